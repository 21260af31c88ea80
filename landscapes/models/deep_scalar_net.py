"""A deep linear network with two shared weights."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class DeepScalarNet(Formula):
    """Four layers that share two weights: flat along both axes, then a sudden wall."""

    about = About(
        "Deep scalar network",
        2014,
        "A. M. Saxe, J. L. McClelland & S. Ganguli",
        idea="Depth makes a plateau and a cliff out of one multiplication.",
        source="Exact solutions to the nonlinear dynamics of learning in deep linear neural networks. ICLR (2014).",
    )
    formula = "(x**2*y**2 - 1)**2/2"
    domain = Domain(x=(-2.5, 2.5), y=(-2.5, 2.5))
    starts = ((0.23, 1.61), (-2.1, 0.13), (1.9, 1.7))
    has_curve_of_minima = True
    logarithmic = True
    hazards = "On both axes the slope is zero; far out it grows with the seventh power and overflows quickly."

    def minima(self) -> tuple[Point, ...]:
        """Some points of the four curves on which the product of both weights is 1 or -1."""
        return tuple((a * t, b / t) for a in (1, -1) for b in (1, -1) for t in (0.5, 0.625, 0.8, 1.0, 1.25, 1.6, 2.0))
