"""Schwefel's function: the best valley is in the farthest corner."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Schwefel(Formula):
    """Waves that grow with the distance from the middle; the second-best valley is far from the best."""

    about = About(
        "Schwefel",
        1981,
        "H.-P. Schwefel",
        idea="The best valley hides in a corner, far from the second best: the slope leads elsewhere.",
        source="Numerical Optimization of Computer Models. Wiley (1981).",
    )
    formula = "837.9657745448678 - x*sin(sqrt(abs(x))) - y*sin(sqrt(abs(y)))"
    domain = Domain(x=(-500, 500), y=(-500, 500))
    starts = ((231.7, -87.3), (402.6, 371.9), (-318.4, 142.8))
    hazards = "Still lower valleys lie outside the map."

    def minima(self) -> tuple[Point, ...]:
        """The valley in the corner."""
        return ((420.96874635998205, 420.96874635998205),)
