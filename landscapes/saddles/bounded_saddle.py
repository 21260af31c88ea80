"""A saddle with a floor on either side."""

import math
from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class BoundedSaddle(Formula):
    """The plain saddle, whose fall along y is caught by a quartic; what escapes, arrives."""

    about = About(
        "Bounded saddle",
        2017,
        "S. S. Du et al.",
        idea="A saddle with an end: how long the escape takes, then where it leads.",
        source="Gradient descent can take exponential time to escape saddle points. NIPS (2017).",
    )
    formula = "x**2 - y**2 + y**4/4"
    domain = Domain(x=(-2, 2), y=(-2.2, 2.2))
    starts = ((1.5, 1e-06), (-1.37, 0.013), (0.82, -0.29))

    def minima(self) -> tuple[Point, ...]:
        """Both floors, a square root of two from the saddle."""
        return ((0.0, math.sqrt(2)), (0.0, -math.sqrt(2)))
