"""One experiment over a grid of one or two of its numbers: a map of basins, of hyperparameters, of seeds."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.executors import SerialExecutor
from experiments.experiment import Experiment, ExperimentError
from experiments.grids.axis import Axis
from experiments.grids.bindings import bind
from experiments.grids.tiles import Columns, Tile, tiles
from experiments.observers import FinalMoment, Verdict
from landscapes import Landscape

__all__ = ["Axis", "Cells", "Grid", "Sweep", "sweep"]

MOST_AXES = 2


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """The run with the index `run` of `experiment`, over one or two of its numbers: frozen, and equal if its parts are.

    Raises `ExperimentError` or `ParameterError` for an axis that names no number, or that has a cell which cannot be run.
    """

    experiment: Experiment
    axes: Sequence[Axis]
    run: int = 0

    def __post_init__(self) -> None:
        """Bind each axis to the number that it names, and refuse at once whatever a cell would refuse."""
        if not isinstance(self.experiment, Experiment):
            raise ExperimentError(f"Sweep: experiment must be an Experiment, got {self.experiment!r}.")
        n_runs, axes = len(self.experiment.runs), _axes(self.axes)
        if isinstance(self.run, bool) or not isinstance(self.run, int) or not 0 <= self.run < n_runs:
            raise ExperimentError(f"Sweep: run must be a whole number in [0, {n_runs - 1}], got {self.run!r}.")
        bound = tuple(axis.bound_to(bind(self.alone, axis.name).declared) for axis in axes)
        object.__setattr__(self, "axes", bound)
        for corner in product(*({0, axis.n - 1} for axis in bound)):
            self.cell(*corner)

    @property
    def alone(self) -> Experiment:
        """The experiment with no other run than the one that is swept."""
        return replace(self.experiment, runs=(self.experiment.runs[self.run],))

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of each array of the grid: `(n_first,)`, or `(n_second, n_first)`."""
        return tuple(axis.n for axis in reversed(self.axes))

    def cell(self, *indices: int) -> Experiment:
        """The experiment of one cell, whose single run is at these `indices` of the first axis and the second."""
        experiment = self.alone
        for axis, index in zip(self.axes, indices, strict=True):
            experiment = bind(self.alone, axis.name).put(experiment, axis.values[index].item())
        return experiment

    @property
    def columns(self) -> Columns:
        """The value that each cell takes for each number, the first axis running fastest, shape `(n_cells,)`."""
        grids = np.meshgrid(*(axis.values for axis in self.axes))
        return {bind(self.alone, axis.name): grid.ravel() for axis, grid in zip(self.axes, grids, strict=True)}


class Cells(NamedTuple):
    """What came of the runs of some cells, each of shape `(n_cells,)`."""

    final_losses: Array
    settled_at: NDArray[np.int64]
    broke_at: NDArray[np.int64]
    outcomes: NDArray[np.object_]
    nearest_minimum: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Grid:
    """What came of each cell: the first axis runs along the columns, so each array is `(n_second, n_first)` or `(n_first,)`."""

    final_losses: Array
    """The loss where the run ended, or where it was last sound."""
    settled_at: NDArray[np.int64]
    """The step from which the run stays within tolerance of a minimum; −1 for never."""
    broke_at: NDArray[np.int64]
    """The first step whose result was no sound number; −1 for never."""
    outcomes: NDArray[np.object_]
    """The `Outcome` of each run."""
    nearest_minimum: NDArray[np.int64]
    """Which of the landscape's minima is nearest to where the run ended, or was last sound; −1 where none is known."""


def _axes(axes: Any) -> tuple[Axis, ...]:
    """One or two axes over different numbers; raises `ExperimentError` for anything else."""
    found = tuple(axes) if isinstance(axes, Iterable) else (axes,)
    for axis in found:
        if not isinstance(axis, Axis):
            raise ExperimentError(f"Sweep: axes must be a sequence of Axis, got {axis!r} in it.")
    if not 1 <= len(found) <= MOST_AXES:
        raise ExperimentError(f"Sweep: there must be one or two axes, got {len(found)}.")
    if len({axis.name for axis in found}) < len(found):
        raise ExperimentError(f"Sweep: the two axes must differ, got {found[0].name!r} twice.")
    return found


def sweep(asked: Sweep, executor: Executor | None = None) -> Grid:
    """Run all cells of `asked`; a cell is, bit for bit, what the run of that cell is alone. Tiles go to the `executor`."""
    executor, cut = executor or SerialExecutor(), list(tiles(asked.alone, asked.columns))
    done = [executor.submit(march_tile, tile) for tile in cut]
    order = np.argsort(np.concatenate([tile.cells for tile in cut]))
    columns = zip(*(future.result() for future in done), strict=True)
    return Grid(*(np.concatenate(parts)[order].reshape(asked.shape) for parts in columns))


@np.errstate(all="ignore")  # a run that overflows is a result, told by its outcome
def march_tile(tile: Tile) -> Cells:
    """March the runs of one tile, with a few numbers kept of each."""
    final, verdict = FinalMoment(), Verdict(tile.experiment)
    tile.stacked.watch(tile.experiment, final, verdict)
    return Cells(
        final.losses,
        verdict.settled_at,
        verdict.broke_at,
        np.array(verdict.outcomes, dtype=object),
        nearest_minimum(tile.experiment.landscape, final.positions),
    )


def nearest_minimum(landscape: Landscape, positions: Array) -> NDArray[np.int64]:
    """Which minimum is nearest to each of `positions`, shape `(2, n_runs)` → `(n_runs,)`; −1 where none is known."""
    minima = np.array(landscape.minima()).reshape(-1, len(positions))
    if not len(minima):
        return np.full(positions.shape[1], -1)
    distances = np.linalg.norm(positions - minima[:, :, None], axis=1)
    return np.asarray(np.argmin(distances, axis=0))
