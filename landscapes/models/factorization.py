"""The smallest matrix factorization."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Factorization(Formula):
    """Two factors of one number: every point of the curve xy = 1 is a minimum, of sharpness x² + y²."""

    about = About(
        "Factorization",
        2018,
        "S. S. Du, W. Hu & J. D. Lee",
        idea="A curve of minima: small steps keep x² - y², large ones slide towards balance.",
        source="Algorithmic regularization in learning deep homogeneous models. NeurIPS (2018).",
    )
    formula = "(x*y - 1)**2/2"
    domain = Domain(x=(-3, 3), y=(-3, 3))
    starts = ((2.5, 0.3), (-0.41, 1.87), (0.07, -0.11))
    has_curve_of_minima = True
    logarithmic = True
    hazards = "Above the learning rate 2/(x² + y²) a minimum does not hold a run; far out a step may overflow."

    def minima(self) -> tuple[Point, ...]:
        """Some points of the curve xy = 1."""
        return tuple((sign * t, sign / t) for sign in (1, -1) for t in (0.4, 0.5, 0.625, 0.8, 1.0, 1.25, 1.6, 2.0, 2.5))
