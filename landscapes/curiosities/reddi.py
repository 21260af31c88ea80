"""The loss on which Adam walks the wrong way, averaged."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Reddi(Formula):
    """Once in three steps the slope is C, else -1: a short memory forgets the rare, large slope that points the right way."""

    about = About(
        "Reddi, Kale & Kumar",
        2018,
        "S. J. Reddi, S. Kale & S. Kumar",
        idea="A plain slope on average, but seen one sample at a time a short memory goes uphill.",
        source="On the convergence of Adam and beyond. ICLR (2018).",
    )
    formula = "(c - 2)*x/3 + y**2/2"
    c: float = parameter(
        3.0,
        symbol="C",
        bounds=(2, 1e3),
        slider=(2.1, 10),
        label="C",
        help="The rare slope; the mean of C, −1 and −1 is what is drawn.",
    )
    domain = Domain(x=(-1, 1), y=(-1, 1))
    starts = ((0.37, 0.83), (0.91, -0.46), (-0.23, 0.61))
    hazards = "The paper keeps x within [−1, 1], where −1 is best; here the loss goes on falling."

    def minima(self) -> tuple[Point, ...]:
        """None, unless the mean slope is zero (C = 2): then some points of the line y = 0, all of which are minima."""
        return () if self.c > 2 else tuple((x, 0.0) for x in np.linspace(*self.domain.x, 17).tolist())

    def distance_to_minimum(self, positions: Array) -> Array:
        """Infinite, or the distance to the line of minima."""
        distance: Array = np.abs(positions[1])
        return super().distance_to_minimum(positions) if self.c > 2 else distance
