"""Booth's function: a mild bowl that stands askew."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Booth(Formula):
    """Two squared lines that cross; nine times steeper across than along, at 45 degrees."""

    about = About(
        "Booth",
        1989,
        "A. R. Buckley",
        idea="A mild slanted bowl: nearly every method arrives, so compare how.",
        source="Test functions for unconstrained minimization. Report 1989CS-3, Dalhousie University (1989): problem 36.",
    )
    formula = "(x + 2*y - 7)**2 + (2*x + y - 5)**2"
    domain = Domain(x=(-10, 10), y=(-10, 10))
    starts = ((-8.1, -7.3), (7.7, -8.6), (-3.4, 8.9))
    logarithmic = True

    def minima(self) -> tuple[Point, ...]:
        """Where both lines cross."""
        return ((1.0, 3.0),)
