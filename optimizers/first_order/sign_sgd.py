"""SignSGD: only the direction of each slope counts, not its size."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Number
from optimizers.optimizer import NoState, Optimizer, Oracle, rate


@dataclass(frozen=True)
class SignSGD(Optimizer):
    r"""Every coordinate takes a step of the same length, downhill.

    $x_{t+1} = x_t - \eta\, \mathrm{sign}(g_t)$

    This is RMSProp without memory ($\beta = 0$, $\varepsilon = 0$). At a constant rate it ends in a two-cycle.
    """

    about = About(
        "SignSGD",
        2018,
        "J. Bernstein, Y.-X. Wang, K. Azizzadenesheli & A. Anandkumar",
        idea="Only the sign of each slope counts: all coordinates take steps of the same length.",
        source="signSGD: compressed optimisation for non-convex problems. ICML (2018), arXiv:1802.04434.",
        formula=r"x_{t+1} = x_t - \eta\, \mathrm{sign}(g_t)",
    )
    dialects = {
        "Textbook": {},
        "optax": {},
    }
    learning_rate: Number = rate(0.01)

    def init(self, position: Array) -> NoState:
        """Nothing to remember."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """One step of the same length in every coordinate."""
        return position - self.learning_rate * np.sign(oracle.gradient(position)), state
