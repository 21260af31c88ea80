"""A saddle with a third slope, for the tail."""

from dataclasses import dataclass

from catalog import About
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class MonkeySaddle(Formula):
    """Three ways down and three ways up meet in a point whose curvature is zero in every direction."""

    about = About(
        "Monkey saddle",
        1932,
        "D. Hilbert & S. Cohn-Vossen",
        idea="The curvature itself vanishes in the middle: second-order methods have nothing to hold on to.",
        source="Anschauliche Geometrie. Springer (1932).",
    )
    formula = "x**3 - 3*x*y**2"
    domain = Domain(x=(-1.5, 1.5), y=(-1.5, 1.5))
    starts = ((0.9, 0.02), (0.31, 0.54), (-0.13, -1.21))
    hazards = "The loss falls without bound; in the middle the Hessian is zero and Newton's step undefined."
