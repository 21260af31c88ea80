"""Himmelblau's function: four equal minima."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Himmelblau(Formula):
    """Two parabolas that cross four times; the start decides which crossing is found."""

    about = About(
        "Himmelblau",
        1972,
        "D. M. Himmelblau",
        idea="Four equal minima: where you end depends on where you start, and on the optimizer.",
        source="Applied Nonlinear Programming. McGraw-Hill (1972).",
    )
    formula = "(x**2 + y - 11)**2 + (x + y**2 - 7)**2"
    domain = Domain(x=(-5, 5), y=(-5, 5))
    starts = ((0.13, 0.21), (-0.4, -0.9), (4.4, -4.6))
    logarithmic = True
    hazards = "Beyond the map the walls grow with the fourth power: a large learning rate overflows within ten steps."

    def minima(self) -> tuple[Point, ...]:
        """The four crossings; all but the first are known by their digits only."""
        return (
            (3.0, 2.0),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.283185991286170),
            (3.584428340330492, -1.848126526964404),
        )
