"""A network of one tanh unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Point
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain

INPUTS = np.linspace(-2.0, 2.0, 20)
TARGETS = np.tanh(2.0 * INPUTS)


@dataclass(frozen=True)
class TanhNetwork(EmpiricalRisk):
    """Input weight x and output weight y against a teacher (2, 1); its mirror image is as good."""

    about = About(
        "tanh network",
        1993,
        "A. M. Chen, H. Lu & R. Hecht-Nielsen",
        idea="Two equal minima by symmetry, and the saddle between them where all weights are zero.",
        source="On the geometry of feedforward neural network error surfaces. Neural Computation 5 (1993).",
    )
    sample_formula = "(y*tanh(x*u) - t)**2"
    domain = Domain(x=(-4, 4), y=(-3, 3))
    starts = ((-0.05, 0.06), (-3.2, 2.3), (3.6, -1.9))
    logarithmic = True

    @property
    def samples(self) -> Mapping[str, Array]:
        """Twenty inputs and the teacher's answers."""
        return {"u": INPUTS, "t": TARGETS}

    def minima(self) -> tuple[Point, ...]:
        """The teacher and its mirror image."""
        return ((2.0, 1.0), (-2.0, -1.0))
