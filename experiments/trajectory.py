"""What came of a run: arrays, and an outcome that carries its own sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from catalog import Array


class Outcome(Enum):
    """How a run ended; the value is the sentence that says so."""

    REACHED_MINIMUM = "Came within tolerance of a minimum and stayed."
    NEAR_MINIMUM = "Came close to a minimum without settling there."
    LOCAL_MINIMUM = "Settled in another minimum than the best ones known."
    STALLED = "Stalled: hardly moved any more, far from every minimum."
    LEFT_MAP = "Left the map."
    DIVERGED = "The loss or the position grew without bound; the learning rate is probably too large here."
    UNDEFINED = "A step was no number, such as zero divided by zero."
    TWO_CYCLE = "Bounces between two points."
    HOVERING = "Hovers in its noise around a minimum."
    AT_SADDLE = "Waits where the slope vanishes, at a point that is no minimum."
    SLIDING = "Slides on down a slope on which no minimum is known."
    ZIGZAG = "Goes back and forth across a valley."
    RAN_OUT_OF_STEPS = "Was still on its way at its last step."


@dataclass(frozen=True, eq=False)
class Trajectory:
    """One run, step by step; row k of each array is the moment after k steps, row 0 the start.

    Past `last_step` (the last step at which position and loss are sound numbers, and which the budget of questions paid for)
    a run stays where it was.
    """

    positions: Array
    """Shape `(n_steps + 1, 2)`."""
    losses: Array
    """Shape `(n_steps + 1,)`, without noise."""
    gradients: Array
    """Shape `(n_steps + 1, 2)`, the true gradients along the path, without noise."""
    learning_rates: Array
    """Shape `(n_steps + 1,)`: the scheduled rate of the step that led here; `nan` for a method without one."""
    evaluations: Array
    """Shape `(n_steps + 1,)`: how many questions had been asked of the landscape by then."""
    coordinate_updates: Array
    """Shape `(n_steps + 1,)`: how many coordinates had been moved by then, each step counting those that it moved."""
    internals: Mapping[str, Array]
    """What the optimizer remembers, by name, each of shape `(n_steps + 1, 2)`."""
    distances: Array
    """Shape `(n_steps + 1,)`: the distance to the nearest minimum, `inf` where there is none."""
    outcome: Outcome
    last_step: int
    settled_at: int | None
    """The step from which the run stays within the map's tolerance of a minimum, or `None`."""
    low_at: int | None
    """The first step at which the loss is below the landscape's target, be it by luck, or `None`."""
    broke_at: int | None
    """The first step whose result was no sound number, or `None`."""
    target_loss: float
    """The loss below which ground counts as low here; −∞ where there is no target."""

    @property
    def n_steps(self) -> int:
        """How many steps were asked for."""
        return len(self.losses) - 1

    @property
    def effective_learning_rates(self) -> Array:
        """|Δᵢ| / |gᵢ| of each step and coordinate, shape `(n_steps + 1, 2)`; row 0, and a slope of 0, give `nan`."""
        steps = np.abs(np.diff(self.positions, axis=0))
        slopes = np.abs(self.gradients[:-1])
        with np.errstate(over="ignore"):  # on ground that is all but flat the rate is beyond all bounds
            rates = np.divide(steps, slopes, out=np.full_like(steps, np.nan), where=slopes > 0)
        return np.vstack((np.full((1, 2), np.nan), rates))
