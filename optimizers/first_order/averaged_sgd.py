"""Averaged SGD: the answer is the average of where the steps have been."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, rate, shrinkage


class AveragedSGDState(NamedTuple):
    """The average of the positions, which is the answer, and the number of steps taken."""

    average: Array
    t: Number


@dataclass(frozen=True)
class AveragedSGD(Optimizer):
    r"""Walk as SGD does, and average the walk: what scatters or oscillates cancels.

    $\eta_t = \eta / (1 + \lambda \eta (t-1))^{\alpha}, \qquad x_t = (1 - \lambda\eta_t)\, x_{t-1} - \eta_t\, g_t$

    $\bar x_t = \bar x_{t-1} + (x_t - \bar x_{t-1}) / \max(1,\ t - 1 - t_0)$

    The path shown is that of $x$; the average $\bar x$, which is the answer, is kept in the state. In PyTorch $t_0$ is a
    million, so that nothing is averaged unless it is lowered.
    """

    about = About(
        "Averaged SGD",
        1992,
        "B. T. Polyak & A. B. Juditsky",
        idea="Let the steps scatter, and take the average of the walk for the answer.",
        source="Acceleration of stochastic approximation by averaging. SIAM J. Control Optim. 30 (1992).",
        formula=(
            r"x_t = (1 - \lambda\eta_t)\, x_{t-1} - \eta_t\, g_t \qquad"
            r" \bar x_t = \bar x_{t-1} + \frac{x_t - \bar x_{t-1}}{\max(1,\ t - 1 - t_0)}"
        ),
    )
    state_display = StateDisplay(symbols={"average": r"\bar x"})
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 0.01, "weight_decay": 1e-4, "average_from": 1e6},
    }
    learning_rate: Number = rate(0.015)
    weight_decay: Number = shrinkage()
    rate_power: Number = parameter(
        0.75,
        symbol=r"\alpha",
        bounds=(0, 10),
        slider=(0.5, 1),
        label="fall of the rate",
        help="How fast the rate falls if there is a pull.",
    )
    average_from: Number = parameter(
        0.0,
        symbol="t_0",
        bounds=(0, 1e6),
        slider=(0, 1000),
        label="averaging from step",
        help="After how many steps the averaging starts.",
    )

    def init(self, position: Array) -> AveragedSGDState:
        """The average is where the walk starts."""
        return AveragedSGDState(position, 0.0)

    def step(self, position: Array, state: AveragedSGDState, oracle: Oracle) -> tuple[Array, AveragedSGDState]:
        """Step at the decayed rate, then move the average."""
        # `np.float_power`, because other powers round numbers and arrays differently in the last bit.
        slowdown = np.float_power(1 + self.weight_decay * self.learning_rate * state.t, self.rate_power)
        eta = self.learning_rate / slowdown
        x = (1 - self.weight_decay * eta) * position - eta * oracle.gradient(position)
        average = state.average + (x - state.average) / np.maximum(1.0, state.t - self.average_from)
        return x, AveragedSGDState(average, state.t + 1)
