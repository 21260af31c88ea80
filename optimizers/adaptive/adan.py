"""Adan: Nesterov's momentum, written with differences of gradients."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, decay_of_mean, rate, shrinkage, tiny


class AdanState(NamedTuple):
    """The averages of gradients, of their changes and of looked-ahead squares; the last gradient; the running products."""

    m: Array
    v: Array
    n: Array
    previous: Array
    share: Number
    beta1_power: Number
    beta2_power: Number
    beta3_power: Number


@dataclass(frozen=True)
class Adan(Optimizer):
    r"""Estimate the gradient ahead from how gradients have been changing.

    $d_t = g_t - g_{t-1}$ (and $d_1 = 0$)$, \qquad m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t, \qquad
    v_t = \beta_2 v_{t-1} + (1-\beta_2)\, d_t, \qquad n_t = \beta_3 n_{t-1} + (1-\beta_3)(g_t + \beta_2 d_t)^2$

    $x_{t+1} = \bigl(x_t - \eta\, (\hat m_t + \beta_2 \hat v_t) / (\sqrt{\hat n_t} + \varepsilon)\bigr) / (1 + \eta\lambda)$

    The paper's β are 1 minus these. optax 0.2.8 has $1-\beta_2$ where the paper has $\beta_2$ and is left out.
    """

    about = About(
        "Adan",
        2022,
        "X. Xie, P. Zhou, H. Li, Z. Lin & S. Yan",
        idea="The change between two gradients tells what the next one will be.",
        source="Adan: adaptive Nesterov momentum algorithm. IEEE TPAMI (2024), arXiv:2208.06677.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" d_t = g_t - g_{t-1} \qquad n_t = \beta_3 n_{t-1} + (1-\beta_3)(g_t + \beta_2 d_t)^2 \qquad"
            r" x_{t+1} = \frac{1}{1 + \eta\lambda}"
            r" \left( x_t - \eta\, \frac{\hat m_t + \beta_2 \hat v_t}{\sqrt{\hat n_t} + \varepsilon} \right)"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "pytorch_optimizer": {"learning_rate": 1e-3},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean(0.98)
    beta2: Number = decay(
        0.92, symbol=r"\beta_2", label="β₂", help="How much of the averaged change of gradients is kept."
    )
    beta3: Number = decay(
        0.99, symbol=r"\beta_3", label="β₃", help="How much of the averaged squared gradient is kept."
    )
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    weight_decay: Number = shrinkage()

    def init(self, position: Array) -> AdanState:
        """All averages at zero; there is no last gradient, so it has no share in the first change."""
        nothing = np.zeros_like(position)
        return AdanState(nothing, nothing, nothing, nothing, 0.0, 1.0, 1.0, 1.0)

    def step(self, position: Array, state: AdanState, oracle: Oracle) -> tuple[Array, AdanState]:
        """Update the three averages, correct them, step, shrink."""
        g = oracle.gradient(position)
        d = state.share * (g - state.previous)
        ahead = g + self.beta2 * d
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * d
        n = self.beta3 * state.n + (1 - self.beta3) * (ahead * ahead)
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        past3 = self.beta3 * state.beta3_power
        direction = m / (1 - past1) + self.beta2 * (v / (1 - past2))
        new = AdanState(m, v, n, g, 1.0, past1, past2, past3)
        x = position - self.learning_rate * direction / self.denominator(new).total
        return x / (1 + self.learning_rate * self.weight_decay), new

    def denominator(self, state: AdanState) -> Denominator:
        """The root and ε."""
        return Denominator(state.n / (1 - state.beta3_power), self.epsilon)
