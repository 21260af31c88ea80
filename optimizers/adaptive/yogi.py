"""Yogi: Adam whose average of squares grows and shrinks by steps of the same kind."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay_of_mean, decay_of_squares, rate, tiny


class YogiState(NamedTuple):
    """The averages of gradients and of their squares, and the running products of the decay rates."""

    m: Array
    v: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class Yogi(Optimizer):
    r"""Move the average of squares by the new square, whatever its own size.

    $v_t = v_{t-1} - (1-\beta_2)\, \mathrm{sign}(v_{t-1} - g_t^2)\, g_t^2, \qquad
    x_{t+1} = x_t - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon)$

    After a cliff Adam's average fades exponentially, Yogi's only as fast as the present slopes allow. As in optax both
    averages, that of the gradients too, start at $10^{-6}$.
    """

    about = About(
        "Yogi",
        2018,
        "M. Zaheer, S. J. Reddi, D. Sachan, S. Kale & S. Kumar",
        idea="Small gradients may lower the average of squares only a little, so step sizes do not shoot up.",
        source="Adaptive methods for nonconvex optimization. NeurIPS (2018).",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" v_t = v_{t-1} - (1-\beta_2)\, \mathrm{sign}(v_{t-1} - g_t^2)\, g_t^2 \qquad"
            r" x_{t+1} = x_t - \eta\, \frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)} + \varepsilon}"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "optax": {},
        "pytorch_optimizer": {"learning_rate": 1e-2},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-3, help="Keeps the division finite; large values switch the adaptation off.")
    initial_average: Number = parameter(
        1e-6,
        symbol="m_0,\\ v_0",
        bounds=(0, 1e3),
        slider=(1e-12, 1),
        scale="log",
        label="first averages",
        help="What both averages start at.",
    )

    def init(self, position: Array) -> YogiState:
        """Both averages at `initial_average`."""
        start = np.zeros_like(position) + self.initial_average
        return YogiState(start, start, 1.0, 1.0)

    def step(self, position: Array, state: YogiState, oracle: Oracle) -> tuple[Array, YogiState]:
        """Update the averages, the second by a signed step, then correct them and step."""
        g = oracle.gradient(position)
        square = g * g
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = state.v - (1 - self.beta2) * np.sign(state.v - square) * square
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        new = YogiState(m, v, past1, past2)
        return position - self.learning_rate * (m / (1 - past1)) / self.denominator(new).total, new

    def denominator(self, state: YogiState) -> Denominator:
        """The root and ε."""
        return Denominator(state.v / (1 - state.beta2_power), self.epsilon)

    def plain_rate(self, before: YogiState, after: YogiState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and not an average's."""
        return None if np.any(self.beta1) else self.denominator(after).plain_rate(self.learning_rate)
