"""The functions and constants that a formula may use, each with its slope, its LaTeX and the NumPy function that computes it.

SymPy's own functions allow for complex numbers, rewrite themselves at length and answer a kink with a delta function. The
functions here are plain real ones that stay whole. Where a slope does not exist it is 0, or half of the jump where two
branches meet. A slope is written so that nothing cancels: 1 - σ(z) has no correct digit left at z = 40, σ(-z) has all.
"""

# ruff: noqa: PLW0108  (a slope names a function that is defined below it, so it must be looked up late)

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import sympy as sp
from sympy.printing.latex import LatexPrinter

from landscapes.special_functions import SPECIAL_FUNCTIONS


class RealFunction(sp.Function):
    """A function that stays whole until it is differentiated; `slopes` holds one partial derivative a value."""

    template = ""
    slopes: tuple[Callable[..., sp.Expr], ...] = ()

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        """The partial derivative by the value at `argindex`, counted from 1 as SymPy does."""
        slope = self.slopes[argindex - 1](*self.args)
        return sp.S.Zero + slope  # an expression, even where the slope is a plain number

    def _eval_is_extended_real(self) -> bool:
        return True

    def _latex(self, printer: LatexPrinter, exp: str | None = None) -> str:
        inner = ", ".join(printer.doprint(argument) for argument in self.args)
        whole = self.template.replace("#", inner)
        return whole if exp is None else rf"\left({whole}\right)^{{{exp}}}"


def _function(name: str, template: str, *slopes: Callable[..., sp.Expr]) -> Any:
    """The function that is computed under `name`, shown as `template` around its values `#`."""
    make: Any = type(RealFunction)
    return make(name, (RealFunction,), {"nargs": len(slopes), "template": template, "slopes": slopes})


def _named(name: str, *slopes: Callable[..., sp.Expr], shown: str = "") -> Any:
    return _function(name, (shown or rf"\{name}") + r"\left(#\right)", *slopes)


_HALF = sp.Rational(1, 2)

exp: Any = _function("exp", r"e^{#}", lambda z: exp(z))
log: Any = _named("log", lambda z: 1 / z)
log10: Any = _named("log10", lambda z: 1 / (sp.Float(math.log(10)) * z), shown=r"\log_{10}")
log2: Any = _named("log2", lambda z: 1 / (sp.Float(math.log(2)) * z), shown=r"\log_{2}")
sqrt: Any = _function("sqrt", r"\sqrt{#}", lambda z: _HALF / sqrt(z))
power: Any = _function(
    "power", r"\operatorname{power}\left(#\right)", lambda b, c: c * power(b, c - 1), lambda b, c: log(b) * power(b, c)
)

sin: Any = _named("sin", lambda z: cos(z))
cos: Any = _named("cos", lambda z: -sin(z))
tan: Any = _named("tan", lambda z: 1 + tan(z) ** 2)
asin: Any = _named("asin", lambda z: 1 / sqrt((1 - z) * (1 + z)), shown=r"\arcsin")
acos: Any = _named("acos", lambda z: -1 / sqrt((1 - z) * (1 + z)), shown=r"\arccos")
atan: Any = _named("atan", lambda z: 1 / (1 + z**2), shown=r"\arctan")
atan2: Any = _named(
    "atan2", lambda v, u: u / (u**2 + v**2), lambda v, u: -v / (u**2 + v**2), shown=r"\operatorname{atan2}"
)
cos_root: Any = _function("cos_root", r"\cos\left(\sqrt{#}\right)", lambda s: -_HALF * sinc_root(s))
sinc_root: Any = _function("sinc_root", r"\operatorname{sinc}\left(\sqrt{#}\right)", lambda s: sinc_root_slope(s))
sinc_root_slope: Any = _function(
    "sinc_root_slope",
    r"\operatorname{sinc}'\left(\sqrt{#}\right)",
    lambda s: -(sinc_root(s) + 6 * sinc_root_slope(s)) / (4 * s),
)
sinh: Any = _named("sinh", lambda z: cosh(z))
cosh: Any = _named("cosh", lambda z: sinh(z))
tanh: Any = _named("tanh", lambda z: sech_squared(z))
sech_squared: Any = _named("sech_squared", lambda z: -2 * tanh(z) * sech_squared(z), shown=r"\operatorname{sech}^2")
sigmoid: Any = _named("sigmoid", lambda z: sigmoid_slope(z), shown=r"\sigma")
sigmoid_slope: Any = _named("sigmoid_slope", lambda z: -tanh(z / 2) * sigmoid_slope(z), shown=r"\sigma'")
softplus: Any = _function("softplus", r"\log\left(1 + e^{#}\right)", lambda z: sigmoid(z))

