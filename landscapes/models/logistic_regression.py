"""Logistic regression on eight points."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Point
from landscapes.empirical_risk import EmpiricalRisk
from landscapes.landscape import Domain

INPUTS = np.array([-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0])
LABELS = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0])


@dataclass(frozen=True)
class LogisticRegression(EmpiricalRisk):
    """Weight x, bias y, a little weight decay; the classes overlap, so there is one best slope."""

    about = About(
        "Logistic regression",
        1958,
        "D. R. Cox",
        idea="A convex loss from data: one minimum, steep on one side and nearly straight on the other.",
        source="The regression analysis of binary sequences. Journal of the Royal Statistical Society B 20 (1958).",
    )
    sample_formula = "softplus((1 - 2*t)*(x*u + y)) + 0.005*x**2"
    domain = Domain(x=(-2, 8), y=(-4, 4))
    starts = ((-1.5, 3.1), (7.3, -2.6), (6.1, 3.4))

    @property
    def samples(self) -> Mapping[str, Array]:
        """Eight points, of which the two in the middle carry the wrong label."""
        return {"u": INPUTS, "t": LABELS}

    def minima(self) -> tuple[Point, ...]:
        """The best slope; the data are symmetric, so the bias is zero."""
        return ((1.5341124809871667, 0.0),)
