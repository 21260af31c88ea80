"""Gradient descent, called SGD where its gradients are noisy."""

from dataclasses import dataclass

from catalog import About, Array, Number
from optimizers.optimizer import NoState, Optimizer, Oracle, rate


@dataclass(frozen=True)
class SGD(Optimizer):
    r"""Go straight downhill, as far as the slope is steep.

    $x_{t+1} = x_t - \eta\, g_t$

    Gradient descent is A. Cauchy's (1847). Robbins and Monro showed that noisy slopes will do, if the rate falls: the sum of
    all $\eta_t$ must be infinite, that of all $\eta_t^2$ finite. At a constant rate they lead
    to a cloud around the minimum.
    """

    about = About(
        "SGD",
        1951,
        "H. Robbins & S. Monro",
        idea="Go straight downhill, as far as the slope is steep.",
        source="A stochastic approximation method. Ann. Math. Statist. 22 (1951).",
        formula=r"x_{t+1} = x_t - \eta\, g_t",
    )
    well_known = True
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 1e-3},
        "optax": {},
        "Keras": {"learning_rate": 1e-2},
    }
    learning_rate: Number = rate(0.01)

    def init(self, position: Array) -> NoState:
        """Nothing to remember."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """One step against the gradient."""
        return position - self.learning_rate * oracle.gradient(position), state

    @property
    def stability_limit(self) -> Number:
        """Beyond 2/λ each step lands higher on the other side."""
        return 2.0
