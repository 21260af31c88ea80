"""The ending of runs: their last moments, from which alone it is judged how they ended."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.noise import Noise

SHORTEST_STAY, STAY_SHARE = 5, 0.02
LAST_SHARE = 10
"""A tenth of a run is its ending …"""
SHORTEST_ENDING, LONGEST_ENDING = 20, 100
"""… but no fewer and no more steps than these, so that a pattern shows and a map of many runs stays small."""


def stay_required(n_steps: int) -> int:
    """How many of the last steps must end within the tolerance for a run of `n_steps` to have settled."""
    return max(SHORTEST_STAY, ceil(STAY_SHARE * n_steps))


def ending_length(n_steps: int) -> int:
    """How many last moments of a run of `n_steps` are judged."""
    return min(n_steps, max(SHORTEST_ENDING, min(n_steps // LAST_SHARE, LONGEST_ENDING))) + 1


@dataclass(frozen=True, eq=False)
class Ending:
    """How stacked runs ended, the oldest moment first; what follows a run's breakdown in its arrays is not looked at."""

    positions: Array
    """Shape `(n_kept, n_parameters, n_runs)`; `ending_length` moments are enough, a shorter run has fewer."""
    losses: Array
    """Shape `(n_kept, n_runs)`, without noise."""
    settled_at: NDArray[np.int_]
    """Shape `(n_runs,)`: the step from which a run stays within the map's tolerance of a minimum, −1 for never."""
    broke_at: NDArray[np.int_]
    """Shape `(n_runs,)`: the first step whose result was no sound number, −1 for never."""
    broken_positions: Array
    """Shape `(n_parameters, n_runs)`: where the step `broke_at` led."""
    broken_losses: Array
    """Shape `(n_runs,)`: the loss there."""
    n_steps: int
    """How many steps were marched."""
    noise: Noise
    """What was added to each gradient that was asked for."""

    def of(self, runs: NDArray[np.int_]) -> "Ending":
        """The ending of those `runs` alone, as far back as it is judged."""
        judged = slice(-ending_length(self.n_steps), None)
        return Ending(
            np.take(self.positions[judged], runs, axis=2),
            np.take(self.losses[judged], runs, axis=1),
            self.settled_at[runs],
            self.broke_at[runs],
            self.broken_positions[:, runs],
            self.broken_losses[runs],
            self.n_steps,
            self.noise,
        )
