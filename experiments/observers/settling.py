"""The settling step."""

import numpy as np

from experiments.observers.observer import Observer
from experiments.observers.stretch import Steps, Stretch
from experiments.outcome import stay_required


class Settling(Observer):
    """The step from which each run stays within the map's tolerance of a minimum until its last step."""

    _last_outside: Steps
    """Shape `(n_runs,)`: the last step at which each run was outside; −1 for one that was within from its start on."""
    _last_step: int

    def see(self, stretch: Stretch) -> None:
        """Note who is outside in `stretch`; what is no number is outside."""
        inside = stretch.distances <= stretch.landscape.domain.tolerance
        if stretch.is_first:
            self._last_outside = np.full(inside.shape[1], -1)
        self._last_step = stretch.last_step
        if not inside.any():
            self._last_outside[:] = stretch.last_step
        elif not inside.all():
            steps = np.arange(stretch.first_step, stretch.last_step + 1)[:, None]
            self._last_outside = np.maximum(self._last_outside, np.where(inside, -1, steps).max(axis=0))

    def steps(self, broke_at: Steps) -> Steps:
        """Where each run settled, shape `(n_runs,)`: −1 for one that broke at `broke_at`, or stays for too few last steps."""
        stays = self._last_step - self._last_outside >= stay_required(self._last_step)
        return np.where(stays & (broke_at < 0), self._last_outside + 1, -1)
