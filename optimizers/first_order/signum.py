"""Signum: SignSGD with momentum."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate


class SignumState(NamedTuple):
    """The average of the gradients."""

    m: Array


@dataclass(frozen=True)
class Signum(Optimizer):
    r"""Step by the sign of the averaged gradient.

    $m_t = \beta m_{t-1} + (1-\beta)\, g_t, \qquad x_{t+1} = x_t - \eta\, \mathrm{sign}(m_t)$

    The average starts at zero, which no sign notices, so it needs no correction.
    """

    about = About(
        "Signum",
        2018,
        "J. Bernstein, Y.-X. Wang, K. Azizzadenesheli & A. Anandkumar",
        idea="The sign of an average: one odd gradient no longer turns a step around.",
        source="signSGD: compressed optimisation for non-convex problems. ICML (2018), arXiv:1802.04434.",
        formula=r"m_t = \beta m_{t-1} + (1-\beta)\, g_t \qquad x_{t+1} = x_t - \eta\, \mathrm{sign}(m_t)",
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "optax": {},
        "pytorch_optimizer": {"learning_rate": 1e-3},
    }
    learning_rate: Number = rate(0.01)
    momentum: Number = decay(0.9, symbol=r"\beta", help="How much of the averaged gradient is kept.")

    def init(self, position: Array) -> SignumState:
        """The average at zero."""
        return SignumState(np.zeros_like(position))

    def step(self, position: Array, state: SignumState, oracle: Oracle) -> tuple[Array, SignumState]:
        """Update the average, then step by its sign."""
        m = self.momentum * state.m + (1 - self.momentum) * oracle.gradient(position)
        return position - self.learning_rate * np.sign(m), SignumState(m)
