"""A landscape from a formula that a visitor typed.

The text goes through the same door as a built-in formula (`grammar.py`), and is weighed before it is differentiated. Letters
other than x and y become parameters; the box, the starts and the minima are found by looking.
"""

from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np

from catalog import About, Array, Point, check, parameter, values
from landscapes.formula import Formula
from landscapes.grammar import parse, symbol
from landscapes.landscape import LARGEST_COORDINATE, Domain, distance_to_floor
from landscapes.lexer import FormulaError, caret
from landscapes.operation_count import count_operations
from landscapes.survey import N_COARSE, choose_domain, choose_starts, find_minima, heights_on, spans_decades

HEAVIEST_CURVATURE = 3000
"""How many operations a second derivative may have: derived and compiled within half a second on a slow core."""
MOST_LETTERS = 8
CONTINUUM = 6
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
        """How far `positions` are from the nearest minimum, or from the floor of a valley if the minima form one."""
        if self._has_floor:
            floor = float(self.loss(np.array(self._minima[0])))
            return distance_to_floor(self, positions, floor)
        return super().distance_to_minimum(positions)

    @cached_property
    def _minima(self) -> tuple[Point, ...]:
        return find_minima(self, self.domain)

    @cached_property
    def _has_floor(self) -> bool:
        if len(self._minima) < CONTINUUM:
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
        domain = Domain(x=_interval(domain.x), y=_interval(domain.y))
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
    if count_operations(expression, variables).curvature > HEAVIEST_CURVATURE:
        raise FormulaError("This formula is too involved: its slopes would fill pages. Try a shorter one.")
    try:
        return _surveyed(_declared(text, letters, domain), domain)
    except (SyntaxError, RecursionError, MemoryError, OverflowError):
        raise FormulaError("This formula is too deeply nested to be computed.") from None


def _declared(text: str, letters: list[str], domain: Domain | None) -> type[Typed]:
    """A class for `text` alone, its letters as parameters."""
    about = About(
        "Your formula",
        date.today().year,
        "You",
        idea="A surface of your own: nobody has told the optimizer what it will meet.",
        source="Typed on this page.",
    )
    members = {"about": about, "formula": text, "given_domain": domain, "__module__": __name__, "__doc__": text}
    return make_dataclass("Typed", _fields(letters), bases=(Typed,), namespace=members, frozen=True, eq=False)


def _fields(letters: list[str]) -> list[tuple[str, type, Any]]:
    shown = {name: name if len(name) == 1 else "\\" + name.rstrip("_") for name in letters}
    return [
        (
            name,
            float,
            parameter(
                1.0,
                symbol=shown[name],
                bounds=(-1e6, 1e6),
                slider=(-5, 5),
                help=f"The letter {shown[name]} of your formula.",
            ),
        )
        for name in letters
    ]


def _surveyed(cls: type[Typed], domain: Domain | None) -> Typed:
    """An instance of `cls`, once its box and starts are found."""
    landscape = cls()
    cls.domain = domain or choose_domain(landscape.loss)
    heights = heights_on(landscape.loss, cls.domain, N_COARSE)
    if not np.isfinite(heights).any():
        raise FormulaError("This formula has no finite value anywhere on the map.")
    cls.logarithmic = spans_decades(heights)
    cls.starts = choose_starts(landscape, cls.domain)
    landscape.hessian(np.array(cls.starts).T)
    return landscape


def _interval(ends: tuple[float, float]) -> tuple[float, float]:
    low, high = (float(end) for end in ends)
    if not -LARGEST_COORDINATE <= low < high <= LARGEST_COORDINATE:
        raise FormulaError(
            f"The map must reach from a smaller number to a larger one within ±{LARGEST_COORDINATE:g}, "
            f"not from {low:g} to {high:g}."
        )
    return low, high


def _rebuild(text: str, domain: Domain | None, letters: Mapping[str, float]) -> Typed:
    landscape = replace(read(text, domain), **letters)
    check(landscape)
    return landscape
