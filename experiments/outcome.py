"""Judge how runs ended, from their last moments alone; all stacked runs are judged at once."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from experiments.judging import motion
from experiments.judging.ending import LAST_SHARE, SHORTEST_ENDING, SHORTEST_STAY, Ending, stay_required
from experiments.judging.motion import Flags
from experiments.judging.stationary import (
    EQUAL_LOSS,
    Curvature,
    curvature_at,
    is_lowest_around,
    lowest_known_loss,
    stationary_point,
)
from experiments.trajectory import Outcome
from landscapes import Landscape

DIVERGENCE_FACTOR = 1e12
"""A loss above this many times its start (or above this, if it started below 1) has diverged."""
NEAR_TOLERANCES = 10
"""So many tolerances around a minimum still count as near it."""
STANDSTILL_SHARE = 1e-5
"""A run that covers less than this share of the map's diagonal in a tenth of its steps stands still."""
HOVERING_SHARE = 0.1
"""Noise keeps a run around a minimum that is no further away than this share of the map's diagonal …"""
STEEPEST_HOVERING = 10
"""… and where slopes are at the most so many times as strong as the noise."""


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
    """Whether the loss grew beyond all bounds, or the position did while the loss stayed bounded."""
    return np.asarray(~_is_no_number(landscape, ending) & ~_falls(ending))


def _falls(ending: Ending) -> Flags:
    runs_away = np.isinf(ending.broken_positions).any(axis=0) & np.isfinite(ending.broken_losses)
    return np.asarray((ending.broken_losses < 0) & ~runs_away)


def _falls_on_map(landscape: Landscape, ending: Ending) -> Flags:
    return np.asarray(_falls(ending) & landscape.domain.contains(ending.broken_positions))


def _falls_off_map(landscape: Landscape, ending: Ending) -> Flags:
    falls = _falls(ending) & ~_is_no_number(landscape, ending)
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
    if ending.noise.is_off or ending.n_steps < SHORTEST_ENDING:
        return np.zeros(len(ending.broke_at), dtype=bool)
    wander = motion.wander(ending.positions)
    drift = np.linalg.norm(ending.positions[-1] - ending.positions[0], axis=0)
    centre = motion.total(ending.positions) / len(ending.positions)
    bottom = curvature_at(landscape, centre)
    own = np.where(bottom.is_positive, bottom.distance, np.inf)
    distance = np.fmin(landscape.distance_to_minimum(centre), own)
    near = np.minimum(wander, HOVERING_SHARE * landscape.domain.diagonal)
    stays = (drift <= 2 * wander) & (distance <= near) & ~_stands_still(landscape, ending)
    return np.asarray(stays & _is_steered_by_noise(landscape, ending))


def _is_steered_by_noise(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the noise counts for something beside the slopes: what is far weaker than they are moves nobody."""
    gradients = landscape.gradient(ending.positions.swapaxes(0, 1))
    slope, strength = (np.median(np.hypot(*each), axis=0) for each in (gradients, ending.noise.strength(gradients)))
    return np.asarray(slope <= STEEPEST_HOVERING * strength)


def _crosses(landscape: Landscape, ending: Ending) -> Flags:
    """Whether the run goes back and forth across lower ground."""
    if not ending.noise.is_off:  # noise turns any step round every other time
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
        last, best = ending.positions[-1][:, stands], lowest_known_loss(landscape)
        here = curvature_at(landscape, last)
        bottom = here.lowest(ending.losses[-1, stands])
        is_best = here.is_level_or_rises & (bottom <= best + EQUAL_LOSS * (1 + abs(best)))
        is_basin = here.is_positive & is_lowest_around(landscape, last, bottom)
        stands[stands] = _is_stationary(landscape, here) & (is_basin | is_best)
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
