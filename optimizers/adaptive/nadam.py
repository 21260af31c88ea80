"""NAdam: Adam with Nesterov's momentum."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay_of_mean, decay_of_squares, rate, tiny

FADING = 0.96
"""The base of Dozat's momentum schedule."""


class NAdamState(NamedTuple):
    """Both averages, the product of all momenta and of β₂, and (if the momentum grows) how far it is from its end."""

    m: Array
    v: Array
    momentum_power: Number
    beta2_power: Number
    lag: Number | None


@dataclass(frozen=True)
class NAdam(Optimizer):
    r"""Adam's step with the momentum of the next step applied already.

    $\mu_t = \beta_1 (1 - \tfrac12\, 0.96^{t\psi}), \qquad \hat m_t = \dfrac{\mu_{t+1}\, m_t}{1 - \prod_{i \le t+1} \mu_i} +
    \dfrac{(1-\mu_t)\, g_t}{1 - \prod_{i \le t} \mu_i}$

    $x_{t+1} = x_t - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon)$, with Adam's $m$ and $\hat v$

    PyTorch has ψ = 0.004, Keras ψ = 1 (the momentum is full after some 100 steps), optax the constant $\mu_t = \beta_1$.
    """

    about = About(
        "NAdam",
        2016,
        "T. Dozat",
        idea="Adam that looks ahead: the momentum of the next step is applied in this one.",
        source="Incorporating Nesterov momentum into Adam. ICLR workshop (2016).",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" \hat m_t = \frac{\mu_{t+1}\, m_t}{1 - \prod_{i \le t+1} \mu_i} + \frac{(1-\mu_t)\, g_t}{1 - \prod_{i \le t} \mu_i}"
            r" \qquad x_{t+1} = x_t - \eta\, \frac{\hat m_t}{\sqrt{v_t/(1-\beta_2^t)} + \varepsilon}"
        ),
    )
    state_display = StateDisplay(symbols={"momentum_power": r"\prod \mu_i"}, momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 2e-3},
        "optax": {"growing_momentum": False},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "momentum_decay": 1.0},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    momentum_decay: Number = parameter(
        4e-3,
        symbol=r"\psi",
        bounds=(0, 1e3),
        slider=(1e-4, 1),
        scale="log",
        help="How fast the momentum grows from half of β₁ to all of it.",
    )
    growing_momentum: bool = switch(True, symbol=r"\mu_t", help="Let the momentum grow; off, it is always β₁.")

    def init(self, position: Array) -> NAdamState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return NAdamState(nothing, nothing, 1.0, 1.0, 1.0 if self.growing_momentum else None)

    def step(self, position: Array, state: NAdamState, oracle: Oracle) -> tuple[Array, NAdamState]:
        """Update both averages, mix gradient and average by the two momenta, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past2 = self.beta2 * state.beta2_power
        now, soon, lag = self._momenta(state.lag)
        past = now * state.momentum_power
        ahead = soon / (1 - past * soon) * m + (1 - now) / (1 - past) * g
        new = NAdamState(m, v, past, past2, lag)
        return position - self.learning_rate * ahead / self.denominator(new).total, new

    def denominator(self, state: NAdamState) -> Denominator:
        """The root and ε."""
        return Denominator(state.v / (1 - state.beta2_power), self.epsilon)

    def plain_rate(self, before: NAdamState, after: NAdamState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and not an average's."""
        return None if np.any(self.beta1) else self.denominator(after).plain_rate(self.learning_rate)

    def _momenta(self, lag: Number | None) -> tuple[Number, Number, Number | None]:
        """The momenta of this step and of the next, and 0.96^(tψ)."""
        if lag is None:
            return self.beta1, self.beta1, None
        # `np.float_power`, because other powers round numbers and arrays differently in the last bit.
        fading = np.float_power(FADING, self.momentum_decay)
        lag = lag * fading
        return self.beta1 * (1 - 0.5 * lag), self.beta1 * (1 - 0.5 * (lag * fading)), lag
