"""Find the learning rate that suits an optimizer on a landscape: the whole grid is run as one batch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from catalog import Point, changed, parameters, values
from experiments.experiment import Experiment, Run
from experiments.metrics import forgiveness
from experiments.runner import run
from experiments.trajectory import Trajectory
from landscapes import Landscape
from optimizers import Optimizer

RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(1e-5, 10, 25))
"""Four learning rates a decade from 1e-5 to 10, rounded so that they read well."""
GRID = f"The grid is {len(RATES)} learning rates from {RATES[0]:.5f} to {RATES[-1]:g}, four a decade."
"""What the grid is, for people."""


@dataclass(frozen=True)
class Tuning:
    """What the grid says about a run: the `rate` that settles first, or else ends lowest, and the share that settles."""

    rate: float
    forgiveness: float


def rate_of(member: Run) -> float | None:
    """The learning rate that `member` was given, or `None` if its method has none."""
    rate: float | None = values(member.optimizer).get("learning_rate")
    return rate


def at_rate(member: Run, rate: float | None) -> Run:
    """`member` with that learning `rate`, if there is one and its method takes one."""
    if rate is None or "learning_rate" not in parameters(member.optimizer):
        return member
    return replace(member, optimizer=changed(member.optimizer, {"learning_rate": rate}))


def grid(experiment: Experiment, member: Run) -> list[Trajectory]:
    """The trajectories of `member` at each of `RATES` and otherwise on the terms of `experiment`, as one batch."""
    return run(replace(experiment, runs=[at_rate(member, rate) for rate in RATES]))


def tuning(experiment: Experiment, member: Run) -> Tuning | None:
    """What the grid says about `member`; `None` if it has no learning rate."""
    if rate_of(member) is None:
        return None
    trajectories = grid(experiment, member)
    return Tuning(_best(experiment.landscape, trajectories), forgiveness(trajectories))


def with_tuned_rate(optimizer: Optimizer, landscape: Landscape, start: Point, n_steps: int = 300) -> Optimizer:
    """`optimizer` with the rate of `RATES` that settles first, or else ends lowest; unchanged if it has no such rate."""
    member = Run(optimizer=optimizer, start=start)
    found = tuning(Experiment(landscape=landscape, runs=[member], n_steps=n_steps), member)
    return at_rate(member, found.rate if found else None).optimizer


def _best(landscape: Landscape, trajectories: Sequence[Trajectory]) -> float:
    """The rate of the best of `trajectories`, one for each of `RATES`."""
    return min(zip(RATES, trajectories, strict=True), key=lambda pair: _merit(landscape, pair[1]))[0]


def _merit(landscape: Landscape, trajectory: Trajectory) -> tuple[float, bool, float]:
    """Smaller is better: soon settled first; if it never settles, sound and on the map, then low at the end."""
    lost = trajectory.broke_at is not None or not landscape.domain.contains(trajectory.positions.T).all()
    settled = np.inf if trajectory.settled_at is None else trajectory.settled_at
    ending = trajectory.losses[-max(1, trajectory.n_steps // 10) :]
    return float(settled), bool(lost), float(ending.mean())
