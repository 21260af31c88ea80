"""A landscape from a formula that a visitor typed.

The text goes through the same door as a built-in formula (`parser.py`), and its operations are counted before it is
differentiated. Letters other than x and y become parameters; the box, the starts and the minima are found by looking.
"""

from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np

from catalog import About, Array, Point, check, number_in_sentence, parameter, values
from landscapes.domain_choice import N_POINTS, choose_domain, choose_starts, heights_on, spans_decades
from landscapes.formula import Formula
from landscapes.landscape import LARGEST_COORDINATE, Domain, distance_to_floor
from landscapes.lexer import FormulaError, caret
from landscapes.minimum_search import find_minima
from landscapes.operation_count import count_operations
from landscapes.parser import parse, symbol

MOST_OPERATIONS = 3000
"""How many operations a second derivative may have: derived and compiled within half a second on a slow core."""
MOST_LETTERS = 8
NARROWEST = 1e-9
"""No axis is shorter than this, or than this share of its farther end: a coordinate has about sixteen digits."""
FEWEST_OF_A_CURVE = 6
"""From so many equal minima on, on level ground, they are taken for a curve."""

__all__ = ["FormulaError", "Typed", "caret", "read"]


@dataclass(frozen=True)
class Typed(Formula):
    """What all typed landscapes share: nothing is known about them but what can be computed."""

    given_domain: ClassVar[Domain | None]
    """The box that was asked for, if one was."""

    def loss(self, position: Array) -> Array:
        """The formula's value at `position`, `nan` or infinite where it has none."""
        with np.errstate(all="ignore"):
            return super().loss(position)

    def gradient(self, position: Array) -> Array:
        """The formula's first derivatives at `position`."""
        with np.errstate(all="ignore"):
            return super().gradient(position)

    def hessian(self, position: Array) -> Array:
        """The formula's second derivatives at `position`."""
        with np.errstate(all="ignore"):
            return super().hessian(position)

    def minima(self) -> tuple[Point, ...]:
        """The lowest points inside the box, as far as a search finds them."""
        return self._minima

    def distance_to_minimum(self, positions: Array) -> Array:
        """How far `positions` are from the nearest minimum, or from the curve on which the minima seem to lie."""
        nearest = super().distance_to_minimum(positions)
        return np.minimum(nearest, distance_to_floor(self, positions)) if self._minima_seem_a_curve else nearest

    @cached_property
    def _minima(self) -> tuple[Point, ...]:
        return find_minima(self, self.domain)

    @cached_property
    def _minima_seem_a_curve(self) -> bool:
        if len(self._minima) < FEWEST_OF_A_CURVE:
            return False
        (a, b), (_, c) = self.hessian(np.array(self._minima).T)
        return bool(np.median(np.abs(a * c - b * b) / np.maximum((a + c) ** 2, 1e-300)) < 1e-6)

    def __eq__(self, other: object) -> bool:
        """Equal texts on equal boxes with equal letters, whenever they were read."""
        return isinstance(other, Typed) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @cached_property
    def _identity(self) -> tuple[Any, ...]:
        return self.formula, self.given_domain, *values(self).items()

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from the text, because the class exists in this process only."""
        return _rebuild, (self.formula, self.given_domain, dict(values(self)))


def read(text: str, domain: Domain | None = None) -> Typed:
    """The landscape that `text` describes, on `domain` or on a box that suits it; raises `FormulaError`.

    Equal texts give equal landscapes.
    """
    if domain is not None:
        domain = _checked(domain)
    return _landscape(text, domain)


@lru_cache(512)
def _landscape(text: str, domain: Domain | None) -> Typed:
    expression = parse(text)
    variables = frozenset({symbol("x"), symbol("y")})
    if not expression.free_symbols & variables:
        raise FormulaError("A landscape needs x or y; this formula is the same everywhere.")
    letters = sorted(letter.name for letter in expression.free_symbols - variables)
    if len(letters) > MOST_LETTERS:
        raise FormulaError(f"At most {MOST_LETTERS} letters besides x and y can become sliders, not {len(letters)}.")
    if count_operations(expression, variables).curvature > MOST_OPERATIONS:
        raise FormulaError("This formula is too involved: its slopes would fill pages. Try a shorter one.")
    try:
        return _with_domain_and_starts(_class_for(text, letters, domain), domain)
    except (SyntaxError, RecursionError, MemoryError, OverflowError):
        raise FormulaError("This formula is too deeply nested to be computed.") from None


def _class_for(text: str, letters: list[str], domain: Domain | None) -> type[Typed]:
    """A class for `text` alone, its letters as parameters."""
    about = About(
        "Your formula",
        date.today().year,
        "You",
        idea="A surface of your own: no optimizer has been tuned for it.",
        source="Typed on this page.",
    )
    members = {"about": about, "formula": text, "given_domain": domain, "__module__": __name__, "__doc__": text}
    return make_dataclass("Typed", _fields(letters), bases=(Typed,), namespace=members, frozen=True, eq=False)


def _fields(letters: list[str]) -> list[tuple[str, type, Any]]:
    shown = {name: name.rstrip("_") for name in letters}
    return [
        (
            name,
            float,
            parameter(
                1.0,
                symbol=shown[name] if len(shown[name]) == 1 else "\\" + shown[name],
                label=shown[name],
                bounds=(-1e6, 1e6),
                slider=(-5, 5),
                help=f"The letter {shown[name]} of your formula.",
            ),
        )
        for name in letters
    ]


def _with_domain_and_starts(cls: type[Typed], domain: Domain | None) -> Typed:
    """An instance of `cls`, once its box and starts are found."""
    landscape = cls()
    cls.domain = domain or choose_domain(landscape.loss)
    heights = heights_on(landscape.loss, cls.domain, N_POINTS)
    if not np.isfinite(heights).any():
        raise FormulaError("This formula has no finite value anywhere on the map.")
    cls.logarithmic = spans_decades(heights)
    cls.starts = choose_starts(landscape, cls.domain)
    landscape.hessian(np.array(cls.starts).T)
    return landscape


def _checked(domain: Domain) -> Domain:
    """`domain` with plain numbers, if a map can be drawn of it; raises `FormulaError`."""
    try:
        (left, right), (bottom, top) = ((float(low), float(high)) for low, high in (domain.x, domain.y))
    except (TypeError, ValueError, OverflowError):
        raise FormulaError("The map needs two ordinary numbers for each of its axes.") from None
    return Domain(x=_interval(left, right), y=_interval(bottom, top))


def _interval(low: float, high: float) -> tuple[float, float]:
    ends = f"from {number_in_sentence(low, None)} to {number_in_sentence(high, None)}"
    if not -LARGEST_COORDINATE <= low < high <= LARGEST_COORDINATE:
        most = number_in_sentence(LARGEST_COORDINATE)
        raise FormulaError(f"The map must reach from a smaller number to a larger one within ±{most}, not {ends}.")
    least = NARROWEST * max(1.0, abs(low), abs(high))
    if high - low < least:
        raise FormulaError(
            f"The map is too narrow for the numbers of a computer: {ends}, "
            f"where it must be at least {number_in_sentence(least)} wide."
        )
    return low, high


def _rebuild(text: str, domain: Domain | None, letters: Mapping[str, float]) -> Typed:
    landscape = replace(read(text, domain), **letters)
    check(landscape)
    return landscape
