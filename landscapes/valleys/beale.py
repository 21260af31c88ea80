"""Beale's function: a flat valley between steep corners."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Beale(Formula):
    """Gradients range from 1e-2 on the floor to 2e5 in the corners, which punishes a fixed learning rate."""

    about = About(
        "Beale",
        1958,
        "E. M. L. Beale",
        idea="Cliffs in the corners, a flat valley between: one learning rate does not suit both.",
        source="On an iterative method for finding a local minimum of a function of more than one variable. Princeton (1958).",
    )
    formula = "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2"
    domain = Domain(x=(-4.5, 4.5), y=(-4.5, 4.5))
    starts = ((1.0, 1.5), (-4.0, -4.0), (-1.3, 2.1))
    logarithmic = True
    hazards = "In the corners the slope exceeds a hundred thousand: a large learning rate overflows at once."

    def minima(self) -> tuple[Point, ...]:
        """Where all three squares vanish."""
        return ((3.0, 0.5),)
