"""What is measured about a run; every metric is defined in the sentence that the page shows beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import Array, parameters
from experiments.trajectory import Trajectory


@dataclass(frozen=True)
class Metric:
    """A name, a definition that one can read, and the computation; `None` where it does not apply.

    Less is better, but only among runs that settled: who never moves has a short path. `compares_all` says otherwise.
    """

    title: str
    definition: str
    measure: Callable[[Trajectory], float | None]
    compares_all: bool = False


def settled(trajectory: Trajectory) -> float | None:
    """The step from which the run stays within the tolerance of a minimum."""
    return trajectory.settled_at


def found_low_ground(trajectory: Trajectory) -> float | None:
    """The first step at which the loss is below the landscape's target."""
    return trajectory.low_at


def final_loss(trajectory: Trajectory) -> float | None:
    """The loss where the run ended."""
    return float(trajectory.losses[-1])


def path_length(trajectory: Trajectory) -> float | None:
    """The sum of the lengths of all steps."""
    return float(np.hypot(*np.diff(trajectory.positions, axis=0).T).sum())


def turns(trajectory: Trajectory) -> float | None:
    """The mean over the coordinates of how often the step changes its sign."""
    return float(sign_changes(np.diff(trajectory.positions, axis=0)).mean())


def evaluations(trajectory: Trajectory) -> float | None:
    """All questions asked of the landscape."""
    return float(trajectory.evaluations[-1])


def sign_changes(steps: Array) -> Array:
    """How often each column of `steps`, shape `(n, 2)`, changes its sign, zeros passed over; shape `(2,)`."""
    signs = np.sign(steps.T)
    return np.array([np.count_nonzero(np.diff(row[row != 0])) for row in signs], dtype=float)


def forgiveness(trajectories: Sequence[Trajectory]) -> float:
    """The share of a grid's runs that settle: how forgiving the tuning of the learning rate is."""
    return sum(trajectory.settled_at is not None for trajectory in trajectories) / len(trajectories)


def n_hyperparameters(*entries: Any) -> int:
    """How many numbers one has to choose for all of `entries` together, switches left aside."""
    return sum(not declared.is_switch for entry in entries for declared in parameters(entry).values())


METRICS = (
    Metric(
        "Steps to settle",
        "The step from which the run stays within the map's tolerance of a minimum; one lucky hit does not count.",
        settled,
    ),
    Metric(
        "Steps to target",
        "The first step at which the loss is below the landscape's target, be it by a lucky hit.",
        found_low_ground,
        compares_all=True,
    ),
    Metric("Final loss", "The loss where the run ended, without noise.", final_loss, compares_all=True),
    Metric("Path length", "The lengths of all steps added up, in the units of the axes.", path_length),
    Metric("Turns", "How often the step changes its sign, averaged over the two coordinates.", turns),
    Metric("Evaluations", "How many times a loss, a gradient or a Hessian was asked for.", evaluations),
)
HYPERPARAMETERS = "How many numbers one has to choose for the optimizer and its schedule, switches left aside."
FORGIVENESS = "The share of a grid of learning rates at which the run settles: how forgiving the tuning is."
