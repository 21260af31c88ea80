"""What need not be computed twice: a trajectory belongs to its run alone. Whatever is kept is bounded in bytes."""

from dataclasses import fields, replace
from functools import lru_cache
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached

from experiments import band
from experiments.band import Ensemble
from experiments.experiment import Experiment, Run
from experiments.tuning import RATES, GridSearch, grid_search, with_rate

MOST_BYTES = 128 * 2**20
"""Some hundred pictures; visitors who come back to a value find it here."""
OVERHEAD = 4096
"""About what the small parts of an entry take."""


def n_bytes(ensemble: Ensemble) -> int:
    """What `ensemble` holds in memory."""
    single = (getattr(ensemble.single, field.name) for field in fields(ensemble.single))
    parts = (*single, *ensemble.single.internals.values(), ensemble.losses)
    return OVERHEAD + sum(part.nbytes for part in parts if isinstance(part, np.ndarray))


@cached(LRUCache(MOST_BYTES, getsizeof=n_bytes), lock=Lock())
def ensemble(alone: Experiment, n_seeds: int) -> Ensemble:
    """The single run of `alone`, and what chance makes of it over `n_seeds` seeds."""
    (found,) = band.ensembles(alone, n_seeds)
    return found


def tuned(experiment: Experiment, member: Run) -> GridSearch | None:
    """What the grid of learning rates says about `member`, whatever its own learning rate."""
    return _tuned(replace(experiment, runs=(with_rate(member, RATES[0]),)))


@lru_cache(maxsize=1024)
def _tuned(alone: Experiment) -> GridSearch | None:
    return grid_search(alone, alone.runs[0])
