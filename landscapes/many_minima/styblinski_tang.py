"""The Styblinski-Tang function: four valleys in a square."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class StyblinskiTang(Formula):
    """The same quartic along both axes, so that each coordinate chooses its valley alone."""

    about = About(
        "Styblinski–Tang",
        1990,
        "M. A. Styblinski & T.-S. Tang",
        idea="Four valleys, one per choice of sign: each coordinate decides for itself.",
        source="Experiments in nonconvex optimization. Neural Networks 3 (1990).",
    )
    formula = "(x**4 - 16*x**2 + 5*x + y**4 - 16*y**2 + 5*y)/2"
    domain = Domain(x=(-5, 5), y=(-5, 5))
    starts = ((0.2, 0.3), (4.3, -4.1), (0.37, 3.64))
    hazards = "Beyond the map the walls grow with the fourth power: a large learning rate overflows within ten steps."

    def minima(self) -> tuple[Point, ...]:
        """The deepest valley, a root of 4x³ - 32x + 5 in both coordinates."""
        return ((-2.903534027771177, -2.903534027771177),)
