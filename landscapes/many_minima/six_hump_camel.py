"""The six-hump camel: six valleys, two of them the best."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class SixHumpCamel(Formula):
    """Six local minima in pairs, mirrored at the origin; the best pair is close to the middle."""

    about = About(
        "Six-hump camel",
        1978,
        "L. C. W. Dixon & G. P. Szegő",
        idea="Six basins side by side: momentum can carry a run from one into the next.",
        source="The global optimization problem: an introduction. In: Towards Global Optimisation 2. North-Holland (1978).",
    )
    formula = "(4 - 2.1*x**2 + x**4/3)*x**2 + x*y + (-4 + 4*y**2)*y**2"
    domain = Domain(x=(-2.2, 2.2), y=(-1.2, 1.2))
    starts = ((1.93, 0.87), (-1.72, -0.41), (0.58, 1.07))

    def minima(self) -> tuple[Point, ...]:
        """The best pair, known by its digits only."""
        return ((0.08984201310031806, -0.7126564030207396), (-0.08984201310031806, 0.7126564030207396))
