"""The ravine, turned away from the axes."""

import math
from dataclasses import dataclass

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class RotatedRavine(Formula):
    """The quadratic valley of the ravine; the angle decides how much help a step size for each axis is."""

    about = About(
        "Rotated ravine",
        1996,
        "R. Salomon",
        idea="Turn the ravine and adaptive step sizes lose their magic: they only see the axes.",
        source="Re-evaluating genetic algorithm performance under coordinate rotation. BioSystems 39 (1996).",
    )
    formula = "((x*cos(angle) + y*sin(angle))**2 + condition_number*(y*cos(angle) - x*sin(angle))**2)/2"
    angle: float = parameter(
        math.pi / 4,
        symbol=r"\varphi",
        bounds=(-10, 10),
        slider=(0, math.pi / 2),
        help="How far it is turned, in radians.",
    )
    condition_number: float = parameter(
        100.0,
        symbol=r"\kappa",
        bounds=(1e-3, 1e6),
        slider=(1, 1e3),
        scale="log",
        help="How much steeper the walls are than the floor.",
    )
    domain = Domain(x=(-3, 3), y=(-3, 3))
    starts = ((-2.71, -2.06), (2.83, 0.64), (-0.92, 2.57))
    target_margin = 0.001

    def minima(self) -> tuple[Point, ...]:
        """The lowest point of the floor."""
        return ((0.0, 0.0),)
