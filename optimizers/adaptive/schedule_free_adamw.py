"""Schedule-free AdamW: AdamW with averaging in place of momentum and schedule."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, switch
from optimizers.columns import nonzero
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, decay, decay_of_squares, rate, shrinkage, tiny


class ScheduleFreeAdamWState(NamedTuple):
    """The base walk, the average that is the answer, the average of squares, and what the weights are made from."""

    z: Array
    x: Array
    v: Array
    beta2_power: Number
    largest_rate: Number
    weight_sum: Number


@dataclass(frozen=True)
class ScheduleFreeAdamW(Optimizer):
    r"""Walk by scaled gradients taken between the walk and its average; no schedule has to know when the run ends.

    $z_{t+1} = z_t - \eta\,\bigl(g(y_t) / (\sqrt{\hat v_t} + \varepsilon) + \lambda y_t\bigr), \qquad
    x_{t+1} = (1 - c)\, x_t + c\, z_{t+1}, \qquad y_{t+1} = (1-\beta_1)\, z_{t+1} + \beta_1 x_{t+1}$

    The weight is $c = \eta_{\max}^2 / \sum \eta_{\max}^2$ (Keras: $1/t$, the same at a constant rate). The path shown is that
    of $y$, where the gradients are taken; the answer $x$ is kept in the state.
    """

    about = About(
        "Schedule-free AdamW",
        2024,
        "A. Defazio, X. Yang, H. Mehta, K. Mishchenko, A. Khaled & A. Cutkosky",
        idea="RMSProp's scaling, with the average of the walk in place of momentum and schedule.",
        source="The road less scheduled. NeurIPS (2024), arXiv:2405.15682.",
        formula=(
            r"z_{t+1} = z_t - \eta \left( \frac{g(y_t)}{\sqrt{\hat v_t} + \varepsilon} + \lambda y_t \right) \qquad"
            r" x_{t+1} = (1 - c)\, x_t + c\, z_{t+1} \qquad y_{t+1} = (1-\beta_1)\, z_{t+1} + \beta_1 x_{t+1}"
        ),
    )
    dialects = {
        "Textbook": {},
        "schedulefree": {"learning_rate": 2.5e-3},
        "optax": {"learning_rate": 2.5e-3},
        "Keras": {"learning_rate": 2.5e-3, "equal_weights": True},
    }
    learning_rate: Number = rate(0.05)
    beta1: Number = decay(0.9, symbol=r"\beta_1", label="β₁", help="How close to the average the gradients are taken.")
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    weight_decay: Number = shrinkage()
    equal_weights: bool = switch(False, symbol="1/t", help="Average all steps alike, whatever the rate was.")

    def init(self, position: Array) -> ScheduleFreeAdamWState:
        """The walk and its average start together; no squares yet."""
        return ScheduleFreeAdamWState(position, position, np.zeros_like(position), 1.0, 0.0, 0.0)

    def step(
        self, position: Array, state: ScheduleFreeAdamWState, oracle: Oracle
    ) -> tuple[Array, ScheduleFreeAdamWState]:
        """Walk by the scaled gradient, average, and stand between the two."""
        g = oracle.gradient(position)
        v = self.beta2 * state.v + (1 - self.beta2) * (g * g)
        past2 = self.beta2 * state.beta2_power
        update = g / self._denominator(v, past2).total + self.weight_decay * position
        z = state.z - self.learning_rate * update
        largest_rate = np.maximum(state.largest_rate, self.learning_rate)
        weight = 1.0 if self.equal_weights else largest_rate * largest_rate
        weight_sum = state.weight_sum + weight
        x = state.x + (z - state.x) * (weight / nonzero(weight_sum))
        y = z + self.beta1 * (x - z)
        return y, ScheduleFreeAdamWState(z, x, v, past2, largest_rate, weight_sum)

    def denominator(self, state: ScheduleFreeAdamWState) -> Denominator:
        """The root and ε."""
        return self._denominator(state.v, state.beta2_power)

    def _denominator(self, v: Array, beta2_power: Number) -> Denominator:
        return Denominator(v / (1 - beta2_power), self.epsilon)
