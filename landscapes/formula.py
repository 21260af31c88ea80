"""A landscape that is written as a formula: SymPy derives the gradient and the Hessian, NumPy computes them.

The text is differentiated and compiled once a class, on first use; the landscape's own parameters stay arguments, so
that moving a slider compiles nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np
import sympy as sp
from sympy.printing.numpy import NumPyPrinter

from catalog import Array, parameters, values
from landscapes.functions import COMPUTED, power
from landscapes.grammar import parse, symbol
from landscapes.landscape import Landscape

LARGEST_PRODUCT = 8
"""Up to this exponent a power is written as a product: `np.power` takes ten times longer."""
LARGEST_INTEGER = 2**53
"""From here on an integer is written in floating point, because NumPy's integers end at 2**63."""
REMEMBERED = 4096
"""How many derivatives and programs are kept; visitors type formulas without end."""


@dataclass(frozen=True)
class Formula(Landscape):
    """A landscape whose loss is `formula`, a text in `x`, `y` and the names of its own fields."""

    formula: ClassVar[str]

    def loss(self, position: Array) -> Array:
        """The formula's value at `position`, shape `(2, …)` → `(…)`."""
        (loss,) = _compiled(type(self), 0)(*_coordinates(position), *self._arguments)
        shape = position.shape[1:]
        return loss if np.shape(loss) == shape else np.full(shape, loss)

    def gradient(self, position: Array) -> Array:
        """The formula's first derivatives at `position`, shape `(2, …)` → `(2, …)`."""
        gradient = np.empty(position.shape)
        gradient[0], gradient[1] = _compiled(type(self), 1)(*_coordinates(position), *self._arguments)
        return self._smooth(gradient, position) if _has_singularities(type(self)) else gradient

    def hessian(self, position: Array) -> Array:
        """The formula's second derivatives at `position`, shape `(2, …)` → `(2, 2, …)`."""
        hessian = np.empty((2, *position.shape))
        hessian[0, 0], hessian[0, 1], hessian[1, 1] = _compiled(type(self), 2)(
            *_coordinates(position), *self._arguments
        )
        hessian[1, 0] = hessian[0, 1]
        return self._smooth(hessian, position) if _has_singularities(type(self)) else hessian

    @property
    def latex(self) -> str:
        """The formula as LaTeX, its parameters as letters."""
        return _latex(type(self))

    @cached_property
    def _arguments(self) -> tuple[Any, ...]:
        # NumPy's numbers divide by zero without an exception; Python's do not.
        return tuple(map(np.float64, values(self).values()))

    @staticmethod
    def _smooth(derivative: Array, position: Array) -> Array:
        """Zero where a derivative does not exist although the position is finite: the convention of `Landscape`."""
        undefined = np.isnan(derivative)
        return (
            np.where(undefined & np.isfinite(position).all(axis=0), 0.0, derivative) if undefined.any() else derivative
        )


def _coordinates(position: Array) -> Array:
    """`x` and `y` to unpack: of a lone point as numbers, whose arithmetic is the same and takes a fifth of the time."""
    return position.reshape(2) if position.size == 2 else position


class _Printer(NumPyPrinter):
    """Writes NumPy code that is exact in its constants and cheap in its powers."""

    def _print_Float(self, number: sp.Float) -> str:  # noqa: N802  (SymPy dispatches by class name)
        return repr(float(number))

    def _print_Integer(self, number: sp.Integer) -> str:  # noqa: N802
        return str(int(number)) if abs(number) < LARGEST_INTEGER else repr(float(number))

    def _print_Pow(self, power: sp.Pow, rational: bool = False) -> str:  # noqa: N802
        base, exponent = power.as_base_exp()
        if abs(exponent) in (1, sp.S.Half):
            return str(super()._print_Pow(power, rational=rational))
        if not (exponent.is_Integer and abs(exponent) <= LARGEST_PRODUCT):
            # `**` rounds a lone number differently from an array; `power` treats them alike.
            return f"power({self._print(base)}, {self._print(exponent)})"
        product = f"product({self._print(base)}, {abs(exponent)})"
        if base.is_Symbol:
            product = "(" + "*".join([self._print(base)] * abs(exponent)) + ")"
        return product if exponent > 0 else f"(1/{product})"


def product(base: Any, exponent: int) -> Any:
    """`base ** exponent` by multiplication, for a whole exponent of at least 2."""
    half = base if exponent < 4 else product(base, exponent // 2)
    return half * half if exponent in (2, 4, 8) else base * product(base, exponent - 1)


@lru_cache(REMEMBERED)
def _expressions(landscape: type[Formula], order: int) -> tuple[sp.Expr, ...]:
    """The loss (order 0), its gradient (1), or the upper triangle of its Hessian (2)."""
    x, y = symbol("x"), symbol("y")
    if order == 0:
        return (parse(landscape.formula, parameters(landscape)),)
    if order == 1:
        (loss,) = _expressions(landscape, 0)
        return loss.diff(x), loss.diff(y)
    along_x, along_y = _expressions(landscape, 1)
    return along_x.diff(x), along_x.diff(y), along_y.diff(y)


@lru_cache(REMEMBERED)
def _compiled(landscape: type[Formula], order: int) -> Callable[..., list[Any]]:
    """The expressions of that order as one NumPy function of `x`, `y` and the landscape's parameters."""
    arguments = [symbol(name) for name in ("x", "y", *parameters(landscape))]
    functions = {"product": product, **COMPUTED}
    printer = _Printer({"fully_qualified_modules": False, "inline": True, "allow_unknown_functions": True})
    compiled: Callable[..., list[Any]] = sp.lambdify(
        arguments, list(_expressions(landscape, order)), [functions, "numpy"], printer=printer, cse=True
    )
    return compiled


@lru_cache(REMEMBERED)
def _has_singularities(landscape: type[Formula]) -> bool:
    """Whether a derivative divides by something that may vanish, so that it can be undefined on the map."""
    bases = [p.base for d in _expressions(landscape, 2) for p in d.atoms(sp.Pow) if p.exp.is_negative]
    return any(base.free_symbols for base in bases) or any(d.has(power) for d in _expressions(landscape, 2))


@lru_cache(REMEMBERED)
def _latex(landscape: type[Formula]) -> str:
    letters = {symbol(name): declared.symbol for name, declared in parameters(landscape).items()}
    written = parse(landscape.formula, parameters(landscape), as_written=True)
    with sp.evaluate(False):  # in the writer's order, not SymPy's
        return str(sp.latex(written, order="none", symbol_names=letters))
