"""The one loop of the lab: move stacked runs over an objective, step by step, and tell every moment."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from catalog import Array, Number, changed, values
from experiments.experiment import CONSTANT
from experiments.oracle import BudgetError, Oracle
from experiments.scheduled_factor import ScheduledFactor
from optimizers import Optimizer, Schedule
from optimizers.whole_run import WholeRun


class Moment(NamedTuple):
    """A march after some step: positions `(n_parameters, n_runs)`, state, factor of that step's rate, questions so far."""

    position: Array
    state: Any
    factor: Number
    evaluations: int


def march(
    optimizer: Optimizer, start: Array, oracle: Oracle, n_steps: int, schedule: Schedule = CONSTANT
) -> Iterator[Moment]:
    """Yield the moments after 0, 1, 2 … `n_steps` steps from `start`, shape `(n_parameters, n_runs)`.

    Ends early where the oracle's budget does not pay for a whole step. Nothing else is looked at on the way: who watches the
    moments decides what is kept, and when nobody need go on.
    """
    if isinstance(optimizer, WholeRun):
        yield from _march_whole_runs(optimizer, start, oracle, n_steps)
        return
    position, state = start, optimizer.init(start)
    is_constant, scheduled = schedule == CONSTANT, ScheduledFactor(schedule, oracle, start.shape[1], n_steps)
    step, factor = optimizer.step, scheduled.factor
    yield Moment(position, state, factor, oracle.evaluations)
    for k in range(n_steps):
        try:
            if not is_constant:
                factor = scheduled.advance(k, position)
                step = optimizer.with_scaled_rate(factor).step
            position, state = step(position, state, oracle)
        except BudgetError:
            return
        yield Moment(position, state, factor, oracle.evaluations)


def _march_whole_runs(optimizer: WholeRun, start: Array, oracle: Oracle, n_steps: int) -> Iterator[Moment]:
    """The moments of runs that SciPy makes from start to end; one that ended early stays at its end."""
    paths = [optimizer.solve(column, oracle, n_steps) for column in start.T]
    state = optimizer.init(start)
    for k in range(n_steps + 1):
        here = [path[min(k, len(path) - 1)] for path in paths]
        position = np.stack([iterate.position for iterate in here], axis=1)
        yield Moment(position, state, 1.0, max(iterate.evaluations for iterate in here))


def stack(optimizers: Sequence[Optimizer]) -> Optimizer:
    """One optimizer for all of `optimizers`, which are of one kind: a value they share stays a scalar, others become `(n,)`."""
    rows = [values(optimizer) for optimizer in optimizers]
    return changed(optimizers[0], varying({name: [row[name] for row in rows] for name in rows[0]}))


def varying(columns: dict[str, Sequence[Any]]) -> dict[str, Array]:
    """Those of `columns`, one value a run, whose values differ: what all runs share is left out, and stays a scalar."""
    return {name: np.array(column) for name, column in columns.items() if len(set(column)) > 1}
