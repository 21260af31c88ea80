"""Judge how runs ended, from their last moments alone; all stacked runs are judged at once."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments import motion
from experiments.motion import Flags
from experiments.stationary import Curvature, curvature_at, lowest_known_loss, stationary_point
from experiments.trajectory import Outcome
from landscapes import Landscape

DIVERGENCE_FACTOR = 1e12
"""A loss above this many times its start (or above this, if it started below 1) has diverged."""
NEAR_TOLERANCES = 10
"""So many tolerances around a minimum still count as near it."""
SHORTEST_STAY, STAY_SHARE = 5, 0.02
LAST_SHARE = 10
"""A tenth of a run is its ending …"""
SHORTEST_ENDING, LONGEST_ENDING = 20, 100
"""… but no fewer and no more steps than these, so that a pattern shows and a map of many runs stays small."""
STANDSTILL_SHARE = 1e-5
"""A run that covers less than this share of the map's diagonal in a tenth of its steps stands still."""
EQUAL_LOSS = 1e-9
"""Two losses are equal if they differ by less than this, or by less than this share of the loss."""
HOVERING_SHARE = 0.1
"""Noise keeps a run around a minimum that is no further away than this share of the map's diagonal."""


def stay_required(n_steps: int) -> int:
    """How many of the last steps must end within the tolerance for a run of `n_steps` to have settled."""
    return max(SHORTEST_STAY, ceil(STAY_SHARE * n_steps))


