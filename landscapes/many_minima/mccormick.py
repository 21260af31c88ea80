"""McCormick's function: a corrugated slope."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class McCormick(Formula):
    """A sine across a tilted parabola: valleys side by side, each lower than the last."""

    about = About(
        "McCormick",
        1976,
        "G. P. McCormick",
        idea="Parallel valleys on a tilt: lower ground lies beyond the edge of the map.",
        source="Computability of global solutions to factorable nonconvex programs: Part I. Mathematical Programming 10 (1976).",
    )
    formula = "sin(x + y) + (x - y)**2 - 1.5*x + 2.5*y + 1"
    domain = Domain(x=(-1.5, 4), y=(-3, 4))
    starts = ((3.1, -0.7), (-1.2, 3.3), (0.9, 2.6))
    hazards = "The valleys go on: lower ground lies outside the map."

    def minima(self) -> tuple[Point, ...]:
        """The lowest valley of the map."""
        return ((0.5 - math.pi / 3, -0.5 - math.pi / 3),)
