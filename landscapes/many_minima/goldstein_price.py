"""The Goldstein-Price function: heights from three to three million."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class GoldsteinPrice(Formula):
    """Four minima in crossing valleys; gradients reach 1e7 at an edge, so hardly any fixed learning rate works."""

    about = About(
        "Goldstein–Price",
        1971,
        "A. A. Goldstein & J. F. Price",
        idea="Six decades of height: a learning rate that is safe at the steep edge is asleep at the bottom.",
        source="On descent from local minima. Mathematics of Computation 25 (1971).",
    )
    formula = (
        "(1 + (x + y + 1)**2*(19 - 14*x + 3*x**2 - 14*y + 6*x*y + 3*y**2))"
        "*(30 + (2*x - 3*y)**2*(18 - 32*x + 12*x**2 + 48*y - 36*x*y + 27*y**2))"
    )
    domain = Domain(x=(-2, 2), y=(-3, 1))
    starts = ((-1.5, 0.5), (1.37, -2.61), (0.83, 0.47))
    logarithmic = True
    hazards = "Gradients reach ten million: from the steep edge a learning rate of 10⁻⁶ overflows within a few steps."

    def minima(self) -> tuple[Point, ...]:
        """The lowest of the four."""
        return ((0.0, -1.0),)
