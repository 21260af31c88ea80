"""Cut a grid of cells into tiles: runs that are marched side by side, few enough to stay in the processor's cache."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog import Array, changed
from experiments.experiment import Experiment
from experiments.grids.bindings import STARTS, Binding
from experiments.grouping import has_constant_cost
from experiments.march import varying
from experiments.stacked_runs import StackedRuns

MOST_RUNS = 4096
"""So many runs at once stay in the processor's cache."""

Columns = Mapping[Binding, Array]
"""The value that each cell takes for a number, shape `(n_cells,)`."""


@dataclass(frozen=True, eq=False)
class Tile:
    """The cells of one tile: `experiment` with its single run, in which each run takes its own values of the `columns`."""

    cells: NDArray[np.int64]
    """Which cells they are."""
    experiment: Experiment
    columns: Columns

    @property
    def stacked(self) -> StackedRuns:
        """The runs side by side; no `Run` is made for a cell."""
        (member,) = self.experiment.runs
        by_owner: dict[str, dict[str, Any]] = defaultdict(dict)
        for binding, values in self.columns.items():
            by_owner[binding.owner][binding.name] = values
        n_runs = len(self.cells)
        starts = [
            by_owner["start"].get(name, np.full(n_runs, value))
            for name, value in zip(STARTS, member.start, strict=True)
        ]
        seeds = by_owner["experiment"].get("seed", [self.experiment.seed])
        return StackedRuns(
            optimizer=changed(member.optimizer, _stacked_values(by_owner["optimizer"])),
            starts=np.array(starts),
            schedule=member.schedule,
            seeds=[int(seed) for seed in seeds],
        )


def _stacked_values(columns: Mapping[str, Array]) -> dict[str, Any]:
    """The values of an optimizer's numbers: a scalar where all cells agree, as in every other march."""
    shared = {name: column[0].item() for name, column in columns.items()}
    return shared | varying({name: column.tolist() for name, column in columns.items()})


def tiles(alone: Experiment, columns: Columns) -> Iterator[Tile]:
    """All cells of `columns` over `alone`, which has a single run, tile by tile.

    What cannot be stacked (another landscape, another schedule, a whole number) is marched value by value.
    """
    stacked = {binding: column for binding, column in columns.items() if binding.is_stackable}
    apart = {binding: column for binding, column in columns.items() if not binding.is_stackable}
    size = MOST_RUNS if has_constant_cost(alone.runs[0]) else 1
    for experiment, cells in _groups(alone, apart, len(next(iter(columns.values())))):
        for first in range(0, len(cells), size):
            some = cells[first : first + size]
            yield Tile(some, experiment, {binding: column[some] for binding, column in stacked.items()})


def _groups(alone: Experiment, apart: Columns, n_cells: int) -> Iterator[tuple[Experiment, NDArray[np.int64]]]:
    """The cells that share all values of the columns `apart`, and the experiment in which those are put in place."""
    if not apart:
        yield alone, np.arange(n_cells)
        return
    combinations, which = np.unique(np.array(list(apart.values())), axis=1, return_inverse=True)
    for index, combination in enumerate(combinations.T.tolist()):
        experiment = alone
        for binding, value in zip(apart, combination, strict=True):
            experiment = binding.put(experiment, value)
        yield experiment, np.flatnonzero(which.ravel() == index)
