"""Easom's function: one hole in a wide plain."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Easom(Formula):
    """A Gaussian hole of depth one; from two units away on, ripples turn the little slope that is left."""

    about = About(
        "Easom",
        1990,
        "E. E. Easom",
        idea="A needle in a haystack: outside the hole there is no slope to follow.",
        source="A survey of global optimization techniques. M. Eng. thesis, University of Louisville (1990).",
    )
    formula = "-cos(x)*cos(y)*exp(-(x - pi)**2 - (y - pi)**2)"
    domain = Domain(x=(-2, 8), y=(-2, 8))
    starts = ((1.7, 1.9), (4.9, 2.1), (0.83, 0.91))
    hazards = "Five units from the hole the slope is below 10⁻⁹; a ripple at (1.31, 1.31) is a minimum of its own."

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the hole."""
        return ((math.pi, math.pi),)
