"""Run an experiment: stack runs of one kind, march them together, and take the arrays apart again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from catalog import Array, parameters
from experiments.experiment import CONSTANT, Experiment, Run
from experiments.oracle import Oracle
from experiments.record import Record
from experiments.trajectory import Trajectory
from optimizers import Optimizer, Schedule

PATIENCE = 64
"""After so many steps the march looks whether anybody still moves on sound numbers."""


def run(experiment: Experiment) -> list[Trajectory]:
    """One trajectory for each run of `experiment`, in their order; a run never sees its neighbours."""
    groups: dict[Any, list[int]] = defaultdict(list)
    for index, member in enumerate(experiment.runs):
        groups[_kind(member)].append(index)
    found: dict[int, Trajectory] = {}
    with np.errstate(all="ignore"):  # a run that overflows is a result, told by its outcome
        for indices in groups.values():
            found.update(zip(indices, _run_group(experiment, [experiment.runs[i] for i in indices]), strict=True))
    return [found[index] for index in range(len(experiment.runs))]


def march(
    optimizer: Optimizer, start: Array, oracle: Oracle, n_steps: int, schedule: Schedule | None = None
) -> Iterator[tuple[Array, Any]]:
    """Yield position, shape `(2, n_runs)`, and state after 0, 1, 2 … `n_steps` steps; stops early if nobody is finite."""
    position, state = start, optimizer.init(start)
    yield position, state
    for k in range(n_steps):
        scheduled = optimizer if schedule is None else rescale(optimizer, schedule.factor(k / n_steps))
        position, state = scheduled.step(position, state, oracle)
        yield position, state
        if k % PATIENCE == PATIENCE - 1 and not np.isfinite(position).any():
            return


def rescale(optimizer: Optimizer, factor: float) -> Optimizer:
    """`optimizer` with its learning rate, if it has one, times `factor`: this is what a schedule does."""
    rate = getattr(optimizer, "learning_rate", None)
    return optimizer if rate is None else replace(optimizer, learning_rate=rate * factor)  # type: ignore[call-arg]


def stack(optimizers: Sequence[Optimizer]) -> Optimizer:
    """One optimizer for all of `optimizers`, which are of one kind: a value they share stays a scalar, others become `(n,)`."""
    columns = {name: [getattr(o, name) for o in optimizers] for name in parameters(optimizers[0])}
    stacked = {name: np.array(column) for name, column in columns.items() if len(set(column)) > 1}
    return replace(optimizers[0], **stacked)


def _kind(member: Run) -> tuple[Any, ...]:
    """Runs of the same kind take the same branches, so they can be marched together."""
    declared = parameters(member.optimizer).items()
    choices = (getattr(member.optimizer, name) for name, value in declared if value.is_switch or value.is_whole)
    return type(member.optimizer), member.schedule, *choices


def _run_group(experiment: Experiment, members: Sequence[Run]) -> list[Trajectory]:
    """March `members`, which are of one kind, together."""
    schedule, n_steps = members[0].schedule, experiment.n_steps
    oracle = Oracle(experiment.landscape, experiment.noise, experiment.seed)
    start = np.array([member.start for member in members]).T
    optimizer = stack([member.optimizer for member in members])
    path, states, evaluations = [], [], []
    for position, state in march(optimizer, start, oracle, n_steps, None if schedule == CONSTANT else schedule):
        path.append(position)
        states.append(state)
        evaluations.append(oracle.evaluations)
    factors = np.array([schedule.factor(k / n_steps) for k in (0, *range(n_steps))])
    record = Record(experiment.landscape, np.array(path), states, np.array(evaluations), n_steps)
    return [
        record.trajectory(i, getattr(m.optimizer, "learning_rate", np.nan) * factors) for i, m in enumerate(members)
    ]
