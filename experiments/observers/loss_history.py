"""The loss at every step, ready for quantiles over the runs."""

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch


class LossHistory(Observer):
    """The loss of each run at each step; a run that broke keeps its last sound loss."""

    def __init__(self) -> None:
        self._rows: list[Array] = []
        self._held: Array

    def see(self, stretch: Stretch) -> None:
        """Keep the losses of `stretch`."""
        losses = stretch.losses
        if not stretch.is_sound:
            last = np.take_along_axis(losses, np.maximum(stretch.n_sound - 1, 0)[None], axis=0)[0]
            held = last if stretch.is_first else np.where(stretch.n_sound > 0, last, self._held)
            losses = np.where(stretch.sound, losses, held)
        self._rows.append(losses)
        self._held = losses[-1]

    def losses(self, n_steps: int) -> Array:
        """Shape `(n_steps + 1, n_runs)`: where the march ended earlier, all stay where they were."""
        seen = np.concatenate(self._rows)
        return np.concatenate([seen, np.broadcast_to(seen[-1:], (n_steps + 1 - len(seen), seen.shape[1]))])
