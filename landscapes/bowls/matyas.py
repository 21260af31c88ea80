"""Matyas' function: a shallow valley along the diagonal."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Matyas(Formula):
    """A quadratic bowl, 25 times steeper across the diagonal than along it."""

    about = About(
        "Matyas",
        1965,
        "J. Matyas",
        idea="A shallow slanted valley: methods that treat each axis alone cannot see its direction.",
        source="Random optimization. Automation and Remote Control 26 (1965).",
    )
    formula = "0.26*(x**2 + y**2) - 0.48*x*y"
    domain = Domain(x=(-10, 10), y=(-10, 10))
    starts = ((9.1, -6.2), (-8.3, -2.7), (1.9, 9.4))

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the valley."""
        return ((0.0, 0.0),)
