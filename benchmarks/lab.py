"""What is timed of the lab itself: one run, several, a batch of which nothing or little is kept, a map."""

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.bare import LOOPS, RATE, START
from catalog import Array
from experiments import Experiment, Run, run
from experiments.grids.tiles import MOST_RUNS
from experiments.link import encode
from experiments.march import march
from experiments.observers import Breakage, FinalMoment, Settling
from experiments.observers.stretch import Steps
from experiments.oracle import Oracle
from experiments.stacked_runs import StackedRuns
from experiments.sweep import Axis, Sweep, sweep
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer


def optimizer(key: str) -> Optimizer:
    """The optimizer called `key`, at the rate that all references take."""
    return OPTIMIZERS[key](learning_rate=RATE)  # type: ignore[call-arg]  # the key says the class


def asked(keys: Sequence[str], n_steps: int) -> Experiment:
    """One run of each of `keys`, as the page asks for it."""
    runs = [Run(optimizer=optimizer(key), start=START) for key in keys]
    return Experiment(landscape=LANDSCAPES["rosenbrock"](), runs=runs, n_steps=n_steps)


def experiment(keys: Sequence[str], n_steps: int) -> Callable[[], object]:
    """One run of each of `keys`, recorded and judged."""
    whole = asked(keys, n_steps)
    return lambda: run(whole)


def link() -> str:
    """The experiment of which the budgets of the page speak: six optimizers for 500 steps."""
    return encode(asked(list(LOOPS), 500))


def batch(starts: Array, n_steps: int) -> Callable[[], object]:
    """Adam from all `starts`, shape `(2, n_runs)`, tile by tile, nothing recorded."""
    tiles = [np.ascontiguousarray(starts[:, i : i + MOST_RUNS]) for i in range(0, starts.shape[1], MOST_RUNS)]
    return lambda: [ends(tile, n_steps) for tile in tiles]


def ends(tile: Array, n_steps: int) -> Array:
    """Where the runs of one tile end."""
    (end,) = deque(march(optimizer("adam"), tile, Oracle(LANDSCAPES["rosenbrock"]()), n_steps), maxlen=1)
    return end.position


def kept(starts: Array, n_steps: int) -> Callable[[], object]:
    """Adam from all `starts`, of which the final loss and the settling step are kept."""
    terms = asked(["adam"], n_steps)
    (member,) = terms.runs
    stacked = StackedRuns(member.optimizer, starts, member.schedule, [terms.seed])
    return lambda: two_numbers(terms, stacked)


def two_numbers(terms: Experiment, stacked: StackedRuns) -> tuple[Array, Steps]:
    """The final loss of each run, and the step from which it stays within tolerance."""
    final, breakage, settling = FinalMoment(), Breakage(), Settling()
    stacked.watch(terms, final, breakage, settling)
    return final.losses, settling.steps(breakage.steps)


def basin_map(n_columns: int, n_rows: int, n_steps: int) -> Callable[[], object]:
    """Adam from a grid of starts all over the map, judged."""
    terms = asked(["adam"], n_steps)
    domain = terms.landscape.domain
    axes = (Axis("start_x", *domain.x, n_columns), Axis("start_y", *domain.y, n_rows))
    whole = Sweep(experiment=terms, axes=axes)
    return lambda: sweep(whole)
