"""What is measured about a run; every metric is defined in the sentence that the page shows beside it."""

from collections.abc import Callable
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


def steps_to_settle(trajectory: Trajectory) -> float | None:
    """The step from which the run stays within the tolerance of a minimum."""
    return trajectory.settled_at


def steps_to_target(trajectory: Trajectory) -> float | None:
    """The first step at which the loss is below the landscape's target."""
    return trajectory.low_at


def below_target_for_good(trajectory: Trajectory) -> float | None:
    """The first step from which the loss stays below the landscape's target; a run that broke off did not stay."""
    if trajectory.broke_at is not None:
        return None
    above = np.flatnonzero(~(trajectory.losses < trajectory.target_loss))
    first = int(above[-1]) + 1 if len(above) else 0
    return first if first < len(trajectory.losses) else None


def final_loss(trajectory: Trajectory) -> float | None:
    """The loss where the run ended."""
    return float(trajectory.losses[-1])


def mean_loss_of_last_tenth(trajectory: Trajectory) -> float | None:
    """The mean of the losses at the last tenth of the steps that the run took, at least one."""
    taken = trajectory.losses[: trajectory.last_step + 1]
    return float(taken[-max(1, trajectory.last_step // 10) :].mean())


def path_length(trajectory: Trajectory) -> float | None:
    """The sum of the lengths of all steps; squares neither overflow nor vanish."""
    with np.errstate(over="ignore"):  # on ground that stays low a run may go farther than numbers go
        return float(np.hypot.reduce(np.diff(trajectory.positions, axis=0), axis=1).sum())


def turns(trajectory: Trajectory) -> float | None:
    """The mean over the coordinates of how often the step changes its sign."""
    return float(sign_changes(np.diff(trajectory.positions, axis=0)).mean())


def evaluations(trajectory: Trajectory) -> float | None:
    """All questions asked of the landscape."""
    return float(trajectory.evaluations[-1])


def coordinate_updates(trajectory: Trajectory) -> float | None:
    """All moves of a coordinate."""
    return float(trajectory.coordinate_updates[-1])


def sign_changes(steps: Array) -> Array:
    """How often each column of `steps`, shape `(n, n_parameters)`, changes its sign, zeros passed over; `(n_parameters,)`."""
    signs = np.sign(steps.T)
    return np.array([np.count_nonzero(np.diff(row[row != 0])) for row in signs], dtype=float)


def n_hyperparameters(*entries: Any) -> int:
    """How many numbers one has to choose for all of `entries` together, switches left aside."""
    return sum(not declared.is_switch for entry in entries for declared in parameters(entry).values())


STEPS_TO_SETTLE = Metric(
    "Steps to settle",
    "The step from which the run stays within the map's tolerance of a minimum, for at least its last 5 steps and its last "
    "2 %; one lucky hit does not count.",
    steps_to_settle,
)
FINAL_LOSS = Metric("Final loss", "The loss where the run ended, without noise.", final_loss, compares_all=True)
EVALUATIONS = Metric("Evaluations", "How many times a loss, a gradient or a Hessian was asked for.", evaluations)
COORDINATE_UPDATES = Metric(
    "Coordinate updates",
    "How many coordinates were moved, added up over all steps: as a rule each step moves all of them.",
    coordinate_updates,
)
METRICS = (
    STEPS_TO_SETTLE,
    Metric(
        "Steps to target",
        "The first step at which the loss is below the landscape's target, be it by a lucky hit.",
        steps_to_target,
        compares_all=True,
    ),
    Metric(
        "Below target for good",
        "The first step from which the loss stays below the landscape's target until the end.",
        below_target_for_good,
        compares_all=True,
    ),
    FINAL_LOSS,
    Metric(
        "Mean loss of the last tenth",
        "The loss averaged over the last tenth of the steps, without noise: the floor on which a run hovers or bounces.",
        mean_loss_of_last_tenth,
        compares_all=True,
    ),
    Metric("Path length", "The lengths of all steps added up, in the units of the axes.", path_length),
    Metric("Turns", "How often the step changes its sign, averaged over the coordinates.", turns),
    EVALUATIONS,
    COORDINATE_UPDATES,
)
"""All metrics, in the order in which they are shown."""
