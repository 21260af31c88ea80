"""Polyak's step size: the loss itself says how far to go."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.columns import inner_product, nonzero
from optimizers.optimizer import NoState, Optimizer, Oracle, rate


@dataclass(frozen=True)
class PolyakStep(Optimizer):
    r"""Go straight downhill to where the loss would be at its lowest, $f^*$, if the slope stayed as it is.

    $\gamma_t = \min\!\left(\dfrac{f(x_t) - f^*}{\lVert g_t \rVert^2},\ \gamma_{\max}\right), \qquad
    x_{t+1} = x_t - \eta\, \gamma_t\, g_t$

    The lowest loss $f^*$ must be known: set too low the steps overshoot, set too high they end at that level. Where the
    gradient is exactly 0 the step is 0. optax limits $\gamma$ to 1 and calls a squared gradient below 2e-16 zero.
    """

    about = About(
        "Polyak step",
        1969,
        "B. T. Polyak",
        idea="The height above the lowest loss, over the squared slope, is the right step size.",
        source="Minimization of unsmooth functionals. USSR Comp. Math. and Math. Phys. 9 (1969).",
        formula=r"x_{t+1} = x_t - \eta\, \frac{f(x_t) - f^*}{\lVert g_t \rVert^2}\, g_t",
    )
    dialects = {
        "Textbook": {},
        "optax": {"largest_step": 1.0},
    }
    learning_rate: Number = rate(1.0)
    lowest_loss: Number = parameter(
        0.0, symbol="f^*", bounds=(-1e12, 1e12), slider=(-10, 10), help="The loss at the minimum that is looked for."
    )
    largest_step: Number = parameter(
        1e6,
        symbol=r"\gamma_{\max}",
        bounds=(0, 1e12),
        slider=(1e-3, 1e6),
        scale="log",
        help="The largest step size allowed; a million is as good as no limit.",
    )

    def init(self, position: Array) -> NoState:
        """Nothing to remember."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """Ask for height and slope, and step as far as they say."""
        g = oracle.gradient(position)
        gap = oracle.loss(position) - self.lowest_loss
        step_size = np.minimum(gap / nonzero(inner_product(g, g)), self.largest_step)
        return position - self.learning_rate * step_size * g, state
