"""The Levy-Montalvo function: waves that differ along both axes."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Levy(Formula):
    """Long waves along x, short ones along y, growing with the distance from the minimum."""

    about = About(
        "Levy",
        1985,
        "A. V. Levy & A. Montalvo",
        idea="Waves of different length along both axes: one step size suits neither.",
        source="The tunneling algorithm for the global minimization of functions. SIAM J. Sci. Stat. Comput. 6 (1985).",
    )
    formula = (
        "sin(pi*(1 + (x - 1)/4))**2 + ((x - 1)/4)**2*(1 + 10*sin(pi*(1 + (x - 1)/4) + 1)**2)"
        " + ((y - 1)/4)**2*(1 + sin(2*pi*(1 + (y - 1)/4))**2)"
    )
    domain = Domain(x=(-10, 10), y=(-10, 10))
    starts = ((-7.4, 6.8), (8.3, -4.6), (-2.1, -8.9))

    def minima(self) -> tuple[Point, ...]:
        """Where all waves are at rest."""
        return ((1.0, 1.0),)
