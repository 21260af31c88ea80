"""Saddle-free Newton: curvature counts by its size, and every step must pay."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.columns import inner_product
from optimizers.curvature import from_axes, onto_axes, principal_axes
from optimizers.optimizer import Optimizer, Oracle, rate, tiny

SUFFICIENT = 1e-4
"""The share of the promised decrease that a step must bring (Armijo)."""
MOST_HALVINGS = 40


class DampedNewtonState(NamedTuple):
    """How much of the last Newton step was taken, shape `(n_runs,)`."""

    share: Array


@dataclass(frozen=True)
class DampedNewton(Optimizer):
    r"""Divide the slope along each axis of the Hessian by the size of the curvature there, then halve until it pays.

    $d = -V \max(|\Lambda|, \delta)^{-1} V^\top g$ with $H = V \Lambda V^\top$, and $x_{t+1} = x_t + s d$ with the first
    $s = \eta, \eta/2, \eta/4, \dots$ for which $f(x_t + s d) \le f(x_t) + 10^{-4} s\, g^\top d$; none of 40 means no step.
    """

    about = About(
        "Damped Newton",
        2014,
        "Y. Dauphin et al.",
        idea="Newton's steps, but downhill on every axis, and never further than it pays: saddles repel it.",
        source="Identifying and attacking the saddle point problem in high-dimensional non-convex optimization. NIPS 27 (2014).",
        formula=r"x_{t+1} = x_t - s\, V \max(|\Lambda|, \delta)^{-1} V^\top g_t \qquad H_t = V \Lambda V^\top",
    )
    constant_cost = False
    learning_rate: Number = rate(1.0)
    damping: Number = tiny(1e-3, symbol=r"\delta", help="The smallest curvature that is believed; keeps steps finite.")

    def init(self, position: Array) -> DampedNewtonState:
        """No step has been taken."""
        return DampedNewtonState(np.zeros_like(position[0]))

    def step(self, position: Array, state: DampedNewtonState, oracle: Oracle) -> tuple[Array, DampedNewtonState]:
        """A Newton step that goes downhill on every axis, shortened until it pays."""
        g = oracle.gradient(position)
        curvatures, axes = principal_axes(oracle.hessian(position))
        direction = -from_axes(axes, onto_axes(axes, g) / np.maximum(np.abs(curvatures), self.damping))
        share = self._paying_share(position, direction, inner_product(g, direction), oracle)
        return position + share * direction, DampedNewtonState(share)

    def _paying_share(self, position: Array, direction: Array, slope: Array, oracle: Oracle) -> Array:
        """How much of the `direction` to take, shape `(n_runs,)`."""
        height = oracle.loss(position)
        share = np.zeros_like(height) + self.learning_rate
        for _ in range(MOST_HALVINGS):
            enough = oracle.loss(position + share * direction) <= height + SUFFICIENT * share * slope
            wanting = ~enough & np.isfinite(height)
            if not wanting.any():
                return share
            share = np.where(wanting, share / 2, share)
        return np.where(wanting, 0.0, share)
