"""Newton's method: jump to where the local parabola is level."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, Number
from optimizers.curvature import from_axes, onto_axes, principal_axes
from optimizers.optimizer import NoState, Optimizer, Oracle, rate


@dataclass(frozen=True)
class Newton(Optimizer):
    r"""Fit a parabola to slope and curvature and jump to where it is level.

    $x_{t+1} = x_t - \eta\, H_t^{-1} g_t$

    One step solves a bowl. A saddle is level, too, so that Newton's method likes to go there. Where the ground slopes in
    a direction in which it does not curve the step is infinite, and the run ends there; where it is level in such a
    direction no step is taken along it.
    """

    about = About(
        "Newton",
        1740,
        "I. Newton, J. Raphson & T. Simpson",
        idea="Jump to where the local parabola is level, be that a minimum, a saddle or a summit.",
        source="T. Simpson: Essays on several curious and useful subjects in speculative and mix'd mathematicks. London (1740).",
        formula=r"x_{t+1} = x_t - \eta\, H_t^{-1} g_t",
    )
    learning_rate: Number = rate(1.0)

    def init(self, position: Array) -> NoState:
        """Nothing to remember."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """Solve H d = g along the principal axes, then step against d."""
        curvatures, axes = principal_axes(oracle.hessian(position))
        slopes = onto_axes(axes, oracle.gradient(position))
        direction = from_axes(axes, np.where(slopes == 0, 0.0, slopes / curvatures))
        return position - self.learning_rate * direction, state
