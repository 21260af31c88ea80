"""The three-hump camel: one deep valley between two shallow ones."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class ThreeHumpCamel(Formula):
    """The global minimum in the middle, a local one on either side near (±1.75, ∓0.87)."""

    about = About(
        "Three-hump camel",
        1972,
        "F. H. Branin",
        idea="Three valleys in a row: a start too far out ends in the wrong one.",
        source="Widely convergent method for finding multiple solutions. IBM Journal of Research and Development 16 (1972).",
    )
    formula = "2*x**2 - 1.05*x**4 + x**6/6 + x*y + y**2"
    domain = Domain(x=(-2.5, 2.5), y=(-2.5, 2.5))
    starts = ((-1.9, 2.1), (2.2, -0.7), (1.13, 1.87))
    logarithmic = True

    def minima(self) -> tuple[Point, ...]:
        """The valley in the middle."""
        return ((0.0, 0.0),)
