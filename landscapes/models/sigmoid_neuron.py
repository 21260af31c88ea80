"""A sigmoid neuron that learns from another."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from catalog import About, Array, Point
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain

INPUTS = np.linspace(-2.0, 2.0, 20)
TARGETS = expit(3.0 * INPUTS - 1.0)


@dataclass(frozen=True)
class SigmoidNeuron(EmpiricalRisk):
    """Weight x and bias y of a student, squared error against a teacher with weight 3 and bias -1."""

    about = About(
        "Sigmoid neuron",
        1986,
        "D. E. Rumelhart, G. E. Hinton & R. J. Williams",
        idea="Saturation: where the neuron is sure and wrong, the slope has vanished.",
        source="Learning representations by back-propagating errors. Nature 323 (1986).",
    )
    sample_formula = "(sigmoid(x*u + y) - t)**2"
    domain = Domain(x=(-8, 8), y=(-6, 6))
    starts = ((-7.1, 5.2), (-4.3, -3.7), (6.4, 4.9))
    logarithmic = True

    @property
    def samples(self) -> Mapping[str, Array]:
        """Twenty inputs and the teacher's answers."""
        return {"u": INPUTS, "t": TARGETS}

    def minima(self) -> tuple[Point, ...]:
        """The teacher."""
        return ((3.0, -1.0),)
