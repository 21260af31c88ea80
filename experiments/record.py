"""Take what a march has left behind, for all stacked runs at once, apart into one trajectory a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np

from catalog import Array, Number, unique_name
from experiments.outcome import Ending, ending_length, first_below, judge, last_sound_step, settling_step
from experiments.trajectory import Outcome, Trajectory
from landscapes import Landscape


@dataclass(frozen=True)
class Record:
    """The raw footprints of `n_runs` runs: `path` has shape `(n_marched + 1, 2, n_runs)`, one state and one count a row.

    Fewer than `n_steps` are marched if nobody moves on sound numbers any more, or if the questions ran out.

    `factors`, what the learning rate was multiplied by, has one number a row, or one for each run.
    """

    landscape: Landscape
    path: Array
    states: Sequence[Any]
    factors: Array
    evaluations: Array
    n_steps: int
    is_noisy: bool

    def trajectory(self, index: int, base_rate: Number | None) -> Trajectory:
        """The run at `index` among the stacked ones, whose learning rate, if it had one, was `base_rate` times a factor."""
        positions, losses = self.path[:, :, index], self._losses[:, index]
        last_step = last_sound_step(positions, losses)
        broke_at = last_step + 1 if last_step + 1 < len(positions) else None
        # A run that broke off stays where it was last sound, so that no array holds a `nan` which nobody asked for.
        rows = np.minimum(np.arange(self.n_steps + 1), last_step)
        held, distances = positions[rows], self._distances[rows, index]
        tolerance = self.landscape.domain.tolerance
        settled = settling_step(self._distances[:, index], tolerance) if broke_at is None else None
        return Trajectory(
            positions=held,
            losses=losses[rows],
            gradients=self._gradients[rows, :, index],
            learning_rates=(np.nan if base_rate is None else base_rate) * self._factors[rows, index],
            evaluations=self.evaluations[rows],
            internals={name: history[rows, :, index] for name, history in self._internals.items()},
            distances=distances,
            outcome=self._outcome(index, settled, broke_at),
            last_step=last_step,
            settled_at=settled,
            low_at=first_below(losses[rows], self.landscape.target_loss),
            broke_at=broke_at,
        )

    def _outcome(self, index: int, settled: int | None, broke_at: int | None) -> Outcome:
        kept, broken = slice(-ending_length(self.n_marched), None), broke_at or 0
        ending = Ending(
            positions=self.path[kept, :, [index]],
            losses=self._losses[kept, [index]],
            settled_at=np.array([-1 if settled is None else settled]),
            broke_at=np.array([-1 if broke_at is None else broke_at]),
            broken_positions=self.path[broken][:, [index]],
            broken_losses=self._losses[broken][[index]],
            n_steps=self.n_marched,
            is_noisy=self.is_noisy,
        )
        return judge(self.landscape, ending)[0]

    @property
    def n_marched(self) -> int:
        """How many steps were taken."""
        return len(self.path) - 1

    @cached_property
    def _coordinates(self) -> Array:
        """The path with the coordinate first, each contiguous: what a landscape asks for."""
        return np.ascontiguousarray(np.moveaxis(self.path, 1, 0))

    @cached_property
    def _losses(self) -> Array:
        return self.landscape.loss(self._coordinates)

    @cached_property
    def _gradients(self) -> Array:
        return np.moveaxis(self.landscape.gradient(self._coordinates), 0, 1)

    @cached_property
    def _distances(self) -> Array:
        return self.landscape.distance_to_minimum(self._coordinates)

    @cached_property
    def _factors(self) -> Array:
        """The multipliers, shape `(n_marched + 1, n_runs)`."""
        return np.broadcast_to(self.factors.reshape(len(self.path), -1), self.path[:, 0].shape)

    @cached_property
    def _internals(self) -> dict[str, Array]:
        """Every field of the states that is kept, each of shape `(n_marched + 1, 2, n_runs)`."""
        return {name: self._history(place) for name, place in _places(self.states[0]).items()}

    def _history(self, place: str) -> Array:
        column = list(map(attrgetter(place), self.states))
        if len({np.shape(value) for value in (column[0], column[-1])}) > 1:
            column = [np.broadcast_to(value, self.path.shape[1:]) for value in column]
        history = np.array(column, dtype=float)
        if history.ndim < self.path.ndim:  # a number that both coordinates, or all runs, share
            history = history.reshape(len(column), 1, -1)
        return np.broadcast_to(history, self.path.shape)


def _places(state: Any) -> dict[str, str]:
    """Where in `state` each value that is kept stands, by its name; those of the state that it wraps come first."""
    inner = _places(state.inner) if "inner" in state._fields else {}
    places = {name: f"inner.{place}" for name, place in inner.items()}
    for name in state._fields:
        if name != "inner" and getattr(state, name) is not None:
            places[unique_name(name, state, places)] = name
    return places
