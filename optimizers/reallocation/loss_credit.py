"""Loss credit: coordinates whose moves have lowered the loss get more of the step."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.optimizer import decay
from optimizers.rule import ListeningOracle, SharingRule
from optimizers.weights import floor_of_share, in_proportion


class LossCreditState(NamedTuple):
    """The inner state, the latest weights, the averaged credit, and where the slope was asked for last, and what it was."""

    inner: Any
    weights: Array
    credit: Array
    place: Array
    slope: Array


@dataclass(frozen=True)
class LossCredit(SharingRule):
    r"""Share the step by performance: in proportion to how much of the loss each coordinate has taken away.

    $c_i \leftarrow \beta c_i + (1-\beta) \max\bigl(0, -\tfrac12 (g_i + g_i')\, \Delta x_i\bigr), \qquad
    w_i = s_0 + (1 - s_0)\, d\, c_i / \sum_j c_j$

    A move's part in the latest fall of the loss is the mean of the slopes at its ends, $g_i'$ before and $g_i$ after, times its
    length: the trapezoidal rule for what Lan and others integrate more finely. The rich get richer: who moves far earns much,
    and only the floor lets the others earn at all.
    """

    about = About(
        "Loss credit",
        2019,
        "J. Lan, R. Liu, H. Zhou & J. Yosinski",
        idea="Whoever has lowered the loss may go on; whoever has not gets little of the step.",
        source="LCA: loss change allocation for neural network training. NeurIPS 32 (2019), arXiv:1909.01440.",
        formula=(
            r"c_i \leftarrow \beta c_i + (1-\beta) \max\!\left(0,\, -\tfrac12 (g_i + g_i')\, \Delta x_i\right)"
            r" \qquad w_i = s_0 + (1 - s_0)\, \frac{d\, c_i}{\sum_j c_j}"
        ),
    )
    memory: Number = decay(0.9, symbol=r"\beta", help="How much of the credit is kept from step to step.")
    floor: Number = floor_of_share()

    def init(self, position: Array) -> LossCreditState:
        """All alike; nobody has moved."""
        inner, weights = super().init(position)
        nothing = np.zeros_like(position)
        return LossCreditState(inner, weights, nothing, position, nothing)

    def weigh(self, position: Array, state: LossCreditState, oracle: ListeningOracle) -> LossCreditState:
        """Credit the latest move, then share."""
        slope = oracle.slope(position)
        fall = -(slope + state.slope) / 2 * (position - state.place)
        credit = self.memory * state.credit + (1 - self.memory) * np.maximum(fall, 0)
        return LossCreditState(state.inner, in_proportion(credit, self.floor), credit, position, slope)
