"""What chance makes of a run: the same run met by 20 seeds of the gradient noise, as one batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import Array
from experiments.experiment import Experiment
from experiments.metrics import METRICS, Metric
from experiments.runner import run_seeds
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


def ensembles(experiment: Experiment) -> list[Ensemble]:
    """One for each run of `experiment`: 20 seeds from the experiment's own onwards, or that one alone if nothing is noisy."""
    n_seeds = 1 if experiment.noise.is_off else N_SEEDS
    return [_ensemble(row) for row in run_seeds(experiment, range(experiment.seed, experiment.seed + n_seeds))]


def spread(metric: Metric, trajectories: Sequence[Trajectory]) -> Spread:
    """The `QUANTILES` of `metric`, each a value that one of `trajectories` has, so that nothing is averaged with `inf`."""
    measured = [metric.measure(trajectory) for trajectory in trajectories]
    numbers = [np.inf if value is None else float(value) for value in measured]
    return Spread(*np.quantile(numbers, QUANTILES, method="inverted_cdf").tolist())


def _ensemble(trajectories: Sequence[Trajectory]) -> Ensemble:
    spreads = tuple(spread(metric, trajectories) for metric in METRICS)
    if len(trajectories) == 1:
        return Ensemble(trajectories[0], spreads, None)
    losses = np.stack([trajectory.losses for trajectory in trajectories])
    return Ensemble(trajectories[0], spreads, np.quantile(losses, QUANTILES, axis=0))
