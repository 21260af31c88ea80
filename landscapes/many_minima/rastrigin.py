"""Rastrigin's function: a bowl covered with egg-box dimples."""

from dataclasses import dataclass

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Rastrigin(Formula):
    """A regular lattice of local minima; almost every local method is caught by the nearest one."""

    about = About(
        "Rastrigin",
        1974,
        "L. A. Rastrigin",
        idea="A hundred and twenty traps on a bowl: descent finds the nearest dimple, seldom the best.",
        source="Systems of Extremal Control. Nauka, Moscow (1974).",
    )
    formula = "2*amplitude + x**2 - amplitude*cos(2*pi*x) + y**2 - amplitude*cos(2*pi*y)"
    amplitude: float = parameter(10.0, symbol="A", bounds=(0, 100), slider=(0, 20), help="How deep the dimples are.")
    domain = Domain(x=(-5.12, 5.12), y=(-5.12, 5.12))
    starts = ((4.3, -3.7), (0.42, 0.37), (-2.6, 1.45))

    def minima(self) -> tuple[Point, ...]:
        """The dimple in the middle."""
        return ((0.0, 0.0),)
