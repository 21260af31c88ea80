"""How far a run went."""

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch


class PathLength(Observer):
    """The lengths of all steps of each run added up, in the units of the axes; no number once a run is none."""

    lengths: Array
    """Shape `(n_runs,)`."""
    _last: Array

    def see(self, stretch: Stretch) -> None:
        """Add the steps that lead into `stretch` and through it."""
        path = stretch.positions
        if stretch.is_first:
            self.lengths = np.zeros(stretch.n_runs)
        else:
            path = np.concatenate((self._last[:, None], path), axis=1)
        self._last = path[:, -1]
        self.lengths = self.lengths + np.hypot.reduce(np.diff(path, axis=1), axis=0).sum(axis=0)
