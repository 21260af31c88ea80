"""Every k-th position."""

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch


class EveryKth(Observer):
    """Where each run stood after 0, k, 2k … steps, sound or not."""

    def __init__(self, k: int) -> None:
        self._k = k
        self._kept: list[Array] = []

    def see(self, stretch: Stretch) -> None:
        """Keep the positions whose turn it is."""
        turn = -stretch.first_step % self._k
        self._kept += [moment.position for moment in stretch.moments[turn :: self._k]]

    @property
    def positions(self) -> Array:
        """Shape `(n_kept, n_parameters, n_runs)`."""
        return np.array(self._kept)
