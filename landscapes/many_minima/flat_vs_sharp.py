"""A sharp valley beside a flat one."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class FlatVersusSharp(Formula):
    """The sharp well is a little deeper; the flat one is wider and forgives a shift of the loss."""

    about = About(
        "Flat and sharp minimum",
        1997,
        "S. Hochreiter & J. Schmidhuber",
        idea="Two minima almost equally deep: large steps and noise leave the sharp one and stay in the flat one.",
        source="Flat minima. Neural Computation 9 (1997).",
    )
    formula = "1.05 - exp(-((x + 1.5)**2 + y**2)/(2*width**2)) - exp(-((x - 1.5)**2 + y**2)/2) + 0.01*(x**2 + y**2)"
    width: float = parameter(
        0.25,
        symbol=r"\sigma",
        bounds=(0.05, 0.9),
        slider=(0.1, 0.6),
        help="The width of the sharp well; the flat one has 1.",
    )
    domain = Domain(x=(-4, 4), y=(-3, 3))
    starts = ((-0.3, 1.7), (-1.71, 0.39), (0.13, -2.1))

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the sharp well, which the other well and the bowl push to the right by a little."""

        def slope(x: float) -> float:
            return float(self.gradient(np.array([x, 0.0]))[0])

        return ((float(brentq(slope, -1.5, -1.5 + self.width / 2, xtol=1e-15)), 0.0),)
