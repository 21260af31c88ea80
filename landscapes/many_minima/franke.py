"""Franke's function, upside down: Gaussian hills as valleys."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Franke(Formula):
    """Three Gaussian pits and one bump on the unit square."""

    about = About(
        "Franke, negated",
        1979,
        "R. Franke",
        idea="Two pits of different depth under smooth ground: the start decides which is met first.",
        source="A critical comparison of some methods for interpolation of scattered data. NPS53-79-003 (1979).",
    )
    formula = (
        "-(0.75*exp(-((9*x - 2)**2 + (9*y - 2)**2)/4) + 0.75*exp(-(9*x + 1)**2/49 - (9*y + 1)/10)"
        " + 0.5*exp(-((9*x - 7)**2 + (9*y - 3)**2)/4) - 0.2*exp(-(9*x - 4)**2 - (9*y - 7)**2))"
    )
    domain = Domain(x=(0, 1), y=(0, 1))
    starts = ((0.93, 0.61), (0.53, 0.87), (0.57, 0.31))
    hazards = "The map is one unit wide, so a learning rate that suits other maps is far too large."

    def minima(self) -> tuple[Point, ...]:
        """The deeper of the two pits."""
        return ((0.20599157038050767, 0.2080501383429417),)
