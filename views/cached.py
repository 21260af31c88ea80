"""What need not be computed twice: a trajectory belongs to its run alone, a surface to its landscape."""

from collections.abc import Sequence
from functools import lru_cache

from experiments import Experiment, Run, Trajectory, run
from experiments.noise import Noise
from figures import contour
from landscapes import Landscape


def trajectories(experiment: Experiment) -> Sequence[Trajectory]:
    """One trajectory a run; only runs that changed are computed, since no run sees its neighbours."""
    noise, seed = experiment.noise, experiment.seed
    return [_alone(experiment.landscape, member, experiment.n_steps, noise, seed) for member in experiment.runs]


@lru_cache(maxsize=256)
def _alone(landscape: Landscape, member: Run, n_steps: int, noise: Noise, seed: int) -> Trajectory:
    (trajectory,) = run(Experiment(landscape=landscape, runs=(member,), n_steps=n_steps, noise=noise, seed=seed))
    return trajectory


@lru_cache(maxsize=64)
def surface(landscape: Landscape) -> bytes:
    """The heights of `landscape` as the player takes them."""
    return contour.surface(landscape)
