"""What need not be computed twice: a trajectory belongs to its run alone. Whatever is kept is bounded in bytes."""

from collections.abc import Hashable
from dataclasses import fields, replace
from functools import lru_cache
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached

from experiments import band
from experiments.band import Ensemble
from experiments.cost import RunPlan
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


def _key(experiment: Experiment, index: int, shown: RunPlan) -> Hashable:
    """What the ensemble of one run depends on: everything but the other runs."""
    others = (getattr(experiment, field.name) for field in fields(experiment) if field.name != "runs")
    return (experiment.runs[index], shown, *others)


@cached(LRUCache(MOST_BYTES, getsizeof=n_bytes), key=_key, lock=Lock())
def ensemble(experiment: Experiment, index: int, shown: RunPlan) -> Ensemble:
    """The run at `index` of `experiment` and what chance makes of it, as far as it is to be `shown`."""
    budget = shown.budget or experiment.budget
    (found,) = band.ensembles(replace(experiment, runs=(experiment.runs[index],), budget=budget), shown.n_seeds)
    return found


def tuned(experiment: Experiment, member: Run) -> GridSearch | None:
    """What the grid of learning rates says about `member`, whatever its own learning rate."""
    return _tuned(replace(experiment, runs=(with_rate(member, RATES[0]),)))


@lru_cache(maxsize=1024)
def _tuned(alone: Experiment) -> GridSearch | None:
    return grid_search(alone, alone.runs[0])
