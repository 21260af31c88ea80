"""Rosenbrock's curved valley."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Rosenbrock(Formula):
    """A parabola-shaped valley with steep walls and an almost flat floor."""

    about = About(
        "Rosenbrock",
        1960,
        "H. H. Rosenbrock",
        idea="A curved valley: quick to find, slow to follow.",
        source="An automatic method for finding the greatest or least value of a function. The Computer Journal 3 (1960).",
    )
    formula = "(a - x)**2 + b*(y - x**2)**2"
    a: float = parameter(1.0, symbol="a", bounds=(-1.4, 1.4), help="Where along the valley the minimum lies.")
    b: float = parameter(
        100.0, symbol="b", bounds=(0, 1e4), slider=(1, 1e3), scale="log", help="How steep the walls are."
    )
    domain = Domain(x=(-2, 2), y=(-1, 3))
    starts = ((-1.2, 1.0), (0.1, 2.5), (-1.7, -0.6))
    logarithmic = True
    hazards = "Beyond the map the walls grow with the fourth power: a large learning rate overflows within ten steps."

    def minima(self) -> tuple[Point, ...]:
        """Where both squares vanish; without walls (b = 0), some points of the line x = a, all of which are minima."""
        return (
            ((self.a, self.a**2),) if self.b else tuple((self.a, y) for y in np.linspace(*self.domain.y, 17).tolist())
        )

    def distance_to_minimum(self, positions: Array) -> Array:
        """The distance to the minimum, or to the line of minima."""
        distance: Array = np.abs(positions[0] - self.a)
        return super().distance_to_minimum(positions) if self.b else distance
