"""RAdam: Adam that waits until its average of squares can be trusted."""

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

ENOUGH = 5.0
"""An average over more samples than this can be trusted."""


class RAdamState(NamedTuple):
    """The averages of gradients and of their squares, the running products of the decay rates, the steps taken."""

    m: Array
    v: Array
    beta1_power: Number
    beta2_power: Number
    t: Number


@dataclass(frozen=True)
class RAdam(Optimizer):
    r"""Scale Adam's step by how much its average of squares can be trusted; at first, do not divide at all.

    $\rho_\infty = \dfrac{2}{1-\beta_2} - 1, \qquad \rho_t = \rho_\infty - \dfrac{2 t \beta_2^t}{1-\beta_2^t}, \qquad
    r_t = \sqrt{\dfrac{(\rho_t-4)(\rho_t-2)\,\rho_\infty}{(\rho_\infty-4)(\rho_\infty-2)\,\rho_t}}$

    $x_{t+1} = x_t - \eta\, r_t\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon)$ once $\rho_t > 5$, else $x_t - \eta\, \hat m_t$

    At the usual β₂ the first five steps are those of plain momentum, which overshoot on steep ground. PyTorch adds ε
    before it corrects $v_t$.
    """

    about = About(
        "RAdam",
        2019,
        "L. Liu, H. Jiang, P. He, W. Chen, X. Liu, J. Gao & J. Han",
        idea="Few samples give a poor denominator, so the first steps do without one.",
        source="On the variance of the adaptive learning rate and beyond. ICLR (2020), arXiv:1908.03265.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" x_{t+1} = x_t - \eta \begin{cases} r_t\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon) & \rho_t > 5 \\"
            r" \hat m_t & \text{otherwise} \end{cases} \qquad"
            r" \rho_t = \frac{2}{1-\beta_2} - 1 - \frac{2 t \beta_2^t}{1-\beta_2^t}"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3, "epsilon_hat": True},
        "optax": {},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    epsilon_hat: bool = epsilon_hat_switch()

    def init(self, position: Array) -> RAdamState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return RAdamState(nothing, nothing, 1.0, 1.0, 0.0)

    def step(self, position: Array, state: RAdamState, oracle: Oracle) -> tuple[Array, RAdamState]:
        """Update both averages, ask how far to trust the second, step."""
        g = oracle.gradient(position)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        new = RAdamState(m, v, past1, past2, state.t + 1)
        samples = self._samples(new)
        scaled = self._rectification(samples) / self._denominator(new).total
        update = m / (1 - past1) * np.where(samples > ENOUGH, scaled, 1.0)
        return position - self.learning_rate * update, new

    def denominator(self, state: RAdamState) -> Denominator:
        """The root and ε; no numbers in the first steps, which do not divide."""
        divides = self._samples(state) > ENOUGH
        return self._denominator(state._replace(v=np.where(divides, state.v, np.nan)))

    def plain_rate(self, before: RAdamState, after: RAdamState) -> Number | None:
        """The rectified rate over ε, as long as the direction is the gradient's and not an average's."""
        rate = self.learning_rate * self._rectification(self._samples(after))
        return None if np.any(self.beta1) else self._denominator(after).plain_rate(rate)

    def _denominator(self, state: RAdamState) -> Denominator:
        return adam_denominator(state.v, 1 - state.beta2_power, self.epsilon, self.epsilon_hat)

    def _samples(self, state: RAdamState) -> Number:
        """How many gradients the average of squares is worth."""
        past2 = state.beta2_power
        return 2 / (1 - self.beta2) - 1 - 2 * state.t * past2 / (1 - past2)

    def _rectification(self, samples: Number) -> Array:
        """What to multiply a step by once there are enough `samples`."""
        full, some = np.maximum(2 / (1 - self.beta2) - 1, ENOUGH), np.maximum(samples, ENOUGH)
        rectification: Array = np.sqrt((some - 4) * (some - 2) * full / ((full - 4) * (full - 2) * some))
        return rectification
