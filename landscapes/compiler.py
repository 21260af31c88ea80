"""Compile the text of a formula: SymPy derives slopes and curvatures, NumPy computes them.

What is derived is kept by its text and its letters, so that equal formulas are derived once and moving a slider compiles
nothing.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.printing.numpy import NumPyPrinter

from landscapes.functions import power
from landscapes.parser import parse, symbol
from landscapes.removable_singularities import without_removable_singularities
from landscapes.special_functions import SPECIAL_FUNCTIONS

LARGEST_PRODUCT = 8
"""Up to this exponent a power is written as a product: `np.power` takes ten times longer."""
LARGEST_INTEGER = 2**53
"""From here on an integer is written in floating point, because NumPy's integers end at 2**63."""
REMEMBERED = 512
"""How many derivatives and programs are kept: visitors type formulas without end, and the largest take half a megabyte each."""


@lru_cache(REMEMBERED)
def derivatives(text: str, letters: tuple[str, ...], order: int) -> tuple[sp.Expr, ...]:
    """The loss (order 0), its gradient (1), or the upper triangle of its Hessian (2)."""
    x, y = symbol("x"), symbol("y")
    if order == 0:
        return (parse(text, letters),)
    if order == 1:
        loss = without_removable_singularities(parse(text, letters))
        return loss.diff(x), loss.diff(y)
    along_x, along_y = derivatives(text, letters, 1)
    return along_x.diff(x), along_x.diff(y), along_y.diff(y)


@lru_cache(REMEMBERED)
def compiled(text: str, letters: tuple[str, ...], order: int) -> Callable[..., list[Any]]:
    """The derivatives of that order as one NumPy function of the `letters`, `x` and `y`."""
    arguments = [symbol(name) for name in (*letters, "x", "y")]
    functions = {"product": product, **SPECIAL_FUNCTIONS}
    printer = _Printer({"fully_qualified_modules": False, "inline": True, "allow_unknown_functions": True})
    function: Callable[..., list[Any]] = sp.lambdify(
        arguments, list(derivatives(text, letters, order)), [functions, "numpy"], printer=printer, cse=True
    )
    return function


@lru_cache(REMEMBERED)
def has_singularities(text: str, letters: tuple[str, ...]) -> bool:
    """Whether a derivative divides by something that may vanish, so that it can be undefined on the map."""
    curvatures = derivatives(text, letters, 2)
    bases = [p.base for d in curvatures for p in d.atoms(sp.Pow) if p.exp.is_negative]
    return any(base.free_symbols for base in bases) or any(d.has(power) for d in curvatures)


def as_latex(text: str, symbols: Mapping[str, str]) -> str:
    """The formula as LaTeX in the writer's order, each letter shown by its symbol."""
    return _as_latex(text, tuple(symbols.items()))


@lru_cache(REMEMBERED)
def _as_latex(text: str, symbols: tuple[tuple[str, str], ...]) -> str:
    written = parse(text, dict(symbols), as_written=True)
    with sp.evaluate(False):  # SymPy would sort the terms
        return str(sp.latex(written, order="none", symbol_names=_symbol_names(symbols)))


@lru_cache(REMEMBERED)
def slopes_as_latex(text: str, symbols: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The two first derivatives of the formula as LaTeX."""
    letters = tuple(name for name, _ in symbols)
    along_x, along_y = (sp.latex(slope, symbol_names=_symbol_names(symbols)) for slope in derivatives(text, letters, 1))
    return str(along_x), str(along_y)


def _symbol_names(symbols: tuple[tuple[str, str], ...]) -> dict[sp.Symbol, str]:
    return {symbol(name): shown for name, shown in symbols}


class _Printer(NumPyPrinter):
    """Writes NumPy code that is exact in its constants and cheap in its powers."""

    def _print_Float(self, number: sp.Float) -> str:  # noqa: N802  (SymPy dispatches by class name)
        return repr(float(number))

    def _print_Integer(self, number: sp.Integer) -> str:  # noqa: N802  (as above)
        return str(int(number)) if abs(number) < LARGEST_INTEGER else repr(float(number))

    def _print_Pow(self, power: sp.Pow, rational: bool = False) -> str:  # noqa: N802  (as above)
        base, exponent = power.as_base_exp()
        if exponent == -1:
            return f"(1/({self._print(base)}))"
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
