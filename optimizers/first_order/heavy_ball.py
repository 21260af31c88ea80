"""Polyak's heavy ball: gradient descent with momentum."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate


class HeavyBallState(NamedTuple):
    """The velocity, and the share of the next gradient that enters it."""

    velocity: Array
    share: Number


@dataclass(frozen=True)
class HeavyBall(Optimizer):
    r"""Let the gradients add up to a velocity, like a ball that rolls with friction.

    $b_1 = g_1, \quad b_t = \mu b_{t-1} + (1-d)\, g_t, \qquad x_{t+1} = x_t - \eta\, b_t$

    The dampening $d$ does not touch the first gradient, as in PyTorch; optax and Keras have none. In Keras the rate stands
    inside, $b_t = \mu b_{t-1} + \eta g_t$, so that under a schedule old gradients keep their old rate.
    """

    about = About(
        "Heavy ball",
        1964,
        "B. T. Polyak",
        idea="A rolling ball: steps along the valley add up, steps across it cancel.",
        source="Some methods of speeding up the convergence of iteration methods. USSR Comp. Math. and Math. Phys. 4 (1964).",
        formula=r"b_t = \mu\, b_{t-1} + (1-d)\, g_t \qquad x_{t+1} = x_t - \eta\, b_t",
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
    dampening: Number = parameter(
        0.0, symbol="d", bounds=(0, 1), help="How much of each new gradient, after the first, is left out."
    )
    rate_inside: bool = switch(
        False, symbol=r"\eta\,b", label="rate in the velocity", help="Let the velocity remember old learning rates."
    )

    def init(self, position: Array) -> HeavyBallState:
        """At rest; the first gradient will enter whole."""
        return HeavyBallState(np.zeros_like(position), 1.0)

    def step(self, position: Array, state: HeavyBallState, oracle: Oracle) -> tuple[Array, HeavyBallState]:
        """Accelerate by the gradient, then move by the velocity."""
        push = state.share * oracle.gradient(position)
        if self.rate_inside:
            velocity = self.momentum * state.velocity + self.learning_rate * push
            return position - velocity, HeavyBallState(velocity, 1 - self.dampening)
        velocity = self.momentum * state.velocity + push
        return position - self.learning_rate * velocity, HeavyBallState(velocity, 1 - self.dampening)

    @property
    def stability_limit(self) -> Number | None:
        """The momentum lets the rate be larger than gradient descent's 2/λ; without new gradients it does not matter."""
        return None if self.dampening == 1 else 2 * (1 + self.momentum) / (1 - self.dampening)
