"""Adadelta: steps in the units of the parameters, without a learning rate to choose."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, decay, rate, tiny


class AdadeltaState(NamedTuple):
    """The moving averages of squared gradients and of squared steps."""

    v: Array
    u: Array


@dataclass(frozen=True)
class Adadelta(Optimizer):
    r"""Divide by the recent size of the gradients, and multiply by the recent size of the steps.

    $v_t = \beta v_{t-1} + (1-\beta) g_t^2, \qquad \delta_t = \sqrt{u_{t-1} + \varepsilon}\, /\, \sqrt{v_t + \varepsilon}\; g_t$

    $u_t = \beta u_{t-1} + (1-\beta) \delta_t^2, \qquad x_{t+1} = x_t - \eta\, \delta_t$

    In the paper $\eta = 1$. The first step is $\sqrt{\varepsilon/(1-\beta)}$ long in every steep coordinate, so ε sets how
    fast the method gets going. Keras' default rate of 0.001 makes the first steps a thousand times shorter. Where ε is far
    larger than both averages the method is gradient descent with the rate η.
    """

    about = About(
        "Adadelta",
        2012,
        "M. D. Zeiler",
        idea="The recent steps set the size of the next one, so no learning rate is needed.",
        source="ADADELTA: an adaptive learning rate method. arXiv:1212.5701 (2012).",
        formula=(
            r"v_t = \beta v_{t-1} + (1-\beta)\, g_t^2 \qquad"
            r" \delta_t = \frac{\sqrt{u_{t-1} + \varepsilon}}{\sqrt{v_t + \varepsilon}}\, g_t"
            r" \qquad u_t = \beta u_{t-1} + (1-\beta)\, \delta_t^2 \qquad x_{t+1} = x_t - \eta\, \delta_t"
        ),
    )
    dialects = {
        "Textbook": {},
        "PyTorch": {},
        "optax": {},
        "Keras": {"learning_rate": 1e-3, "decay_rate": 0.95, "epsilon": 1e-7},
        "TensorFlow 1": {"learning_rate": 1e-3, "decay_rate": 0.95, "epsilon": 1e-8},
    }
    learning_rate: Number = rate(1.0)
    decay_rate: Number = decay(0.9, symbol=r"\beta", help="How much of both averages is kept.")
    epsilon: Number = tiny(1e-6, help="Gets the method going: the first step grows with its root.")

    def init(self, position: Array) -> AdadeltaState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return AdadeltaState(nothing, nothing)

    def step(self, position: Array, state: AdadeltaState, oracle: Oracle) -> tuple[Array, AdadeltaState]:
        """Update the gradients' average, scale the step, update the steps' average."""
        g = oracle.gradient(position)
        v = self.decay_rate * state.v + (1 - self.decay_rate) * (g * g)
        delta = np.sqrt(state.u + self.epsilon) / self._denominator(v).total * g
        u = self.decay_rate * state.u + (1 - self.decay_rate) * (delta * delta)
        return position - self.learning_rate * delta, AdadeltaState(v, u)

    def denominator(self, state: AdadeltaState) -> Denominator:
        """The root and ε."""
        return self._denominator(state.v)

    def plain_rate(self, before: AdadeltaState, after: AdadeltaState) -> Number:
        """The rate itself, unless recent steps were long: ε stands above the line as well."""
        return self.denominator(after).plain_rate(self.learning_rate * np.sqrt(before.u + self.epsilon))

    def _denominator(self, v: Array) -> Denominator:
        return Denominator(v, self.epsilon, epsilon_inside=True)
