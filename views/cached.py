"""What need not be computed twice: a trajectory belongs to its run alone, a surface to its landscape."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from experiments import Experiment, Run, Trajectory, band
from experiments.band import Ensemble
from experiments.tuning import RATES, GridSearch, with_rate
from experiments.tuning import grid_search as search
from figures import contour
from landscapes import Landscape


def trajectories(experiment: Experiment) -> Sequence[Trajectory]:
    """One trajectory a run; only runs that changed are computed, since no run sees its neighbours."""
    return [ensemble.single for ensemble in ensembles(experiment)]


def ensembles(experiment: Experiment) -> Sequence[Ensemble]:
    """One run and what chance makes of it, for each run; only runs that changed are computed."""
    return [_ensemble(replace(experiment, runs=(member,))) for member in experiment.runs]


@lru_cache(maxsize=256)
def _ensemble(alone: Experiment) -> Ensemble:
    (ensemble,) = band.ensembles(alone)
    return ensemble


def grid_search(experiment: Experiment, member: Run) -> GridSearch | None:
    """What the grid of learning rates says about `member`, whatever its own learning rate."""
    return _grid_search(replace(experiment, runs=(with_rate(member, RATES[0]),)))


@lru_cache(maxsize=1024)
def _grid_search(alone: Experiment) -> GridSearch | None:
    return search(alone, alone.runs[0])


@lru_cache(maxsize=64)
def surface(landscape: Landscape) -> bytes:
    """The heights of `landscape` as the player takes them."""
    return contour.surface(landscape)
