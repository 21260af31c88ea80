"""A funnel that is saturated outside: the place where epsilon matters."""

import math
from dataclasses import dataclass

from catalog import About, Point, parameter
from landscapes.formula import Formula
from landscapes.landscape import Domain


@dataclass(frozen=True)
class Plateau(Formula):
    """A sigmoid of the distance to the centre; at the map's edge the gradient is below 1e-6, as in a saturated neuron."""

    about = About(
        "Plateau",
        1991,
        "S. Hochreiter",
        idea="Flat ground far from the funnel: gradients vanish, and epsilon decides who still moves.",
        source="Untersuchungen zu dynamischen neuronalen Netzen. Diploma thesis, TU München (1991): saturated sigmoids.",
    )
    formula = "sigmoid(steepness*(sqrt(x**2 + y**2 + 1e-12) - 2))"
    steepness: float = parameter(
        4.0, symbol="k", bounds=(0.1, 10), slider=(0.5, 8), help="How abruptly the funnel ends in flat ground."
    )
    domain = Domain(x=(-6, 6), y=(-6, 6))
    starts = ((5.0, 0.5), (5.9, 0.5), (-2.3, 2.9))
    target_margin = 0.01 - 1 / (1 + math.exp(8))  # at the default steepness the target is 0.01
    hazards = "In the corners the slope is far below the usual epsilon; the tip is rounded within a millionth only."

    def minima(self) -> tuple[Point, ...]:
        """The tip of the funnel."""
        return ((0.0, 0.0),)
