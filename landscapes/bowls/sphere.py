"""The round bowl."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Sphere(Formula):
    """Equally steep in every direction, so that the steepest way down leads straight to the minimum."""

    about = About(
        "Sphere",
        1975,
        "K. A. De Jong",
        idea="The easiest bowl: every method should go straight down, and most do.",
        source="An analysis of the behavior of a class of genetic adaptive systems. PhD thesis, University of Michigan (1975).",
    )
    formula = "(x**2 + y**2)/2"
    domain = Domain(x=(-3, 3), y=(-3, 3))
    starts = ((2.5, 1.7), (-1.83, 2.41), (0.37, -2.72))

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the bowl."""
        return ((0.0, 0.0),)
