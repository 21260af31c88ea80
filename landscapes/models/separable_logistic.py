"""Logistic regression on data that a line separates."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import About, Array
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain

INPUTS = np.array([-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0])
LABELS = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0])


@dataclass(frozen=True)
class SeparableLogistic(EmpiricalRisk):
    """Weight x and bias y; every larger weight is better, so the path never ends."""

    about = About(
        "Separable logistic regression",
        2018,
        "D. Soudry et al.",
        idea="No minimum at all: the weight of gradient descent grows like the logarithm of time.",
        source="The implicit bias of gradient descent on separable data. JMLR 19 (2018).",
    )
    sample_formula = "softplus((1 - 2*t)*(x*u + y))"
    domain = Domain(x=(-2, 12), y=(-4, 4))
    starts = ((-1.3, 2.7), (0.2, -3.3), (2.6, 3.4))
    logarithmic = True
    hazards = "There is no minimum: the loss falls for ever towards larger weights."

    @property
    def samples(self) -> Mapping[str, Array]:
        """Eight points, the four on the right labelled 1."""
        return {"u": INPUTS, "t": LABELS}
