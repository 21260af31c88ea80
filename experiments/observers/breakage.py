"""The step at which a run broke, and on what."""

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Steps, Stretch


class Breakage(Observer):
    """The first step of each run whose result was no sound number, and that result."""

    steps: Steps
    """Shape `(n_runs,)`; −1 for a run that stayed sound."""
    positions: Array
    """Shape `(n_parameters, n_runs)`: where each run broke; `nan` for a run that stayed sound."""
    losses: Array
    """Shape `(n_runs,)`: its loss there."""

    def see(self, stretch: Stretch) -> None:
        """Note the runs that break in `stretch`."""
        if stretch.is_first:
            n_parameters, _, n_runs = stretch.positions.shape
            self.steps = np.full(n_runs, -1)
            self.positions, self.losses = np.full((n_parameters, n_runs), np.nan), np.full(n_runs, np.nan)
        if stretch.is_sound:
            return
        broken = stretch.broken
        rows = stretch.n_sound[broken]
        self.steps[broken] = stretch.first_step + rows
        self.positions[:, broken] = stretch.positions[:, rows, broken]
        self.losses[broken] = stretch.losses[rows, broken]
