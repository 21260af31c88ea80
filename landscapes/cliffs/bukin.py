"""Bukin's sixth function: a curved knife edge."""

from dataclasses import dataclass

from catalog import About, Point
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Bukin(Formula):
    """A parabola-shaped crease, infinitely sharp, along which the floor falls very gently."""

    about = About(
        "Bukin N. 6",
        1997,
        "A. D. Bukin",
        idea="A knife edge: the slope jumps across it and grows without bound towards it.",
        source="New minimization strategy for non-smooth functions. Preprint BINP 97-79, Novosibirsk (1997).",
    )
    formula = "100*sqrt(abs(y - 0.01*x**2)) + 0.01*abs(x + 10)"
    domain = Domain(x=(-15, -5), y=(-3, 3))
    starts = ((-6.3, 2.4), (-13.7, -1.9), (-7.9, -0.6))
    hazards = "The slope grows without bound towards the edge and is, by convention, zero on it; no fixed learning rate settles."

    def minima(self) -> tuple[Point, ...]:
        """The lowest point of the edge."""
        return ((-10.0, 1.0),)
