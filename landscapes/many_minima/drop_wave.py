"""The drop wave: rings around a splash."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class DropWave(Formula):
    """Concentric waves that fade with the distance; every ring but the innermost is a trap."""

    about = About(
        "Drop wave",
        2005,
        "M. Molga & C. Smutnicki",
        idea="Rings of water: to reach the middle, a step must jump over every crest.",
        source="Test functions for optimization needs. Report (2005).",
    )
    formula = "-(1 + cos(12*sqrt(x**2 + y**2)))/((x**2 + y**2)/2 + 2)"
    domain = Domain(x=(-5.12, 5.12), y=(-5.12, 5.12))
    starts = ((3.7, -2.9), (-0.31, 0.27), (0.43, 1.91))

    def minima(self) -> tuple[Point, ...]:
        """The middle of the splash."""
        return ((0.0, 0.0),)
