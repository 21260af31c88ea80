"""AdamW: Adam with a weight decay that its scaling does not touch."""

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
    shrinkage,
    tiny,
)


class AdamWState(NamedTuple):
    """The averages of gradients and of their squares, and the running products of the decay rates."""

    m: Array
    v: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class AdamW(Optimizer):
    r"""Adam's step, and beside it a pull towards zero.

    $x_{t+1} = x_t - \eta\,\bigl(\hat m_t / (\sqrt{\hat v_t} + \varepsilon) + \lambda x_t\bigr)$ with Adam's averages

    Coupled, the pull $\lambda x_t$ is added to the gradient instead, which is Adam with an L2 penalty: the scaling then
    undoes most of it where slopes are steep. Keras' `weight_decay` is always decoupled.
    """

    about = About(
        "AdamW",
        2017,
        "I. Loshchilov & F. Hutter",
        idea="Weight decay beside the adaptive step, so that the scaling does not undo it.",
        source="Decoupled weight decay regularization. ICLR (2019), arXiv:1711.05101.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad v_t = \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \qquad"
            r" x_{t+1} = x_t - \eta \left( \frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)} + \varepsilon}"
            r" + \lambda x_t \right)"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3},
        "optax": {"weight_decay": 1e-4},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_hat": True, "weight_decay": 4e-3},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    weight_decay: Number = shrinkage(0.01)
    decoupled: bool = switch(True, symbol=r"\eta\lambda x", help="Let weight decay pull past the scaling; off is L2.")
    epsilon_hat: bool = epsilon_hat_switch()

    def init(self, position: Array) -> AdamWState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return AdamWState(nothing, nothing, 1.0, 1.0)

    def step(self, position: Array, state: AdamWState, oracle: Oracle) -> tuple[Array, AdamWState]:
        """Adam's step, with the pull beside it or in its gradient."""
        g, pull = oracle.gradient(position), self.weight_decay * position
        if not self.decoupled:
            g = g + pull
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        new = AdamWState(m, v, past1, past2)
        update = m / (1 - past1) / self.denominator(new).total
        if self.decoupled:
            update = update + pull
        return position - self.learning_rate * update, new

    def denominator(self, state: AdamWState) -> Denominator:
        """The root and ε."""
        return adam_denominator(state.v, 1 - state.beta2_power, self.epsilon, self.epsilon_hat)

    def plain_rate(self, before: AdamWState, after: AdamWState) -> Number | None:
        """The rate over ε, as long as the direction is the gradient's and nothing else pulls."""
        is_plain = not (np.any(self.beta1) or np.any(self.weight_decay))
        return self.denominator(after).plain_rate(self.learning_rate) if is_plain else None
