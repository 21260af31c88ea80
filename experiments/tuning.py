"""Find the learning rate that suits an optimizer on a landscape: a whole grid of rates is marched side by side."""

from dataclasses import dataclass, fields, replace

import numpy as np

from catalog import Array, Point, changed, number_in_sentence, parameters, values
from experiments.cost import affordable
from experiments.experiment import Experiment, Run
from experiments.grids.bindings import bind
from experiments.grids.tiles import Tile, tiles
from experiments.observers import Breakage, EndingWindow, OffMap, PathLength, Settling
from experiments.observers.stretch import Mask, Steps
from landscapes import Landscape
from optimizers import Optimizer

RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(1e-5, 100, 29))
"""Four learning rates a decade from 1e-5 to 100, rounded so that they read well."""
GRID_SENTENCE = (
    f"The grid is {len(RATES)} learning rates from {number_in_sentence(RATES[0])} to {number_in_sentence(RATES[-1])}, "
    "four a decade."
)
"""What the grid is, for people."""
ALLOWANCE = 0.12
"""Seconds that a grid may be foreseen to take; a dearer one is judged by the first part of its runs."""
ENDING_SHARE = 10
"""The last tenth of a run is its ending."""
COMFORTABLE_SHARE = 0.5
"""A run settles well within the tolerance if its whole ending is within this share of it."""
NEARLY_AS_SOON = 1.1
"""Rates that settle at most a tenth later than the soonest are near-equal: the calmest of them is chosen."""
NEARLY_AS_LOW = 1e-6
"""So are rates that settle nowhere and end equally low, to six digits of the descent from the start."""
CHOICE_SENTENCE = (
    "Each run has the learning rate of a grid at which it stays on the map and settles well within the tolerance; of those "
    "that settle at most a tenth later than the soonest, the one with the shortest path; if it settles at none, the one "
    "that ends lowest."
)
"""Which rate of the grid is chosen, for people."""


@dataclass(frozen=True)
class GridSearch:
    """What the grid says about a run: the `rate` that suits it best, and the share of rates at which it settles."""

    rate: float
    forgiveness: float


@dataclass(frozen=True, eq=False)
class RateScores:
    """How a run does at each of `RATES`; each array has shape `(n_rates,)`."""

    breaks: Mask
    leaves_map: Mask
    settled_at: Steps
    """−1 for never."""
    is_comfortable: Mask
    """Whether the whole ending is well within the tolerance of a minimum."""
    ending: Array
    """The mean loss of the last tenth of the run."""
    start_loss: Array
    """The loss where the run began."""
    path_length: Array

    @property
    def best(self) -> int:
        """The index of the rate that `CHOICE_SENTENCE` describes."""
        settles = self.settled_at >= 0
        rank = np.select([self.breaks, self.leaves_map, settles & self.is_comfortable, settles], [4, 3, 0, 1], 2)
        candidates = rank == rank.min()
        if settles[candidates].any():
            candidates &= settles
            candidates &= self.settled_at <= NEARLY_AS_SOON * self.settled_at[candidates].min()
        else:
            lowest = np.nanmin(self.ending[candidates], initial=np.inf)
            candidates &= ~(self.ending > lowest + NEARLY_AS_LOW * np.maximum(self.start_loss - lowest, 0.0))
        return int(np.argmin(np.where(candidates & (self.path_length >= 0), self.path_length, np.inf)))

    @property
    def forgiveness(self) -> float:
        """The share of the rates at which the run settles."""
        return float((self.settled_at >= 0).mean())


def rate_of(member: Run) -> float | None:
    """The learning rate that `member` was given, or `None` if its method has none."""
    rate: float | None = values(member.optimizer).get("learning_rate")
    return rate


def with_rate(member: Run, rate: float | None) -> Run:
    """`member` with that learning `rate`, if there is one and its method takes one."""
    if rate is None or "learning_rate" not in parameters(member.optimizer):
        return member
    return replace(member, optimizer=changed(member.optimizer, {"learning_rate": rate}))


def grid_search(experiment: Experiment, member: Run) -> GridSearch | None:
    """What the grid says about `member` on the terms of `experiment`; `None` if it has no learning rate, or is too dear."""
    alone = affordable(replace(experiment, runs=(member,)), len(RATES), ALLOWANCE)
    if rate_of(member) is None or alone is None:
        return None
    scores = rate_scores(alone)
    return GridSearch(RATES[scores.best], scores.forgiveness)


def rate_scores(alone: Experiment) -> RateScores:
    """How the single run of `alone` does at each of `RATES`."""
    columns = {bind(alone, "learning_rate"): np.array(RATES)}
    parts = [_scores(tile) for tile in tiles(alone, columns)]
    return RateScores(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(RateScores)})


def with_tuned_rate(optimizer: Optimizer, landscape: Landscape, start: Point, n_steps: int = 300) -> Optimizer:
    """`optimizer` with the rate of `RATES` that suits it best there; unchanged if it has no such rate."""
    member = Run(optimizer=optimizer, start=start)
    found = grid_search(Experiment(landscape=landscape, runs=[member], n_steps=n_steps), member)
    return with_rate(member, found.rate if found else None).optimizer


@np.errstate(all="ignore")  # a run that overflows is a result
def _scores(tile: Tile) -> RateScores:
    landscape, n_steps = tile.experiment.landscape, tile.experiment.n_steps
    breakage, settling, off_map, path = Breakage(), Settling(), OffMap(), PathLength()
    ending = EndingWindow(max(1, n_steps // ENDING_SHARE))
    tile.stacked.watch(tile.experiment, breakage, settling, off_map, path, ending)
    distances = landscape.distance_to_minimum(ending.positions.swapaxes(0, 1))
    return RateScores(
        breaks=breakage.steps >= 0,
        leaves_map=off_map.ever,
        settled_at=settling.steps(breakage.steps),
        is_comfortable=distances.max(axis=0) <= COMFORTABLE_SHARE * landscape.domain.tolerance,
        ending=ending.losses.mean(axis=0),
        start_loss=landscape.loss(tile.stacked.starts),
        path_length=path.lengths,
    )
