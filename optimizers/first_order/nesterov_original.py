"""Nesterov's accelerated gradient as he wrote it: the gradient is taken at the looked-ahead point."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, switch
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate


class NesterovOriginalState(NamedTuple):
    """The last step, and (if the momentum grows) the latest term of Nesterov's sequence, that says how much of it to repeat."""

    velocity: Array
    a: Number | None


@dataclass(frozen=True)
class NesterovOriginal(Optimizer):
    r"""First follow the velocity, then look at the slope there.

    $v_{t+1} = \mu v_t - \eta \nabla f(x_t + \mu v_t), \qquad x_{t+1} = x_t + v_{t+1}$

    The looked-ahead points $x_t + \mu v_t$ are the positions of the form that the libraries use. In the paper of 1983
    the momentum grows, $\mu_t = (a_{t-1} - 1)/a_t$ with $a_t = (1 + \sqrt{1 + 4 a_{t-1}^2})/2$ and $a_0 = 1$: it is 0 in
    the second step, and 0.28, 0.43, 0.53 in the next ones. The first step has no velocity to repeat.
    """

    about = About(
        "Nesterov (original)",
        1983,
        "Y. Nesterov; letters of I. Sutskever et al. (2013)",
        idea="Follow the velocity first, then correct by the slope found there.",
        source="A method of solving a convex programming problem with convergence rate O(1/k²). Soviet Math. Dokl. 27 (1983).",
        formula=r"v_{t+1} = \mu v_t - \eta \nabla f(x_t + \mu v_t) \qquad x_{t+1} = x_t + v_{t+1}",
    )
    state_display = StateDisplay(symbols={"velocity": "v"}, momentum="velocity", is_downhill=True)
    dialects = {
        "Textbook": {},
        "Nesterov 1983": {"growing_momentum": True},
    }
    learning_rate: Number = rate(0.01)
    momentum: Number = decay(0.9, symbol=r"\mu", help="How much of the last step is repeated, unless it grows.")
    growing_momentum: bool = switch(
        False,
        symbol=r"\mu_t",
        help="Let the momentum grow from 0 in the second step towards 1, as in the paper of 1983.",
    )

    def init(self, position: Array) -> NesterovOriginalState:
        """At rest, before the first term of the sequence: 0, for which its rule gives 1."""
        return NesterovOriginalState(np.zeros_like(position), 0.0 if self.growing_momentum else None)

    def step(
        self, position: Array, state: NesterovOriginalState, oracle: Oracle
    ) -> tuple[Array, NesterovOriginalState]:
        """Look ahead, correct the velocity by the slope there, move."""
        momentum, a = self._momentum(state.a)
        ahead = momentum * state.velocity
        velocity = ahead - self.learning_rate * oracle.gradient(position + ahead)
        return position + velocity, NesterovOriginalState(velocity, a)

    @property
    def stability_limit(self) -> Number | None:
        """Looking ahead lowers it: between 4/3 and 2."""
        return None if self.growing_momentum else 2 * (1 + self.momentum) / (1 + 2 * self.momentum)

    def _momentum(self, a: Number | None) -> tuple[Number, Number | None]:
        """The momentum of this step, and the term of the sequence that belongs to it if it grows; `a` is the one before."""
        if a is None:
            return self.momentum, None
        now = (1 + np.sqrt(1 + 4 * a * a)) / 2
        return (a - 1) / now, now
