"""The full path with its internals: all that one who looks into a run wants to know."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog import Array, unique_name
from experiments.march import Moment
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch
from landscapes import Landscape
from optimizers import Optimizer


class FullPath(Observer):
    """Every moment of all stacked runs, as it was, sound or not: row k of each array is the moment after k steps."""

    def __init__(self) -> None:
        self._moments: list[Moment] = []
        self._stretches: list[Stretch] = []
        self._landscape: Landscape

    def see(self, stretch: Stretch) -> None:
        """Keep everything."""
        self._landscape = stretch.landscape
        self._moments += stretch.moments
        self._stretches.append(stretch)

    @cached_property
    def positions(self) -> Array:
        """Shape `(n_marched + 1, n_parameters, n_runs)`."""
        return np.moveaxis(self._coordinates, 0, 1)

    @cached_property
    def distances(self) -> Array:
        """Shape `(n_marched + 1, n_runs)`: the distance to the nearest minimum."""
        return np.concatenate([stretch.distances for stretch in self._stretches])

    @cached_property
    def gradients(self) -> Array:
        """The true gradients, without noise, shape `(n_marched + 1, n_parameters, n_runs)`."""
        return np.moveaxis(self._landscape.gradient(self._coordinates), 0, 1)

    @cached_property
    def factors(self) -> Array:
        """What the learning rate of each step was multiplied by, shape `(n_marched + 1, n_runs)`."""
        factors = np.array([moment.factor for moment in self._moments])
        return np.broadcast_to(factors.reshape(len(factors), -1), self.distances.shape)

    @cached_property
    def evaluations(self) -> Array:
        """How many questions had been asked by then, shape `(n_marched + 1,)`."""
        return np.array([moment.evaluations for moment in self._moments])

    def coordinate_updates(self, optimizer: Optimizer) -> NDArray[np.int64]:
        """How many coordinates `optimizer` had moved by then, shape `(n_marched + 1, n_runs)`; who asked nothing took no step."""
        _, n_parameters, n_runs = self.positions.shape
        counts = np.full((len(self._moments), n_runs), n_parameters)
        for moment, count in zip(self._moments, counts, strict=True):
            if (moved := optimizer.moved(moment.state)) is not None:
                count[:] = np.count_nonzero(moved, axis=0)
        is_step = np.diff(self.evaluations, prepend=self.evaluations[0]) > 0
        updates: NDArray[np.int64] = np.cumsum(counts * is_step[:, None], axis=0)
        return updates

    @cached_property
    def internals(self) -> Mapping[str, Array]:
        """Every field of the states that is kept, each of shape `(n_marched + 1, n_parameters, n_runs)`."""
        states = [moment.state for moment in self._moments]
        return {name: self._history(states, place) for name, place in _places(states[0]).items()}

    @cached_property
    def _coordinates(self) -> Array:
        """The path with the coordinate first, each contiguous: what a landscape asks for."""
        return np.concatenate([stretch.positions for stretch in self._stretches], axis=1)

    def _history(self, states: Sequence[Any], place: str) -> Array:
        column = list(map(attrgetter(place), states))
        shape = self.positions.shape
        if len({np.shape(value) for value in (column[0], column[-1])}) > 1:
            column = [np.broadcast_to(value, shape[1:]) for value in column]
        history = np.array(column, dtype=float)
        if history.ndim < len(shape):  # a number that all coordinates, or all runs, share
            history = history.reshape(len(column), 1, -1)
        return np.broadcast_to(history, shape)


def _places(state: Any) -> dict[str, str]:
    """Where in `state` each value that is kept stands, by its name; those of the state that it wraps come first."""
    inner = _places(state.inner) if "inner" in state._fields else {}
    places = {name: f"inner.{place}" for name, place in inner.items()}
    for name in state._fields:
        if name != "inner" and getattr(state, name) is not None:
            places[unique_name(name, state, places)] = name
    return places