def ending_length(n_steps: int) -> int:
    """How many last moments of a run of `n_steps` are judged."""
    return min(n_steps, max(SHORTEST_ENDING, min(n_steps // LAST_SHARE, LONGEST_ENDING))) + 1


@dataclass(frozen=True, eq=False)
class Ending:
    """How stacked runs ended, the oldest moment first; what follows a run's breakdown in its arrays is not looked at."""

    positions: Array
    """Shape `(n_kept, n_parameters, n_runs)`; `ending_length` moments are enough, a shorter run has fewer."""
    losses: Array
    """Shape `(n_kept, n_runs)`, without noise."""
    settled_at: NDArray[np.int_]
    """Shape `(n_runs,)`: the step from which a run stays within the map's tolerance of a minimum, −1 for never."""
    broke_at: NDArray[np.int_]
    """Shape `(n_runs,)`: the first step whose result was no sound number, −1 for never."""
    broken_positions: Array
    """Shape `(n_parameters, n_runs)`: where the step `broke_at` led."""
    broken_losses: Array
    """Shape `(n_runs,)`: the loss there."""
    n_steps: int
    """How many steps were marched."""
    is_noisy: bool

    def of(self, runs: NDArray[np.int_]) -> "Ending":
        """The ending of those `runs` alone, as far back as it is judged."""
        judged = slice(-ending_length(self.n_steps), None)
        return Ending(
            np.take(self.positions[judged], runs, axis=2),
            np.take(self.losses[judged], runs, axis=1),
            self.settled_at[runs],
            self.broke_at[runs],
            self.broken_positions[:, runs],
            self.broken_losses[runs],
            self.n_steps,
            self.is_noisy,
        )


def judge(landscape: Landscape, ending: Ending) -> list[Outcome]:
    """The outcome of each run: how it broke down, or the first of `CRITERIA` that holds, or that it ran out of steps."""
    outcomes = np.full(len(ending.broke_at), Outcome.RAN_OUT_OF_STEPS, dtype=object)
    with np.errstate(all="ignore"):  # ground so steep that its curvature overflows meets no criterion
        for outcome, breaks in BREAKDOWNS:
            outcomes[(ending.broke_at >= 0) & breaks(landscape, ending)] = outcome
        undecided = np.flatnonzero(ending.broke_at < 0)
        rest = ending.of(undecided)
        for outcome, holds in CRITERIA:
            if not len(undecided):
                break
            meets = holds(landscape, rest)
            if meets.any():
                outcomes[undecided[meets]] = outcome
                undecided = undecided[~meets]
                rest = ending.of(undecided)
    return list(outcomes)


def _is_no_number(_: Landscape, ending: Ending) -> Flags:
    return np.asarray(np.isnan(ending.broken_positions).any(axis=0) | np.isnan(ending.broken_losses))


def _grows(landscape: Landscape, ending: Ending) -> Flags:
    return np.asarray((ending.broken_losses > 0) & ~_is_no_number(landscape, ending))


def _falls_on_map(landscape: Landscape, ending: Ending) -> Flags:
    return np.asarray((ending.broken_losses <= 0) & landscape.domain.contains(ending.broken_positions))


def _falls_off_map(landscape: Landscape, ending: Ending) -> Flags:
    falls = (ending.broken_losses <= 0) & ~_is_no_number(landscape, ending)
    return np.asarray(falls & ~landscape.domain.contains(ending.broken_positions))


def _has_settled(_: Landscape, ending: Ending) -> Flags:
    """Whether the run stayed within the tolerance long enough."""
    stayed = ending.n_steps + 1 - ending.settled_at
    return (ending.settled_at >= 0) & (stayed >= stay_required(ending.n_steps))


def _bounces(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run jumps between two points, at least one of them on the map."""
    on_map = landscape.domain.contains(ending.positions[-2:].swapaxes(0, 1)).any(axis=0)
    return on_map & motion.is_two_cycle(ending.positions, STANDSTILL_SHARE * landscape.domain.diagonal)


def _slides(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the loss falls on and on where no minimum is known, and no stationary point lies ahead."""
    last = ending.positions[-1]
    unbounded = ~np.isfinite(landscape.distance_to_minimum(last))
    if not unbounded.any():
        return np.asarray(unbounded)
    falls = unbounded & motion.falls_steadily(ending.losses) & ~_stands_still(landscape, ending)
    if not falls.any():
        return np.asarray(falls)
    ahead = (stationary_point(landscape, last) - last) * (last - ending.positions[-2])
    return np.asarray(falls & ~(ahead.sum(axis=0) > 0))


def _is_off_map(landscape: Landscape, ending: Ending) -> Flags:
    return np.asarray(~landscape.domain.contains(ending.positions[-1]))


def _hovers(landscape: Landscape, ending: Ending) -> Flags:
    """Whether noise, and nothing else, moves the run about a minimum that it could reach by chance at any time."""
    if not ending.is_noisy or ending.n_steps < SHORTEST_ENDING:
        return np.zeros(len(ending.broke_at), dtype=bool)
    wander = motion.wander(ending.positions)
    drift = np.linalg.norm(ending.positions[-1] - ending.positions[0], axis=0)
    centre = motion.total(ending.positions) / len(ending.positions)
    bottom = curvature_at(landscape, centre)
    own = np.where(bottom.is_positive, bottom.distance, np.inf)
    distance = np.fmin(landscape.distance_to_minimum(centre), own)
    near = np.minimum(wander, HOVERING_SHARE * landscape.domain.diagonal)
    return np.asarray((drift <= 2 * wander) & (distance <= near) & ~_stands_still(landscape, ending))


def _crosses(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run goes back and forth across lower ground."""
    if ending.is_noisy:  # noise turns any step round every other time
        return np.zeros(len(ending.broke_at), dtype=bool)
    turns = motion.turns_back(ending.positions) & ~_stands_still(landscape, ending)
    if not turns.any():
        return turns
    steps_between = (ending.positions[1:, :, turns] + ending.positions[:-1, :, turns]) / 2
    lower = landscape.loss(steps_between.swapaxes(0, 1)) < (ending.losses[1:, turns] + ending.losses[:-1, turns]) / 2
    turns[turns] = lower.mean(axis=0) >= motion.NEARLY_ALL
    return turns


def _is_near_minimum(landscape: Landscape, ending: Ending) -> Flags:
    distance = landscape.distance_to_minimum(ending.positions[-1])
    return np.asarray(distance <= NEAR_TOLERANCES * landscape.domain.tolerance)


def _is_in_basin(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run stands still at the bottom of a basin, or on level ground as low as the best minimum."""
    stands = _stands_still(landscape, ending)
    if stands.any():
        here, losses = curvature_at(landscape, ending.positions[-1][:, stands]), ending.losses[-1, stands]
        best = lowest_known_loss(landscape)
        is_best = here.is_level_or_rises & (here.lowest(losses) <= best + EQUAL_LOSS * (1 + abs(best)))
        stands[stands] = _is_stationary(landscape, here) & (here.is_positive | is_best)
    return stands


def _is_at_saddle(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run stands still at a stationary point from which the ground curves down in some direction."""
    stands = _stands_still(landscape, ending)
    if stands.any():
        here = curvature_at(landscape, ending.positions[-1][:, stands])
        stands[stands] = _is_stationary(landscape, here) & here.is_negative_somewhere
    return stands


def _is_stationary(landscape: Landscape, here: Curvature) -> Flags:
    """Whether a stationary point is within the tolerance."""
    return np.asarray(here.distance <= landscape.domain.tolerance)


def _stands_still(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run hardly moves; where a tenth of it is longer than what is kept, it is taken to move on evenly."""
    if ending.n_steps < SHORTEST_STAY:
        return np.zeros(len(ending.broke_at), dtype=bool)
    stretch = max(1.0, ending.n_steps / LAST_SHARE / (len(ending.positions) - 1))
    extent = np.ptp(ending.positions, axis=0).max(axis=0) * stretch
    return np.asarray(extent <= STANDSTILL_SHARE * landscape.domain.diagonal)


Criterion: TypeAlias = Callable[[Landscape, Ending], Flags]
BREAKDOWNS: tuple[tuple[Outcome, Criterion], ...] = (
    (Outcome.UNDEFINED, _is_no_number),
    (Outcome.DIVERGED, _grows),
    (Outcome.SLIDING, _falls_on_map),
    (Outcome.LEFT_MAP, _falls_off_map),
)
"""Why a step was unsound: it is no number, growth without bound, or a fall without bound; just one of them holds."""
CRITERIA: tuple[tuple[Outcome, Criterion], ...] = (
    (Outcome.REACHED_MINIMUM, _has_settled),
    (Outcome.TWO_CYCLE, _bounces),
    (Outcome.SLIDING, _slides),
    (Outcome.LEFT_MAP, _is_off_map),
    (Outcome.HOVERING, _hovers),
    (Outcome.ZIGZAG, _crosses),
    (Outcome.NEAR_MINIMUM, _is_near_minimum),
    (Outcome.LOCAL_MINIMUM, _is_in_basin),
    (Outcome.AT_SADDLE, _is_at_saddle),
    (Outcome.STALLED, _stands_still),
)
"""What is asked of a run that did not break down, in this order; the first that holds is its outcome."""
