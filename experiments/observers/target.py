"""The first step below the target."""

import numpy as np

from experiments.observers.observer import Observer
from experiments.observers.stretch import Steps, Stretch


class FirstBelowTarget(Observer):
    """The first step of each run at which its loss is below the landscape's target, be it by luck."""

    steps: Steps
    """Shape `(n_runs,)`; −1 for a run that never was."""

    def see(self, stretch: Stretch) -> None:
        """Note who is below the target for the first time; where a run broke does not count."""
        if stretch.is_first:
            self.steps = np.full(stretch.losses.shape[1], -1)
        low = stretch.losses < stretch.landscape.target_loss
        if not stretch.is_sound:
            low &= stretch.sound
        new = np.flatnonzero(low.any(axis=0) & (self.steps < 0))
        if len(new):
            self.steps[new] = stretch.first_step + np.argmax(low[:, new], axis=0)
