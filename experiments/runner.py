"""Run an experiment: stack runs of one kind, march them together, and take the arrays apart again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

import numpy as np

from catalog import Array, Number, changed, layers, parameters, values
from experiments.experiment import CONSTANT, Experiment, Run
from experiments.oracle import Oracle
from experiments.record import Record
from experiments.scheduled_factor import ScheduledFactor
from experiments.trajectory import Trajectory
from optimizers import Optimizer, Schedule
from optimizers.whole_run import WholeRun

CHECK_INTERVAL = 64
"""After so many steps the march looks whether anybody still moves on sound numbers."""


class SeededRun(NamedTuple):
    """What is marched in one column: a run, and the seed of the chance that it meets."""

    member: Run
    seed: int


class Moment(NamedTuple):
    """A march after some step: positions `(2, n_runs)`, state, multiplier of that step's rate, questions asked so far."""

    position: Array
    state: Any
    factor: Number
    evaluations: int


def run(experiment: Experiment) -> list[Trajectory]:
    """One trajectory for each run of `experiment`, in their order; a run never sees its neighbours."""
    return [trajectory for (trajectory,) in run_seeds(experiment, [experiment.seed])]


def run_seeds(experiment: Experiment, seeds: Sequence[int]) -> list[list[Trajectory]]:
    """One row for each run, one trajectory in it for each of `seeds`; whatever is of one kind is marched together."""
    seeded = [SeededRun(member, seed) for member in experiment.runs for seed in seeds]
    groups: dict[Any, list[int]] = defaultdict(list)
    for index, (member, _) in enumerate(seeded):
        groups[_kind(member) if _constant_cost(member) else index].append(index)
    found: dict[int, Trajectory] = {}
    with np.errstate(all="ignore"):  # a run that overflows is a result, told by its outcome
        for indices in groups.values():
            found.update(zip(indices, _run_group(experiment, [seeded[i] for i in indices]), strict=True))
    rows = range(0, len(seeded), len(seeds))
    return [[found[index] for index in range(row, row + len(seeds))] for row in rows]


def march(
    optimizer: Optimizer, start: Array, oracle: Oracle, n_steps: int, schedule: Schedule = CONSTANT
) -> Iterator[Moment]:
    """Yield the moments after 0, 1, 2 … `n_steps` steps from `start`, shape `(2, n_runs)`; stops early if nobody is finite."""
    if isinstance(optimizer, WholeRun):
        yield from _follow(optimizer, start, oracle, n_steps)
        return
    position, state = start, optimizer.init(start)
    steady, pace = schedule == CONSTANT, ScheduledFactor(schedule, oracle, start.shape[1], n_steps)
    step, factor = optimizer.step, pace.factor
    yield Moment(position, state, factor, oracle.evaluations)
    for k in range(n_steps):
        if not steady:
            factor = pace.advance(k, position)
            step = optimizer.with_scaled_rate(factor).step
        position, state = step(position, state, oracle)
        yield Moment(position, state, factor, oracle.evaluations)
        if k % CHECK_INTERVAL == CHECK_INTERVAL - 1 and not np.isfinite(position).any():
            return


def stack(optimizers: Sequence[Optimizer]) -> Optimizer:
    """One optimizer for all of `optimizers`, which are of one kind: a value they share stays a scalar, others become `(n,)`."""
    rows = [values(optimizer) for optimizer in optimizers]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return changed(optimizers[0], {name: np.array(c) for name, c in columns.items() if len(set(c)) > 1})


def _follow(optimizer: WholeRun, start: Array, oracle: Oracle, n_steps: int) -> Iterator[Moment]:
    """The moments of runs that were made whole; one that ended early stays at its end."""
    paths = [optimizer.solve(column, oracle, n_steps) for column in start.T]
    state = optimizer.init(start)
    for k in range(n_steps + 1):
        here = [path[min(k, len(path) - 1)] for path in paths]
        position = np.stack([iterate.position for iterate in here], axis=1)
        yield Moment(position, state, 1.0, max(iterate.evaluations for iterate in here))


def _kind(member: Run) -> tuple[Any, ...]:
    """Runs of the same kind take the same branches, so they can be marched together."""
    declared, value = parameters(member.optimizer), values(member.optimizer)
    choices = (value[name] for name, known in declared.items() if known.is_switch or known.is_whole)
    return *map(type, layers(member.optimizer)), member.schedule, *choices


def _constant_cost(member: Run) -> bool:
    return all(layer.constant_cost for layer in layers(member.optimizer))


def _run_group(experiment: Experiment, seeded: Sequence[SeededRun]) -> list[Trajectory]:
    """March `seeded`, which are of one kind, together."""
    members, seeds = [one.member for one in seeded], [one.seed for one in seeded]
    oracle = Oracle(experiment.landscape, experiment.noise, seeds[0] if len(set(seeds)) == 1 else seeds)
    start = np.array([member.start for member in members]).T
    optimizer = stack([member.optimizer for member in members])
    marched = march(optimizer, start, oracle, experiment.n_steps, members[0].schedule)
    moments = list(_afforded(marched, experiment.budget))
    record = Record(
        landscape=experiment.landscape,
        path=np.array([moment.position for moment in moments]),
        states=[moment.state for moment in moments],
        factors=np.array([moment.factor for moment in moments]),
        evaluations=np.array([moment.evaluations for moment in moments]),
        n_steps=experiment.n_steps,
        is_noisy=not experiment.noise.is_off,
    )
    return [record.trajectory(i, member.optimizer.base_rate) for i, member in enumerate(members)]


def _afforded(moments: Iterator[Moment], budget: int) -> Iterator[Moment]:
    """The `moments` that a `budget` of questions pays for; a budget of 0 is none, and pays for all."""
    return takewhile(lambda moment: moment.evaluations <= budget, moments) if budget else moments
