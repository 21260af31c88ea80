"""The ravine in which plain gradient descent zig-zags."""

from dataclasses import dataclass

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Ravine(Formula):
    """A long quadratic valley, a hundred times steeper across than along."""

    about = About(
        "Ravine",
        1964,
        "B. T. Polyak",
        idea="Steep across, shallow along: plain descent bounces between the walls.",
        source="Some methods of speeding up the convergence of iteration methods. USSR Comp. Math. and Math. Phys. 4 (1964).",
    )
    formula = "(x**2 + condition_number*y**2)/2"
    condition_number: float = parameter(
        100.0,
        symbol=r"\kappa",
        bounds=(1e-3, 1e6),
        slider=(1, 1e3),
        scale="log",
        help="How much steeper the walls are than the floor.",
    )
    domain = Domain(x=(-5, 5), y=(-1, 1))
    starts = ((-4.0, 0.8), (4.3, -0.35), (-0.73, 0.9))
    logarithmic = True
    target_margin = 0.001

    def minima(self) -> tuple[Point, ...]:
        """The lowest point of the floor."""
        return ((0.0, 0.0),)
