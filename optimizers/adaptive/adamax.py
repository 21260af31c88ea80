"""Adamax: Adam with the largest recent slope in place of the averaged square."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, switch
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, decay_of_mean, rate, tiny


class AdamaxState(NamedTuple):
    """The average of gradients, the fading maximum of slopes, and the running product of β₁."""

    m: Array
    u: Array
    beta1_power: Number


@dataclass(frozen=True)
class Adamax(Optimizer):
    r"""Divide the averaged gradient by the largest slope in memory, which fades.

    $u_t = \max(\beta_2 u_{t-1}, \lvert g_t \rvert + \varepsilon), \qquad
    x_{t+1} = x_t - \dfrac{\eta}{1-\beta_1^t}\, \dfrac{m_t}{u_t}$

    The paper has no ε. PyTorch and optax add it inside the maximum, Keras to the denominator, $u_t + \varepsilon$.
    """

    about = About(
        "Adamax",
        2014,
        "D. P. Kingma & J. Ba",
        idea="Adam with the largest recent slope where Adam has a root mean square.",
        source="Adam: a method for stochastic optimization, section 7.1. ICLR (2015), arXiv:1412.6980.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" u_t = \max(\beta_2 u_{t-1}, \lvert g_t \rvert + \varepsilon)"
            r" \qquad x_{t+1} = x_t - \frac{\eta}{1-\beta_1^t}\, \frac{m_t}{u_t}"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 2e-3},
        "optax": {},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_outside": True},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay(
        0.999, symbol=r"\beta_2", label="β₂", help="How much of the largest slope is kept from step to step."
    )
    epsilon: Number = tiny(1e-8, help="Keeps the division finite where no slope has been met yet.")
    epsilon_outside: bool = switch(
        False, symbol=r"u + \varepsilon", label="ε beside the maximum", help="Add ε to the maximum, not inside it."
    )

    def init(self, position: Array) -> AdamaxState:
        """Average and maximum at zero."""
        nothing = np.zeros_like(position)
        return AdamaxState(nothing, nothing, 1.0)

    def step(self, position: Array, state: AdamaxState, oracle: Oracle) -> tuple[Array, AdamaxState]:
        """Update average and maximum, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        past1 = self.beta1 * state.beta1_power
        faded, slope = self.beta2 * state.u, np.abs(g)
        u = np.maximum(faded, slope if self.epsilon_outside else slope + self.epsilon)
        scale = u + self.epsilon if self.epsilon_outside else u
        return position - self.learning_rate * (m / (1 - past1)) / scale, AdamaxState(m, u, past1)
