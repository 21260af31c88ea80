"""Schedule-free SGD: averaging in place of a schedule."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.columns import nonzero
from optimizers.optimizer import Optimizer, Oracle, decay, rate


class ScheduleFreeSGDState(NamedTuple):
    """The base walk, the average that is the answer, the largest rate so far and the sum of all weights."""

    z: Array
    x: Array
    largest_rate: Number
    weight_sum: Number


@dataclass(frozen=True)
class ScheduleFreeSGD(Optimizer):
    r"""Take gradients between the walk and its average; no schedule has to know when the run ends.

    $z_{t+1} = z_t - \eta\, g(y_t), \qquad x_{t+1} = (1 - c)\, x_t + c\, z_{t+1}, \qquad y_{t+1} = (1-\beta)\, z_{t+1} +
    \beta\, x_{t+1}$

    The weight is $c = \eta_{\max}^2 / \sum \eta_{\max}^2$, which is $1/t$ at a constant rate. The path shown is that of $y$,
    where the gradients are taken; the answer $x$ is kept in the state.
    """

    about = About(
        "Schedule-free SGD",
        2024,
        "A. Defazio, X. Yang, H. Mehta, K. Mishchenko, A. Khaled & A. Cutkosky",
        idea="The average of the walk replaces the schedule; gradients are taken close to that average.",
        source="The road less scheduled. NeurIPS (2024), arXiv:2405.15682.",
        formula=(
            r"z_{t+1} = z_t - \eta\, g(y_t) \qquad x_{t+1} = (1 - c)\, x_t + c\, z_{t+1} \qquad"
            r" y_{t+1} = (1-\beta)\, z_{t+1} + \beta\, x_{t+1}"
        ),
    )
    dialects = {
        "Textbook": {},
        "schedulefree": {"learning_rate": 1.0},
        "optax": {"learning_rate": 1.0},
    }
    learning_rate: Number = rate(0.02)
    momentum: Number = decay(0.9, symbol=r"\beta", help="How close to the average the gradients are taken.")

    def init(self, position: Array) -> ScheduleFreeSGDState:
        """The walk and its average start together."""
        return ScheduleFreeSGDState(position, position, 0.0, 0.0)

    def step(self, position: Array, state: ScheduleFreeSGDState, oracle: Oracle) -> tuple[Array, ScheduleFreeSGDState]:
        """Walk, average, and stand between the two."""
        z = state.z - self.learning_rate * oracle.gradient(position)
        largest_rate = np.maximum(state.largest_rate, self.learning_rate)
        weight = largest_rate * largest_rate
        weight_sum = state.weight_sum + weight
        x = state.x + (z - state.x) * (weight / nonzero(weight_sum))
        y = z + self.momentum * (x - z)
        return y, ScheduleFreeSGDState(z, x, largest_rate, weight_sum)