absolute: Any = _function("absolute", r"\left|#\right|", lambda z: sign(z))
sign: Any = _named("sign", lambda z: 0, shown=r"\operatorname{sign}")
floor: Any = _function("floor", r"\left\lfloor #\right\rfloor", lambda z: 0)
heaviside: Any = _named("heaviside", lambda z, at_zero: 0, lambda z, at_zero: 0, shown="H")
relu: Any = _named("relu", lambda z: heaviside(z, 0), shown=r"\operatorname{relu}")
maximum: Any = _named(
    "maximum", lambda a, b: heaviside(a - b, _HALF), lambda a, b: heaviside(b - a, _HALF), shown=r"\max"
)
minimum: Any = _named(
    "minimum", lambda a, b: heaviside(b - a, _HALF), lambda a, b: heaviside(a - b, _HALF), shown=r"\min"
)


class FunctionSpec(NamedTuple):
    """What the name of a function means: the SymPy function that it builds, and the one that computes plain numbers."""

    build: Any
    compute: Callable[..., Any]

    @property
    def n_values(self) -> int:
        """How many values stand in its brackets."""
        return len(self.build.slopes)


FUNCTIONS: Mapping[str, FunctionSpec] = {
    "abs": FunctionSpec(absolute, np.abs),
    "sign": FunctionSpec(sign, np.sign),
    "sqrt": FunctionSpec(sqrt, np.sqrt),
    "exp": FunctionSpec(exp, np.exp),
    "log": FunctionSpec(log, np.log),
    "ln": FunctionSpec(log, np.log),
    "log10": FunctionSpec(log10, np.log10),
    "log2": FunctionSpec(log2, np.log2),
    "sin": FunctionSpec(sin, np.sin),
    "cos": FunctionSpec(cos, np.cos),
    "tan": FunctionSpec(tan, np.tan),
    "asin": FunctionSpec(asin, np.arcsin),
    "acos": FunctionSpec(acos, np.arccos),
    "atan": FunctionSpec(atan, np.arctan),
    "arcsin": FunctionSpec(asin, np.arcsin),
    "arccos": FunctionSpec(acos, np.arccos),
    "arctan": FunctionSpec(atan, np.arctan),
    "atan2": FunctionSpec(atan2, np.arctan2),
    "sinh": FunctionSpec(sinh, np.sinh),
    "cosh": FunctionSpec(cosh, np.cosh),
    "tanh": FunctionSpec(tanh, np.tanh),
    "sigmoid": FunctionSpec(sigmoid, SPECIAL_FUNCTIONS["sigmoid"]),
    "softplus": FunctionSpec(softplus, SPECIAL_FUNCTIONS["softplus"]),
    "relu": FunctionSpec(relu, SPECIAL_FUNCTIONS["relu"]),
    "max": FunctionSpec(maximum, np.maximum),
    "min": FunctionSpec(minimum, np.minimum),
    "floor": FunctionSpec(floor, np.floor),
}
CONSTANTS: Mapping[str, sp.Expr] = {"pi": sp.pi, "e": sp.E}
GREEK: Mapping[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda_", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega",
}  # fmt: skip
"""Greek letters as names; `lambda` alone would be a word of Python."""
