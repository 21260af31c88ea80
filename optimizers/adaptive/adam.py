"""Adam: RMSProp with momentum, and with both averages corrected for their start at zero."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.denominator import Denominator, adam_denominator
from optimizers.optimizer import (
    Optimizer,
    Oracle,
    StateDisplay,
    decay_of_mean,
    decay_of_squares,
    epsilon_hat_switch,
    rate,
    tiny,
)


class AdamState(NamedTuple):
    """The averages of gradients and of their squares, and the running products of the decay rates."""

    m: Array
    v: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Step along the averaged gradient, divided by the root of the averaged square.

    $m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \qquad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2$

    $\hat m_t = m_t/(1-\beta_1^t), \qquad \hat v_t = v_t/(1-\beta_2^t)$

    $x_{t+1} = x_t - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon)$

    Keras and TensorFlow 1 add ε before the correction of $v_t$ (the paper's $\hat\varepsilon$), which makes it weigh
    $1/\sqrt{1-\beta_2}$ times as much in the first step.
    """

    about = About(
        "Adam",
        2014,
        "D. P. Kingma & J. Ba",
        idea="Momentum for the direction, RMSProp for the step size, both corrected for their start.",
        source="Adam: a method for stochastic optimization. ICLR (2015), arXiv:1412.6980.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad v_t = \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \qquad"
            r" x_{t+1} = x_t - \eta\, \frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)} + \varepsilon}"
        ),
    )
    well_known = True
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3},
        "optax": {},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_hat": True},
        "TensorFlow 1": {"learning_rate": 1e-3, "epsilon_hat": True},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    epsilon_hat: bool = epsilon_hat_switch()

    def init(self, position: Array) -> AdamState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return AdamState(nothing, nothing, 1.0, 1.0)

    def step(self, position: Array, state: AdamState, oracle: Oracle) -> tuple[Array, AdamState]:
        """Update both averages, correct them, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        new = AdamState(m, v, past1, past2)
        update = m / (1 - past1) / self.denominator(new).total
        return position - self.learning_rate * update, new

    def denominator(self, state: AdamState) -> Denominator:
        """The root and ε."""
        return adam_denominator(state.v, 1 - state.beta2_power, self.epsilon, self.epsilon_hat)

    def plain_rate(self, before: AdamState, after: AdamState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and not an average's."""
        return None if np.any(self.beta1) else self.denominator(after).plain_rate(self.learning_rate)
