"""What is timed of the lab itself: one run, a batch without records, an experiment of several runs."""

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.bare import LOOPS, RATE, START
from catalog import Array
from experiments import Experiment, Run, run
from experiments.link import encode
from experiments.march import march
from experiments.oracle import Oracle
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer

TILE = 4096
"""So many runs at once stay in the processor's cache."""


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
    tiles = [np.ascontiguousarray(starts[:, i : i + TILE]) for i in range(0, starts.shape[1], TILE)]
    return lambda: [ends(tile, n_steps) for tile in tiles]


def ends(tile: Array, n_steps: int) -> Array:
    """Where the runs of one tile end."""
    (end,) = deque(march(optimizer("adam"), tile, Oracle(LANDSCAPES["rosenbrock"]()), n_steps), maxlen=1)
    return end.position
