"""A bowl with a step."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class StepCliff(Formula):
    """A shallow bowl, cut by a steep sigmoid; crossing it leaves one huge gradient in an optimizer's memory."""

    about = About(
        "Step cliff",
        2013,
        "R. Pascanu, T. Mikolov & Y. Bengio",
        idea="One steep step in a gentle bowl: memories of that gradient fade at different speeds.",
        source="On the difficulty of training recurrent neural networks. ICML (2013).",
    )
    formula = "0.02*x**2 + 0.05*y**2 + sigmoid(steepness*(x - 0.5))"
    steepness: float = parameter(
        25.0, symbol="k", bounds=(5, 1e3), slider=(5, 50), help="How steep the step is; its height is one."
    )
    domain = Domain(x=(-3, 3), y=(-3, 3))
    starts = ((1.9, 2.3), (2.7, -1.4), (0.61, 0.83))

    def minima(self) -> tuple[Point, ...]:
        """The bottom of the bowl, which the foot of the step pushes to the left."""

        def slope(x: float) -> float:
            return float(self.gradient(np.array([x, 0.0]))[0])

        return ((float(brentq(slope, -3.0, 0.5, xtol=1e-15)), 0.0),)
