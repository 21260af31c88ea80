"""What chance makes of a run: the same run met by 20 seeds of the gradient noise, marched side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from catalog import Array
from experiments.experiment import Experiment
from experiments.grids.bindings import bind
from experiments.grids.tiles import tiles
from experiments.metrics import METRICS, Metric
from experiments.runner import trajectories
from experiments.trajectory import Trajectory

N_SEEDS = 20
QUANTILES = (0.1, 0.5, 0.9)


class Spread(NamedTuple):
    """The quantiles of a metric over the seeds; `inf` where so many of them never get there."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, eq=False)
class Ensemble:
    """One run, its metrics, and how both scatter when there is noise."""

    single: Trajectory
    """The run as it is shown, met by the experiment's own seed."""
    spreads: Sequence[Spread]
    """One for each of `METRICS`; without noise all three numbers of a spread are the same."""
    losses: Array | None
    """The `QUANTILES` of the loss at each step, shape `(3, n_steps + 1)`; `None` without noise."""


def ensembles(experiment: Experiment, n_seeds: int = N_SEEDS) -> list[Ensemble]:
    """One for each run of `experiment`: so many seeds from its own onwards, or that one alone if nothing is noisy."""
    seeds = range(experiment.seed, experiment.seed + (1 if experiment.noise.is_off else n_seeds))
    return [_ensemble(over_seeds(replace(experiment, runs=(member,)), seeds)) for member in experiment.runs]


def over_seeds(alone: Experiment, seeds: Sequence[int]) -> list[Trajectory]:
    """The single run of `alone`, met by each of `seeds`."""
    columns = {bind(alone, "seed"): np.array(seeds)}
    return [walked for tile in tiles(alone, columns) for walked in trajectories(tile.experiment, tile.stacked)]


def spread(metric: Metric, trajectories: Sequence[Trajectory]) -> Spread:
    """The `QUANTILES` of `metric`, each a value that one of `trajectories` has, so that nothing is averaged with `inf`."""
    measured = [metric.measure(trajectory) for trajectory in trajectories]
    numbers = [np.inf if value is None else float(value) for value in measured]
    if len(numbers) == 1:
        return Spread(*numbers * len(QUANTILES))
    return Spread(*np.quantile(numbers, QUANTILES, method="inverted_cdf").tolist())


def _ensemble(walked: Sequence[Trajectory]) -> Ensemble:
    spreads = tuple(spread(metric, walked) for metric in METRICS)
    if len(walked) == 1:
        return Ensemble(walked[0], spreads, None)
    losses = np.stack([trajectory.losses for trajectory in walked])
    return Ensemble(walked[0], spreads, np.quantile(losses, QUANTILES, axis=0))
