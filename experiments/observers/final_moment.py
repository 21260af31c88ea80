"""The last value of a run."""

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch


class FinalMoment(Observer):
    """Where each run was last sound: a run that broke is held there."""

    positions: Array
    """Shape `(n_parameters, n_runs)`."""
    losses: Array
    """Shape `(n_runs,)`."""

    def see(self, stretch: Stretch) -> None:
        """Forget what was kept, except for runs that are held."""
        if stretch.is_sound:
            self.positions, self.losses = stretch.positions[:, -1].copy(), stretch.losses[-1].copy()
            return
        if stretch.is_first:
            self.positions, self.losses = stretch.positions[:, 0].copy(), stretch.losses[0].copy()
        sound = np.flatnonzero(stretch.n_sound)
        rows = stretch.n_sound[sound] - 1
        self.positions[:, sound] = stretch.positions[:, rows, sound]
        self.losses[sound] = stretch.losses[rows, sound]
