"""Trust region: the best step within a circle that grows and shrinks with the parabola's honesty."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.columns import column_sums, inner_product, length, nonzero
from optimizers.curvature import from_axes, onto_axes, principal_axes
from optimizers.optimizer import Optimizer, Oracle, StateDisplay

ACCEPTABLE, POOR, GOOD = 0.15, 0.25, 0.75
"""How much of the promised decrease must come: to take the step, to keep the radius, to double it; SciPy's values."""
LARGEST_RADIUS = 1000.0
MOST_ITERATIONS = 30
"""For the multiplier; from its lower bound four or five are enough, save in nearly degenerate cases."""
ON_THE_CIRCLE = 1e-12
"""The relative error with which a step ends on the circle."""


class TrustRegionState(NamedTuple):
    """The radius of the circle within which the parabola is trusted, shape `(n_runs,)`."""

    radius: Array


@dataclass(frozen=True)
class TrustRegion(Optimizer):
    r"""Minimise the local parabola within a circle, exactly; trust it further if it kept its promise.

    $\min_s\; g^\top s + \tfrac12 s^\top H s$ with $\lVert s\rVert \le \Delta$. With $\varrho$ the decrease that came over the
    one that was promised: $\Delta \leftarrow \Delta/4$ if $\varrho < 1/4$, $2\Delta$ if $\varrho > 3/4$ at the circle's edge;
    the step is taken if $\varrho > 0.15$.
    """

    about = About(
        "Trust region",
        1983,
        "J. J. Moré & D. C. Sorensen",
        idea="Ask the parabola only within a circle, and widen the circle as long as it keeps its promises.",
        source="Computing a trust region step. SIAM J. Sci. Stat. Comput. 4 (1983).",
        formula=(
            r"x_{t+1} = x_t + \arg\min_{\lVert s\rVert \le \Delta_t} \; g_t^\top s + \tfrac12 s^\top H_t s"
            r" \qquad \Delta_{t+1} \in \{\tfrac14,\, 1,\, 2\} \cdot \Delta_t"
        ),
    )
    state_display = StateDisplay(symbols={"radius": r"\Delta"}, circle="radius")
    initial_radius: Number = parameter(
        1.0,
        symbol=r"\Delta_0",
        bounds=(1e-12, LARGEST_RADIUS),
        slider=(1e-3, 100),
        scale="log",
        label="first radius",
        help="The first radius.",
    )

    def init(self, position: Array) -> TrustRegionState:
        """The first circle."""
        return TrustRegionState(np.zeros_like(position[0]) + self.initial_radius)

    def step(self, position: Array, state: TrustRegionState, oracle: Oracle) -> tuple[Array, TrustRegionState]:
        """Try the best step within the circle; judge it, and the circle, by what it brings."""
        radius = state.radius
        curvatures, axes = principal_axes(oracle.hessian(position))
        slopes = onto_axes(axes, oracle.gradient(position))
        s = best_within(radius, slopes, curvatures)
        ahead = position + from_axes(axes, s)
        promised = -column_sums(slopes * s + curvatures * s * s / 2)
        kept = (oracle.loss(position) - oracle.loss(ahead)) / nonzero(promised)
        shrunk = np.where((promised > 0) & ~(kept >= POOR), radius / 4, radius)
        at_edge = length(s) > (1 - 1e-6) * radius
        grown = np.where((kept > GOOD) & at_edge, np.minimum(2 * radius, LARGEST_RADIUS), shrunk)
        return np.where(kept > ACCEPTABLE, ahead, position), TrustRegionState(grown)


def best_within(radius: Array, slopes: Array, curvatures: Array) -> Array:
    r"""The minimiser of a parabola within the circle, along its own axes; all `(n_parameters, n_runs)` but the `radius`.

    It is $s_i = -g_i/(\lambda_i + \mu)$ with the least $\mu \ge 0$ that makes it short enough. Newton's method on
    $1/\Delta - 1/\lVert s\rVert$ rises to $\mu$ from below, starting where no coordinate alone is too long. The hard case,
    no slope along the axis that curves downwards most, leaves room within the circle: it is filled along that axis.
    """
    multiplier = np.maximum((np.abs(slopes) / radius - curvatures).max(axis=0), 0)
    for _ in range(MOST_ITERATIONS):
        stiffness = nonzero(curvatures + multiplier)
        s = -slopes / stiffness
        step_length = length(s)
        too_long = step_length > (1 + ON_THE_CIRCLE) * radius
        if not too_long.any():
            break
        rise = (step_length / radius - 1) * step_length**2 / nonzero(column_sums(s * s / stiffness))
        multiplier = np.where(too_long, multiplier + rise, multiplier)
    room = np.sqrt(np.maximum(radius**2 - inner_product(s[1:], s[1:]), 0))
    is_hard = (curvatures[0] < 0) & (step_length < (1 - 1e-9) * radius)
    # Not by the sign of a zero, which rounding chooses.
    filled = np.where(s[0] > 0, room, -room)
    return np.stack((np.where(is_hard, filled, s[0]), *s[1:]))
