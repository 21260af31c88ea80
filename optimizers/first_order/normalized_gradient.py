"""Normalized gradient descent: steps of one length, straight downhill."""

from dataclasses import dataclass

from catalog import About, Array, Number
from optimizers.columns import length, nonzero
from optimizers.optimizer import NoState, Optimizer, Oracle, rate


@dataclass(frozen=True)
class NormalizedGradient(Optimizer):
    r"""Go straight downhill, every time as far as the learning rate says.

    $x_{t+1} = x_t - \eta\, g_t / \lVert g_t \rVert$

    Unlike SignSGD the direction stays that of the gradient. Where the gradient is exactly 0 the step is 0.
    """

    about = About(
        "Normalized gradient",
        1984,
        "Y. Nesterov",
        idea="Straight downhill in steps of one length: plateaus and cliffs are walked alike.",
        source="Minimization methods for nonsmooth convex and quasiconvex functions. Matekon 29 (1984).",
        formula=r"x_{t+1} = x_t - \eta\, \frac{g_t}{\lVert g_t \rVert}",
    )
    dialects = {
        "Textbook": {},
    }
    learning_rate: Number = rate(0.02)

    def init(self, position: Array) -> NoState:
        """Nothing to remember."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """One step of given length against the gradient."""
        g = oracle.gradient(position)
        return position - self.learning_rate * g / nonzero(length(g)), state
