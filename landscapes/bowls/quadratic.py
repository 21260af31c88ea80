"""A quadratic bowl whose condition number can be turned."""

from dataclasses import dataclass

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Quadratic(Formula):
    """The simplest loss: gradient descent is stable below the learning rate 2/κ and needs about κ steps.

    The ravine is its steep sibling, on a longer map.
    """

    about = About(
        "Quadratic bowl",
        1847,
        "A.-L. Cauchy",
        idea="One steep and one shallow direction: the learning rate must suit the steep one.",
        source="Méthode générale pour la résolution des systèmes d'équations simultanées. Comptes Rendus 25 (1847).",
    )
    formula = "x**2/2 + condition_number*y**2/2"
    condition_number: float = parameter(
        10.0,
        symbol=r"\kappa",
        bounds=(1e-3, 1e6),
        slider=(1, 1e3),
        scale="log",
        help="How much steeper the second direction is than the first.",
    )
    domain = Domain(x=(-3, 3), y=(-1.5, 1.5))
    starts = ((-2.7, 0.93), (2.3, -1.2), (-0.31, 1.4))
    logarithmic = True

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the bowl."""
        return ((0.0, 0.0),)
