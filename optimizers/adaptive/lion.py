"""Lion: a sign of momentum, found by a search through programs."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate, shrinkage


class LionState(NamedTuple):
    """The average of the gradients."""

    m: Array


@dataclass(frozen=True)
class Lion(Optimizer):
    r"""Step by the sign of a mix of gradient and average; let the average itself remember longer.

    $x_{t+1} = x_t - \eta\,\bigl(\mathrm{sign}(\beta_1 m_{t-1} + (1-\beta_1)\, g_t) + \lambda x_t\bigr), \qquad
    m_t = \beta_2 m_{t-1} + (1-\beta_2)\, g_t$

    Every step has length η in every coordinate, so the rate should be 3 to 10 times smaller than Adam's.
    """

    about = About(
        "Lion",
        2023,
        "X. Chen, C. Liang, D. Huang, E. Real et al.",
        idea="The sign of fresh momentum decides each step; a slower average is all that is remembered.",
        source="Symbolic discovery of optimization algorithms. NeurIPS (2023), arXiv:2302.06675.",
        formula=(
            r"x_{t+1} = x_t - \eta\,\bigl(\mathrm{sign}(\beta_1 m_{t-1} + (1-\beta_1)\, g_t) + \lambda x_t\bigr)"
            r" \qquad m_t = \beta_2 m_{t-1} + (1-\beta_2)\, g_t"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "optax": {"weight_decay": 1e-3},
        "Keras": {"learning_rate": 1e-3},
        "pytorch_optimizer": {"learning_rate": 1e-4},
    }
    learning_rate: Number = rate(0.01)
    beta1: Number = decay(
        0.9, symbol=r"\beta_1", label="β₁", help="How much the average weighs in the direction of a step."
    )
    beta2: Number = decay(0.99, symbol=r"\beta_2", label="β₂", help="How much of the averaged gradient is kept.")
    weight_decay: Number = shrinkage()

    def init(self, position: Array) -> LionState:
        """The average at zero."""
        return LionState(np.zeros_like(position))

    def step(self, position: Array, state: LionState, oracle: Oracle) -> tuple[Array, LionState]:
        """Step by the sign of the mix, then update the average."""
        g = oracle.gradient(position)
        direction = np.sign(self.beta1 * state.m + (1 - self.beta1) * g) + self.weight_decay * position
        m = self.beta2 * state.m + (1 - self.beta2) * g
        return position - self.learning_rate * direction, LionState(m)
