"""Nesterov's accelerated gradient, in the form that the libraries use."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, switch
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate


class NesterovState(NamedTuple):
    """The velocity."""

    velocity: Array


@dataclass(frozen=True)
class Nesterov(Optimizer):
    r"""Momentum that looks one step ahead: the new velocity is applied before it is due.

    $b_t = \mu b_{t-1} + g_t, \qquad x_{t+1} = x_t - \eta\,(g_t + \mu b_t)$

    This is the original method written in the looked-ahead position, as PyTorch, optax and Keras have it. In Keras the
    rate stands inside, $b_t = \mu b_{t-1} + \eta g_t$, so that under a schedule old gradients keep their old rate.
    """

    about = About(
        "Nesterov",
        1983,
        "Y. Nesterov; form of I. Sutskever et al. (2013)",
        idea="Momentum that looks ahead, and so brakes before it overshoots.",
        source="A method of solving a convex programming problem with convergence rate O(1/k²). Soviet Math. Dokl. 27 (1983).",
        formula=r"b_t = \mu\, b_{t-1} + g_t \qquad x_{t+1} = x_t - \eta\,(g_t + \mu\, b_t)",
    )
    well_known = True
    state_display = StateDisplay(symbols={"velocity": "b"}, momentum="velocity")
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3},
        "optax": {},
        "Keras": {"learning_rate": 1e-2, "rate_inside": True},
    }
    learning_rate: Number = rate(0.01)
    momentum: Number = decay(0.9, symbol=r"\mu", help="How much of the velocity is kept from step to step.")
    rate_inside: bool = switch(
        False, symbol=r"\eta\,b", label="rate in the velocity", help="Let the velocity remember old learning rates."
    )

    def init(self, position: Array) -> NesterovState:
        """At rest."""
        return NesterovState(np.zeros_like(position))

    def step(self, position: Array, state: NesterovState, oracle: Oracle) -> tuple[Array, NesterovState]:
        """Accelerate by the gradient, then move by the gradient and the velocity to come."""
        g = oracle.gradient(position)
        if self.rate_inside:
            g = self.learning_rate * g
        velocity = self.momentum * state.velocity + g
        move = g + self.momentum * velocity
        return position - (move if self.rate_inside else self.learning_rate * move), NesterovState(velocity)

    @property
    def stability_limit(self) -> Number:
        """Looking ahead lowers it: between 4/3 and 2."""
        return 2 * (1 + self.momentum) / (1 + 2 * self.momentum)
