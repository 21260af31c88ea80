"""AdaBelief: the step size follows how well the average predicts the gradient."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, decay_of_mean, rate, tiny


class AdaBeliefState(NamedTuple):
    """The averages of gradients and of their squared surprise, and the running products of the decay rates."""

    m: Array
    s: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class AdaBelief(Optimizer):
    r"""Divide by how far gradients stray from their average: what was expected is believed and gets a long step.

    $s_t = \beta_2 s_{t-1} + (1-\beta_2)(g_t - m_t)^2 + \varepsilon, \qquad
    x_{t+1} = x_t - \eta\, \hat m_t / (\sqrt{\hat s_t} + \varepsilon)$

    The ε inside is added in every step and so accumulates, to $\varepsilon/(1-\beta_2)$; both are as in the paper.
    """

    about = About(
        "AdaBelief",
        2020,
        "J. Zhuang, T. Tang, Y. Ding, S. Tatikonda, N. Dvornek, X. Papademetris & J. Duncan",
        idea="Long steps where the gradient is as expected, short ones where it surprises.",
        source="AdaBelief optimizer: adapting stepsizes by the belief in observed gradients. NeurIPS (2020), arXiv:2010.07468.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" s_t = \beta_2 s_{t-1} + (1-\beta_2)(g_t - m_t)^2 + \varepsilon"
            r" \qquad x_{t+1} = x_t - \eta\, \frac{m_t/(1-\beta_1^t)}{\sqrt{s_t/(1-\beta_2^t)} + \varepsilon}"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "optax": {},
        "pytorch_optimizer": {"learning_rate": 1e-3},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay(
        0.999, symbol=r"\beta_2", label="β₂", help="How much of the averaged squared surprise is kept."
    )
    epsilon: Number = tiny(
        1e-16, smallest=1e-20, help="Keeps the division finite where gradients are exactly as expected."
    )

    def init(self, position: Array) -> AdaBeliefState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return AdaBeliefState(nothing, nothing, 1.0, 1.0)

    def step(self, position: Array, state: AdaBeliefState, oracle: Oracle) -> tuple[Array, AdaBeliefState]:
        """Update the average and the surprise, correct them, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        surprise = g - m
        s = self.beta2 * state.s + (1 - self.beta2) * (surprise * surprise) + self.epsilon
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        new = AdaBeliefState(m, s, past1, past2)
        return position - self.learning_rate * (m / (1 - past1)) / self.denominator(new).total, new

    def denominator(self, state: AdaBeliefState) -> Denominator:
        """The root and ε."""
        return Denominator(state.s / (1 - state.beta2_power), self.epsilon)

    def plain_rate(self, before: AdaBeliefState, after: AdaBeliefState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and not an average's."""
        return None if np.any(self.beta1) else self.denominator(after).plain_rate(self.learning_rate)
