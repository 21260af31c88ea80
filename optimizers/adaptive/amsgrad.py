"""AMSGrad: Adam whose denominator never shrinks."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, switch
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


class AMSGradState(NamedTuple):
    """The averages of gradients and of their squares, the largest of the latter, and the products of the decay rates."""

    m: Array
    v: Array
    v_max: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    r"""Divide by the largest average of squares met so far, which is never forgotten.

    $\bar v_t = \max(\bar v_{t-1}, v_t), \qquad x_{t+1} = x_t - \eta\, m_t / (\sqrt{\bar v_t} + \varepsilon)$

    The paper corrects nothing, so that the factor of $m_t$ never grows again. That is true for the corrected maximum as well
    if averages are corrected before it is taken, as in optax. PyTorch and Keras correct the maximum itself, which lets the
    factor grow while the correction fades; Keras adds ε before it.
    """

    about = About(
        "AMSGrad",
        2018,
        "S. J. Reddi, S. Kale & S. Kumar",
        idea="The largest average of squared slopes is kept: what was steep once is not forgotten in a calm.",
        source="On the convergence of Adam and beyond. ICLR (2018), arXiv:1904.09237.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad v_t = \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \qquad"
            r" \bar v_t = \max(\bar v_{t-1}, v_t) \qquad x_{t+1} = x_t - \eta\, \frac{m_t}{\sqrt{\bar v_t} + \varepsilon}"
        ),
    )
    state_display = StateDisplay(symbols={"v_max": r"\bar v"}, momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3, "bias_correction": True},
        "optax": {"bias_correction": True, "correct_first": True},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "bias_correction": True, "epsilon_hat": True},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    bias_correction: bool = switch(
        False, symbol=r"\hat m,\ \hat v", help="Undo the pull of the averages towards their start at zero."
    )
    correct_first: bool = switch(
        False,
        symbol=r"\max \hat v",
        label="correction before maximum",
        help="Take the maximum of corrected averages; it then remembers early ones.",
    )
    epsilon_hat: bool = epsilon_hat_switch()

    def init(self, position: Array) -> AMSGradState:
        """All averages at zero."""
        nothing = np.zeros_like(position)
        return AMSGradState(nothing, nothing, nothing, 1.0, 1.0)

    def step(self, position: Array, state: AMSGradState, oracle: Oracle) -> tuple[Array, AMSGradState]:
        """Update the averages and the maximum, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        seen1, seen2 = (1 - past1, 1 - past2) if self.bias_correction else (1.0, 1.0)
        v_max = np.maximum(state.v_max, v / seen2 if self.correct_first else v)
        new = AMSGradState(m, v, v_max, past1, past2)
        return position - self.learning_rate * (m / seen1) / self.denominator(new).total, new

    def denominator(self, state: AMSGradState) -> Denominator:
        """The root and ε."""
        seen = 1 - state.beta2_power if self.bias_correction and not self.correct_first else 1.0
        return adam_denominator(state.v_max, seen, self.epsilon, self.epsilon_hat)

    def plain_rate(self, before: AMSGradState, after: AMSGradState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and not an average's."""
        return None if np.any(self.beta1) else self.denominator(after).plain_rate(self.learning_rate)
