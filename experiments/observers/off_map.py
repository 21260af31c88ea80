"""Who left the map."""

import numpy as np

from experiments.observers.observer import Observer
from experiments.observers.stretch import Mask, Stretch


class OffMap(Observer):
    """Whether each run was off the map at any moment."""

    ever: Mask
    """Shape `(n_runs,)`."""

    def see(self, stretch: Stretch) -> None:
        """Note who is off the map in `stretch`; what is no number is off every map."""
        off = np.asarray(~stretch.landscape.domain.contains(stretch.positions).all(axis=0))
        self.ever = off if stretch.is_first else self.ever | off
