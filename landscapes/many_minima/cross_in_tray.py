"""The cross-in-tray function: a lattice of pits parted by creases."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain

PIT = math.atan(math.sqrt(2) * math.pi)
"""Where the slope along the diagonal vanishes: cot x = 1/(√2 π)."""


@dataclass(frozen=True)
class CrossInTray(Formula):
    """Pits between creases along multiples of π; the four in the middle are the deepest."""

    about = About(
        "Cross-in-tray",
        2006,
        "S. K. Mishra",
        idea="Creases part the pits: whoever starts in one stays there.",
        source="Some new test functions for global optimization. Munich Personal RePEc Archive 2718 (2006).",
    )
    formula = "-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - sqrt(x**2 + y**2)/pi))) + 1)**0.1"
    domain = Domain(x=(-10, 10), y=(-10, 10))
    starts = ((1.9, 2.3), (-4.1, 5.6), (7.3, -1.1))
    hazards = (
        "On the creases the slope does not exist, and beside them it is huge; e^100 overflows in single precision."
    )

    def minima(self) -> tuple[Point, ...]:
        """The four pits around the middle."""
        return tuple((a, b) for a in (-PIT, PIT) for b in (-PIT, PIT))
