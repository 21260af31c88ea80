"""Simulated annealing: a random search that climbs as long as it is hot."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import log_ndtr

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate


class AnnealingState(NamedTuple):
    """The place that was tried last, and the temperature."""

    tried: Array
    temperature: Array


@dataclass(frozen=True)
class SimulatedAnnealing(Optimizer):
    r"""Try a random place nearby; go there if it is lower, and sometimes if it is higher: the hotter, the more often.

    $y_t = x_t + \eta\,\xi_t$ is accepted with the probability $\min\bigl(1, e^{-(f(y_t)-f(x_t))/T_t}\bigr)$, and
    $T_{t+1} = c\,T_t$. With a uniform $u$, that is when the loss rises by less than $-T_t \ln u$.
    """

    about = About(
        "Simulated annealing",
        1983,
        "S. Kirkpatrick, C. D. Gelatt & M. P. Vecchi",
        idea="Shake the ball out of shallow pits while it is hot, and let it cool down into a deep one.",
        source="Optimization by simulated annealing. Science 220 (1983).",
        formula=r"P(x_{t+1} = y_t) = \min\Bigl(1,\, e^{-(f(y_t) - f(x_t))/T_t}\Bigr) \qquad T_{t+1} = c\,T_t",
    )
    state_display = StateDisplay(symbols={"tried": "y", "temperature": "T"})
    learning_rate: Number = rate(0.3)
    initial_temperature: Number = parameter(
        1.0,
        symbol="T_0",
        bounds=(0, 1e12),
        slider=(1e-3, 1e3),
        scale="log",
        label="first temperature",
        help="Rises of about this height are accepted at first.",
    )
    cooling: Number = decay(0.98, symbol="c", help="How much of the temperature is kept from step to step.")

    def init(self, position: Array) -> AnnealingState:
        """Hot; nothing has been tried."""
        return AnnealingState(position, np.zeros_like(position[0]) + self.initial_temperature)

    def step(self, position: Array, state: AnnealingState, oracle: Oracle) -> tuple[Array, AnnealingState]:
        """Try once, then cool down."""
        tried = position + self.learning_rate * oracle.random(position)
        rise = oracle.loss(tried) - oracle.loss(position)
        # A normal number's share of the bell is uniform, so the lab needs one kind of random number only.
        accepted = rise < -state.temperature * log_ndtr(oracle.random(position)[0])
        return np.where(accepted, tried, position), AnnealingState(tried, self.cooling * state.temperature)
