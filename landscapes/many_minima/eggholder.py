"""The eggholder: steep pits of every depth."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Eggholder(Formula):
    """Two sines of square roots; the deepest pit is cut open by the edge of the map."""

    about = About(
        "Eggholder",
        1996,
        "D. Whitley, S. Rana, J. Dzubera & K. E. Mathias",
        idea="Pits everywhere, the deepest at the very edge of the map.",
        source="Evaluating evolutionary algorithms. Artificial Intelligence 85 (1996).",
    )
    formula = "-(y + 47)*sin(sqrt(abs(x/2 + y + 47))) - x*sin(sqrt(abs(x - y - 47)))"
    domain = Domain(x=(-512, 512), y=(-512, 512))
    starts = ((431.3, 387.1), (-241.7, 313.9), (83.2, -402.6))
    hazards = "The lowest point lies on the edge of the map and is not flat: descent walks off the map there."

    def minima(self) -> tuple[Point, ...]:
        """The deepest point of the map; the ground falls on beyond the edge."""
        return ((512.0, 404.2318051137578),)
