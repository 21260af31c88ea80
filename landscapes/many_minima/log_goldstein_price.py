"""The Goldstein-Price function, seen through a logarithm."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class LogGoldsteinPrice(Formula):
    """The same minima in the same places; only the heights are rescaled."""

    about = About(
        "Log Goldstein–Price",
        2013,
        "V. Picheny, T. Wagner & D. Ginsbourger",
        idea="The same map after one logarithm: rescaling the loss tames what no learning rate could.",
        source="A benchmark of kriging-based infill criteria for noisy optimization. Struct. Multidiscip. Optim. 48 (2013).",
    )
    formula = (
        "log(1 + (x + y + 1)**2*(19 - 14*x + 3*x**2 - 14*y + 6*x*y + 3*y**2))"
        " + log(30 + (2*x - 3*y)**2*(18 - 32*x + 12*x**2 + 48*y - 36*x*y + 27*y**2))"
    )
    domain = Domain(x=(-2, 2), y=(-3, 1))
    starts = ((-1.5, 0.5), (1.37, -2.61), (0.83, 0.47))

    def minima(self) -> tuple[Point, ...]:
        """Where the loss itself is lowest."""
        return ((0.0, -1.0),)
