"""The settling step."""

import numpy as np

from catalog import Array
from experiments.judging.ending import stay_required
from experiments.observers.observer import Observer
from experiments.observers.stretch import Mask, Steps, Stretch
from landscapes import Landscape


class Settling(Observer):
    """The step from which each run stays within the map's tolerance of a minimum until its last step."""

    _last_outside: Steps
    """Shape `(n_runs,)`: the last step at which each run was outside; −1 for one that was within from its start on."""
    _last_step: int

    def see(self, stretch: Stretch) -> None:
        """Note who is outside in `stretch`; of a run that ends it outside, no more need be known."""
        if stretch.is_first:
            self._last_outside = np.full(stretch.n_runs, -1)
        self._last_step = stretch.last_step
        is_inside = _is_inside(stretch.landscape, stretch.positions[:, -1])
        self._last_outside[~is_inside] = stretch.last_step
        runs = np.flatnonzero(is_inside)
        if len(runs):
            inside = _is_inside(stretch.landscape, stretch.positions[:, :, runs])
            steps = np.arange(stretch.first_step, stretch.last_step + 1)[:, None]
            self._last_outside[runs] = np.maximum(self._last_outside[runs], np.where(inside, -1, steps).max(axis=0))

    def steps(self, broke_at: Steps) -> Steps:
        """Where each run settled, shape `(n_runs,)`: −1 for one that broke at `broke_at`, or stays for too few last steps."""
        stays = self._last_step - self._last_outside >= stay_required(self._last_step)
        return np.where(stays & (broke_at < 0), self._last_outside + 1, -1)


def _is_inside(landscape: Landscape, positions: Array) -> Mask:
    """Which of `positions` are within the tolerance of a minimum; what is no number is outside."""
    inside: Mask = landscape.distance_to_minimum(positions) <= landscape.domain.tolerance
    return inside
