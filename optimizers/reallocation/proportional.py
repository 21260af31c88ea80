"""Proportional: steep coordinates get more of the step, flat ones less."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.optimizer import decay
from optimizers.rule import ListeningOracle, SharingRule
from optimizers.weights import floor_of_share, in_proportion


class ProportionalState(NamedTuple):
    """The state of the inner optimizer, the weights of the latest step, and the averaged size of the slopes."""

    inner: Any
    weights: Array
    size: Array


@dataclass(frozen=True)
class Proportional(SharingRule):
    r"""Share the step in proportion to the averaged size of the slopes, or to a power of it.

    $a_i \leftarrow \beta a_i + (1-\beta) |g_i|, \qquad w_i = s_0 + (1 - s_0)\, d\, a_i^p / \sum_j a_j^p$

    With $p = 0$ this is the plain method; with a large $p$ nearly all goes to the steepest coordinate, as by Gauss and
    Southwell. Sparse networks share their connections between layers in this way, by the size of the averaged gradients.
    """

    about = About(
        "Proportional",
        2019,
        "T. Dettmers & L. Zettlemoyer",
        idea="The steeper a coordinate has been, the more of the step it gets.",
        source="Sparse networks from scratch: faster training without losing performance. arXiv:1907.04840 (2019).",
        formula=r"a_i \leftarrow \beta a_i + (1-\beta)\,|g_i| \qquad w_i = s_0 + (1 - s_0)\, \frac{d\, a_i^p}{\sum_j a_j^p}",
    )
    exponent: Number = parameter(
        1.0, symbol="p", bounds=(0, 100), slider=(0, 8), help="How much more the steepest get; 0 gives all the same."
    )
    memory: Number = decay(0.9, symbol=r"\beta", help="How much of the averaged size of the slopes is kept.")
    floor: Number = floor_of_share()

    def init(self, position: Array) -> ProportionalState:
        """All alike; no slope has been seen."""
        inner, weights = super().init(position)
        return ProportionalState(inner, weights, np.zeros_like(position))

    def weigh(self, position: Array, state: ProportionalState, oracle: ListeningOracle) -> ProportionalState:
        """Average, then share."""
        size = self.memory * state.size + (1 - self.memory) * np.abs(oracle.slope(position))
        largest = size.max(axis=0)
        relative = np.divide(size, largest, out=np.ones_like(size), where=largest != 0)
        # `np.float_power`, because other powers round numbers and arrays differently in the last bit.
        weights = in_proportion(np.float_power(relative, self.exponent), self.floor)
        return ProportionalState(state.inner, weights, size)
