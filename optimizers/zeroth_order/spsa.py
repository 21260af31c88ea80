"""SPSA: a gradient from two losses, whatever the number of parameters."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, rate

GAIN_DECAY, PROBE_DECAY = 0.602, 0.101
"""The exponents with which steps and probes shrink; the smallest that the theory allows, as the author advises."""


class SPSAState(NamedTuple):
    """The estimate of the gradient that was stepped along last, and the number of steps so far."""

    estimate: Array
    steps: int


@dataclass(frozen=True)
class SPSA(Optimizer):
    r"""Shake all coordinates at once, by coin tosses; the difference of two losses tells the slope.

    $\hat g_k = \frac{f(x + c_k \Delta_k) - f(x - c_k \Delta_k)}{2 c_k} \Delta_k$ with $\Delta_k \in \{\pm 1\}^n$, then
    $x_{k+1} = x_k - a_k \hat g_k$, where $a_k = \eta/(A + k + 1)^{0.602}$ and $c_k = c/(k+1)^{0.101}$.
    """

    about = About(
        "SPSA",
        1992,
        "J. C. Spall",
        idea="Two losses make a gradient, however many parameters there are: about right on average, wrong each time.",
        source="Multivariate stochastic approximation using a simultaneous perturbation gradient approximation. TAC 37 (1992).",
        formula=r"\hat g_k = \frac{f(x + c_k \Delta_k) - f(x - c_k \Delta_k)}{2\,c_k}\, \Delta_k \qquad \Delta_k \in \{\pm 1\}^n",
    )
    state_display = StateDisplay(symbols={"estimate": r"\hat g"})
    learning_rate: Number = rate(0.01)
    perturbation: Number = parameter(
        0.1,
        symbol="c",
        bounds=(1e-12, 1e3),
        slider=(1e-4, 1),
        scale="log",
        help="How far to either side the loss is asked.",
    )
    stability: int = parameter(
        0,
        symbol="A",
        bounds=(0, 100_000),
        slider=(0, 1000),
        help="How many steps the first, long ones are held back by.",
    )

    def init(self, position: Array) -> SPSAState:
        """Nothing is known."""
        return SPSAState(np.zeros_like(position), 0)

    def step(self, position: Array, state: SPSAState, oracle: Oracle) -> tuple[Array, SPSAState]:
        """Ask on both sides, then step along the estimate."""
        toss = np.where(oracle.random(position) < 0, -1.0, 1.0)
        c = self.perturbation / (state.steps + 1) ** PROBE_DECAY
        rise = oracle.loss(position + c * toss) - oracle.loss(position - c * toss)
        estimate = rise / (2 * c) * toss
        gain = self.learning_rate / (self.stability + state.steps + 1) ** GAIN_DECAY
        return position - gain * estimate, SPSAState(estimate, state.steps + 1)
