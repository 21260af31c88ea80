"""The ending of a run."""

from collections import deque

import numpy as np

from catalog import Array
from experiments.observers.observer import Observer
from experiments.observers.stretch import Stretch


class EndingWindow(Observer):
    """The last `length` moments of all runs, sound or not; positions are kept by reference, and forgotten as they age."""

    def __init__(self, length: int) -> None:
        self._positions: deque[Array] = deque(maxlen=length)
        self._losses: deque[Array] = deque(maxlen=length)

    def see(self, stretch: Stretch) -> None:
        """Let the latest moments push out the oldest."""
        self._positions.extend(moment.position for moment in stretch.moments)
        self._losses.extend(stretch.losses)

    @property
    def positions(self) -> Array:
        """Shape `(n_kept, n_parameters, n_runs)`, oldest first; fewer than asked for if the march was shorter."""
        return np.array(self._positions)

    @property
    def losses(self) -> Array:
        """Shape `(n_kept, n_runs)`, oldest first."""
        return np.array(self._losses)
