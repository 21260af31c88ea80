"""The full path with its internals: all that one who looks into a run wants to know."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from catalog import Array
from experiments.histories import Counts, coordinate_updates, internals
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

    def coordinate_updates(self, optimizer: Optimizer) -> Counts:
        """How many coordinates `optimizer` had moved by then, shape `(n_marched + 1, n_runs)`."""
        return coordinate_updates(optimizer, self._moments)

    @cached_property
    def internals(self) -> Mapping[str, Array]:
        """Every field of the states that is kept, each of shape `(n_marched + 1, n_parameters, n_runs)`."""
        return internals(self._moments)

    @cached_property
    def _coordinates(self) -> Array:
        """The path with the coordinate first, each contiguous: what a landscape asks for."""
        return np.concatenate([stretch.positions for stretch in self._stretches], axis=1)
