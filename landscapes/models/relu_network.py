"""A network of one rectified unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Point
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain

INPUTS = np.linspace(0.1, 2.0, 20)


@dataclass(frozen=True)
class ReluNetwork(EmpiricalRisk):
    """Input weight x and output weight y; wherever x is negative the unit is dead and nothing can be learnt."""

    about = About(
        "ReLU network",
        2011,
        "X. Glorot, A. Bordes & Y. Bengio",
        idea="A dead unit: on two fifths of the map the slope is exactly zero.",
        source="Deep sparse rectifier neural networks. AISTATS (2011).",
    )
    sample_formula = "(y*relu(x*u) - t)**2"
    domain = Domain(x=(-2, 3), y=(-2, 3))
    starts = ((-0.5, 1.1), (0.31, -1.3), (2.7, 2.1))
    has_curve_of_minima = True
    hazards = "Wherever x is negative the slope is exactly zero: nothing moves there."

    @property
    def samples(self) -> Mapping[str, Array]:
        """Twenty positive inputs, to be passed on unchanged."""
        return {"u": INPUTS, "t": INPUTS}

    def minima(self) -> tuple[Point, ...]:
        """Some points of the curve on which the product of both weights is 1."""
        return tuple((t, 1 / t) for t in (0.4, 0.5, 0.625, 0.8, 1.0, 1.25, 1.6, 2.0, 2.5))
