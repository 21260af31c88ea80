"""Michalewicz's function: ditches in a plain."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Michalewicz(Formula):
    """Almost flat but for steep, narrow ditches that cross where the minimum is."""

    about = About(
        "Michalewicz",
        1992,
        "Z. Michalewicz",
        idea="A plain with ditches: nothing to feel until a step falls in.",
        source="Genetic Algorithms + Data Structures = Evolution Programs. Springer (1992).",
    )
    formula = "-sin(x)*sin(x**2/pi)**20 - sin(y)*sin(2*y**2/pi)**20"
    domain = Domain(x=(0.0, math.pi), y=(0.0, math.pi))
    starts = ((1.83, 1.31), (0.74, 2.09), (2.67, 0.93))
    hazards = "On the plain the slope is almost zero; lower ditches lie outside the map."

    def minima(self) -> tuple[Point, ...]:
        """Where the two deepest ditches cross."""
        return ((2.2029055201726093, math.pi / 2),)
