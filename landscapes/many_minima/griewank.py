"""Griewank's function: a wide bowl under a cosine."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Griewank(Formula):
    """From far away a parabola, from near a field of cosines; this map stands near."""

    about = About(
        "Griewank",
        1981,
        "A. O. Griewank",
        idea="Rough from near, smooth from afar: what a step sees depends on its length.",
        source="Generalized descent for global optimization. Journal of Optimization Theory and Applications 34 (1981).",
    )
    formula = "(x**2 + y**2)/4000 - cos(x)*cos(y/sqrt(2)) + 1"
    domain = Domain(x=(-10, 10), y=(-10, 10))
    starts = ((7.3, -8.1), (-2.4, 3.1), (1.27, 5.6))

    def minima(self) -> tuple[Point, ...]:
        """The dimple in the middle."""
        return ((0.0, 0.0),)
