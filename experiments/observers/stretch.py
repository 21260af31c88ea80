"""A stretch of a march: several moments that are looked at in one call instead of one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.march import Moment
from experiments.outcome import DIVERGENCE_FACTOR
from landscapes import Landscape

Mask: TypeAlias = NDArray[np.bool_]
Steps: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Stretch:
    """`n` consecutive moments of `n_runs` stacked runs; what nobody asks for is never computed.

    A run is sound as long as its positions and losses are finite and bounded. Where a run begins it is taken as sound,
    so that it has a place to be held at; if it is not, it breaks with its first step.
    """

    landscape: Landscape
    moments: Sequence[Moment]
    first_step: int
    before: "Soundness | None"
    """Who was sound until this stretch began; `None` at the start."""

    @property
    def n(self) -> int:
        """How many moments there are."""
        return len(self.moments)

    @property
    def n_runs(self) -> int:
        """How many runs there are."""
        return int(self.moments[0].position.shape[-1])

    @property
    def last_step(self) -> int:
        """The step of the last of the moments."""
        return self.first_step + self.n - 1

    @property
    def is_first(self) -> bool:
        """Whether the march begins here."""
        return self.before is None

    @cached_property
    def positions(self) -> Array:
        """Shape `(n_parameters, n, n_runs)`: the coordinate first, each contiguous, as a landscape asks for it."""
        side_by_side = np.concatenate([moment.position for moment in self.moments], axis=1)
        return side_by_side.reshape(-1, self.n, self.n_runs)

    @cached_property
    def losses(self) -> Array:
        """Shape `(n, n_runs)`, without noise."""
        return self.landscape.loss(self.positions)

    @cached_property
    def distances(self) -> Array:
        """Shape `(n, n_runs)`: the distance to the nearest minimum, `inf` where there is none."""
        return self.landscape.distance_to_minimum(self.positions)

    @cached_property
    def soundness(self) -> "Soundness":
        """Who is still sound when this stretch ends."""
        return Soundness(self._limits, self._sound_before & (self.n_sound == self.n))

    @cached_property
    def is_sound(self) -> bool:
        """Whether all runs are sound all along."""
        return bool(self._sound_before.all() and (self._is_plainly_bounded or self._is_bounded.all()))

    @cached_property
    def n_sound(self) -> Steps:
        """After how many of the moments each run breaks, shape `(n_runs,)`: `n` if it stays sound, 0 if it broke before."""
        if self.is_sound:
            return np.full(len(self._sound_before), self.n)
        first_break = np.where(self._is_bounded.all(axis=0), self.n, np.argmin(self._is_bounded, axis=0))
        return np.where(self._sound_before, first_break, 0)

    @property
    def sound(self) -> Mask:
        """Which runs are sound at each of the moments, and were so until then, shape `(n, n_runs)`."""
        sound: Mask = np.arange(self.n)[:, None] < self.n_sound
        return sound

    @property
    def broken(self) -> Steps:
        """The indices of the runs that break within this stretch."""
        return np.flatnonzero(self._sound_before & (self.n_sound < self.n))

    @cached_property
    def _limits(self) -> Array:
        return loss_limits(self.losses[0]) if self.before is None else self.before.limits

    @cached_property
    def _sound_before(self) -> Mask:
        return np.ones(self.losses.shape[1], dtype=bool) if self.before is None else self.before.is_sound

    @property
    def _is_plainly_bounded(self) -> bool:
        """Whether all is bounded at first sight: by the least of the limits, and because a sum of positions is finite."""
        largest = max(self.losses.max(), -self.losses.min())
        return bool(largest <= self._limits.min() and np.isfinite(self.positions.sum()))

    @cached_property
    def _is_bounded(self) -> Mask:
        bounded: Mask = np.abs(self.losses) <= self._limits
        for coordinate in self.positions:
            bounded &= np.isfinite(coordinate)
        if self.is_first:
            bounded[1:2] &= bounded[0]
            bounded[0] = True
        return bounded


@dataclass(frozen=True, eq=False)
class Soundness:
    """Which runs are sound so far, and how large the loss of each may grow, both of shape `(n_runs,)`."""

    limits: Array
    is_sound: Mask


def loss_limits(losses: Array) -> Array:
    """How large the loss of each run may grow, shape `(n_runs,)`, judged from its `losses` at the start."""
    starts = np.abs(losses)
    return DIVERGENCE_FACTOR * np.where(np.isfinite(starts), np.maximum(starts, 1.0), 1.0)
