"""Ackley's function: a funnel with ripples."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Ackley(Formula):
    """Almost flat and rippled outside, a sharp cone in the middle."""

    about = About(
        "Ackley",
        1987,
        "D. H. Ackley",
        idea="Ripples on a funnel: a short step is caught by a ripple, a long one feels the funnel.",
        source="A Connectionist Machine for Genetic Hillclimbing. Kluwer (1987).",
    )
    formula = "-20*exp(-0.2*sqrt((x**2 + y**2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + e + 20"
    domain = Domain(x=(-5, 5), y=(-5, 5))
    starts = ((4.1, 2.9), (-3.37, 1.58), (0.61, -4.52))
    hazards = "The minimum is the tip of a cone: the slope does not shrink as it comes near, so a fixed learning rate circles it."

    def minima(self) -> tuple[Point, ...]:
        """The tip of the cone."""
        return ((0.0, 0.0),)
