"""McCormick's function: a corrugated slope."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class McCormick(Formula):
    """A sine along a tilted trough: hollows in a row, each lower than the last; the map shows two."""

    about = About(
        "McCormick",
        1976,
        "G. P. McCormick",
        idea="Two hollows on a tilt: the start decides which is met, and momentum may carry a run past both.",
        source="Computability of global solutions to factorable nonconvex programs: Part I. Mathematical Programming 10 (1976).",
    )
    formula = "sin(x + y) + (x - y)**2 - 1.5*x + 2.5*y + 1"
    domain = Domain(x=(-1.5, 4), y=(-3, 4))
    starts = ((-0.9, 1.6), (3.1, -0.7), (1.2, -2.4))
    hazards = "The hollows go on: lower ground lies outside the map."

    def minima(self) -> tuple[Point, ...]:
        """The lower hollow of the map."""
        return ((0.5 - math.pi / 3, -0.5 - math.pi / 3),)
