"""Adagrad: the first optimizer with a step size for each coordinate."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.denominator import Denominator
from optimizers.optimizer import Optimizer, Oracle, rate, tiny


class AdagradState(NamedTuple):
    """The sum of squared gradients, and the number of steps taken."""

    G: Array
    t: Number


@dataclass(frozen=True)
class Adagrad(Optimizer):
    r"""Divide the gradient by the root of the sum of all its squares so far.

    $G_t = G_{t-1} + g_t^2, \qquad x_{t+1} = x_t - \eta\, g_t / (\sqrt{G_t} + \varepsilon)$

    The sum only grows, so the effective rates only shrink. optax and Keras start it at 0.1 and put ε under the root;
    TensorFlow 1 has no ε. In PyTorch the rate can fall as well, $\eta_t = \eta / (1 + \tau (t-1))$.
    """

    about = About(
        "Adagrad",
        2011,
        "J. Duchi, E. Hazan & Y. Singer",
        idea="Coordinates that were steep so far take small steps from now on, for ever.",
        source="Adaptive subgradient methods for online learning and stochastic optimization. JMLR 12 (2011).",
        formula=r"G_t = G_{t-1} + g_t^2 \qquad x_{t+1} = x_t - \eta\, \frac{g_t}{\sqrt{G_t} + \varepsilon}",
    )
    well_known = True
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 0.01},
        "optax": {"epsilon": 1e-7, "epsilon_inside": True, "initial_sum": 0.1},
        "Keras": {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_inside": True, "initial_sum": 0.1},
        "TensorFlow 1": {"epsilon": 0.0, "initial_sum": 0.1},
    }
    learning_rate: Number = rate(0.5)
    epsilon: Number = tiny(1e-10, help="Keeps the division finite where no gradient has been met yet.")
    initial_sum: Number = parameter(
        0.0,
        symbol="G_0",
        bounds=(0, 1e3),
        slider=(0, 1),
        label="first sum",
        help="What the sum of squares starts at; more means smaller first steps.",
    )
    rate_decay: Number = parameter(
        0.0, symbol=r"\tau", bounds=(0, 1e3), slider=(0, 1), help="How fast the learning rate itself falls."
    )
    epsilon_inside: bool = switch(
        False,
        symbol=r"\sqrt{G + \varepsilon}",
        label="ε under the root",
        help="Put ε under the root instead of beside it.",
    )

    def init(self, position: Array) -> AdagradState:
        """The sum starts at `initial_sum`."""
        return AdagradState(np.zeros_like(position) + self.initial_sum, 0.0)

    def step(self, position: Array, state: AdagradState, oracle: Oracle) -> tuple[Array, AdagradState]:
        """Add the squared gradient, then step by the scaled gradient."""
        g = oracle.gradient(position)
        new = AdagradState(state.G + g * g, state.t + 1)
        return position - self._rate(state) * g / self.denominator(new).total, new

    def denominator(self, state: AdagradState) -> Denominator:
        """The root and ε."""
        return Denominator(state.G, self.epsilon, self.epsilon_inside)

    def plain_rate(self, before: AdagradState, after: AdagradState) -> Number:
        """The rate, as far as it has fallen, over ε."""
        return self.denominator(after).plain_rate(self._rate(before))

    def _rate(self, state: AdagradState) -> Number:
        """The learning rate of the step from `state`."""
        return self.learning_rate / (1 + self.rate_decay * state.t)
