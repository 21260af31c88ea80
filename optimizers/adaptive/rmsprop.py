"""RMSProp: a step size for each coordinate, from the recent size of its gradients."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, rate, tiny


class RMSPropState(NamedTuple):
    """The moving averages of squared gradients and (if centered) of gradients, and the velocity."""

    v: Array
    mean: Array | None
    velocity: Array
    past: Number


@dataclass(frozen=True)
class RMSProp(Optimizer):
    r"""Divide the gradient by a running root mean square of its recent magnitude.

    $v_t = \beta v_{t-1} + (1-\beta) g_t^2, \qquad x_{t+1} = x_t - \eta\, g_t / (\sqrt{v_t} + \varepsilon)$

    The first step is $\eta/\sqrt{1-\beta}$ long, whatever the slope; in a bowl, at a constant rate, the method ends in a
    two-cycle of $\pm\eta/2$. Centered (A. Graves, 2013), the root is that of the variance $v - \bar g^2$, which rounding can
    make negative and which is clamped at 0 here. With momentum, $b_t = \mu b_{t-1} + g_t/(\sqrt{v_t} + \varepsilon)$ and
    $x_{t+1} = x_t - \eta b_t$; optax can take Nesterov's form of it.
    """

    about = About(
        "RMSProp",
        2012,
        "T. Tieleman & G. Hinton",
        idea="Every coordinate gets its own step size, from the recent size of its gradients.",
        source="Lecture 6.5: divide the gradient by a running average of its recent magnitude. Coursera (2012).",
        formula=r"v_t = \beta v_{t-1} + (1-\beta)\, g_t^2 \qquad x_{t+1} = x_t - \eta\, \frac{g_t}{\sqrt{v_t} + \varepsilon}",
    )
    well_known = True
    state_display = StateDisplay(symbols={"velocity": "b", "mean": r"\bar g", "past": r"\beta^t"}, momentum="velocity")
    dialects = {
        "Textbook": {},
        "PyTorch": {"decay_rate": 0.99},
        "optax": {"epsilon_inside": True, "rate_inside": True},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_inside": True, "rate_inside": True},
        "TensorFlow 1": {"epsilon": 1e-10, "epsilon_inside": True, "rate_inside": True, "initial_v": 1.0},
    }
    learning_rate: Number = rate(0.01)
    decay_rate: Number = decay(0.9, symbol=r"\beta", help="How much of the past squared gradients is kept.")
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    momentum: Number = decay(0.0, symbol=r"\mu", help="How much of the last step is added to the next.")
    initial_v: Number = parameter(
        0.0,
        symbol="v_0",
        bounds=(0, 1e3),
        slider=(0, 1),
        label="first v",
        help="What the average of squares starts at; 0 makes the first step long.",
    )
    centered: bool = switch(
        False, symbol=r"v - \bar g^2", help="Divide by the spread of the gradients, not by their size."
    )
    epsilon_inside: bool = switch(
        False,
        symbol=r"\sqrt{v + \varepsilon}",
        label="ε under the root",
        help="Put ε under the root instead of beside it.",
    )
    bias_correction: bool = switch(
        False, symbol=r"\hat v", help="Undo the pull of the first average towards its start."
    )
    rate_inside: bool = switch(
        False, symbol=r"\eta\,b", label="rate in the velocity", help="Let the velocity remember old learning rates."
    )
    nesterov: bool = switch(
        False, symbol=r"\mu\,b_{t+1}", label="Nesterov", help="Apply the velocity one step before it is due."
    )

    def init(self, position: Array) -> RMSPropState:
        """Averages at their start, at rest."""
        nothing = np.zeros_like(position)
        return RMSPropState(nothing + self.initial_v, nothing if self.centered else None, nothing, 1.0)

    def step(self, position: Array, state: RMSPropState, oracle: Oracle) -> tuple[Array, RMSPropState]:
        """Update the averages, then step by the scaled gradient."""
        g = oracle.gradient(position)
        v = self.decay_rate * state.v + (1 - self.decay_rate) * (g * g)
        mean = None if state.mean is None else self.decay_rate * state.mean + (1 - self.decay_rate) * g
        past = self.decay_rate * state.past
        move, velocity = self._move(g / self._denominator(v, mean, past).total, state.velocity)
        return position - move, RMSPropState(v, mean, velocity, past)

    def denominator(self, state: RMSPropState) -> Denominator:
        """The root and ε."""
        return self._denominator(state.v, state.mean, state.past)

    def plain_rate(self, before: RMSPropState, after: RMSPropState) -> Number | None:
        """The rate over ε, or over its root if it stands inside, as long as there is no momentum."""
        return None if np.any(self.momentum) else self.denominator(after).plain_rate(self.learning_rate)

    def _denominator(self, v: Array, mean: Array | None, past: Number) -> Denominator:
        """The root of the average of squares, corrected or centered if so wished, and ε."""
        if self.bias_correction:
            v, mean = v / (1 - past), None if mean is None else mean / (1 - past)
        spread = v if mean is None else np.maximum(v - mean * mean, 0)
        return Denominator(spread, self.epsilon, self.epsilon_inside)

    def _move(self, update: Array, velocity: Array) -> tuple[Array, Array]:
        """What to subtract from the position, and the velocity from now on."""
        if self.rate_inside:
            update = self.learning_rate * update
        velocity = self.momentum * velocity + update
        move = update + self.momentum * velocity if self.nesterov else velocity
        return move if self.rate_inside else self.learning_rate * move, velocity
