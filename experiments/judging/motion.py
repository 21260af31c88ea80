"""Patterns in how runs moved, from positions of shape `(n_moments, n_parameters, n_runs)`; each answer has shape `(n_runs,)`."""

from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog import Array

Flags: TypeAlias = NDArray[np.bool_]
"""One truth for each run, shape `(n_runs,)`."""

CYCLE_STEPS = 20
"""A two-cycle is told from the last steps, so many where there are so many …"""
SHORTEST_CYCLE = 4
"""… and at least these."""
CYCLE_ERROR = 0.01
"""A run is back where it was if it is off by no more than this share of its jump, over all these steps together."""
TURNING_SHARE = 0.4
"""Who turns round after so large a share of its steps goes back and forth (a full swing takes five steps at most)."""
CROSSING_SHARE = 0.1
"""The part of a step that turns round is at least so large a share of the whole step."""
NEARLY_ALL = 0.9
MOST_PARTIAL_SUMS = 256
"""So few sums are made fastest by keeping all partial sums; more, by forgetting them."""


def is_two_cycle(positions: Array, smallest: float) -> Flags:
    """Whether a run comes back after every two steps, and each step is longer than `smallest`."""
    last = positions[-CYCLE_STEPS - 1 :]
    if len(last) <= SHORTEST_CYCLE:
        return np.zeros(positions.shape[2], dtype=bool)
    jumps = np.linalg.norm(np.diff(last, axis=0), axis=1).min(axis=0)
    scatters = [np.linalg.norm(np.ptp(last[parity::2], axis=0), axis=0) for parity in (0, 1)]
    back: Flags = np.maximum(*scatters) <= CYCLE_ERROR * jumps
    return np.asarray(back & (jumps > smallest))


def falls_steadily(losses: Array) -> Flags:
    """Whether `losses`, shape `(n_moments, n_runs)`, fall at nearly every step, and in the end at least half as fast."""
    falls = -np.diff(losses, axis=0)
    if len(falls) < 2:
        return np.zeros(losses.shape[1], dtype=bool)
    middle = len(losses) // 2
    first, second = (losses[0] - losses[middle]) / middle, (losses[middle] - losses[-1]) / (len(falls) - middle)
    return np.asarray(((falls > 0).mean(axis=0) >= NEARLY_ALL) & (first > 0) & (second >= first / 2))


def wander(positions: Array) -> Array:
    """How far steps of these lengths lead if each takes its direction by chance: the root of the sum of their squares."""
    steps = np.diff(positions, axis=0)
    reached: Array = np.sqrt(total((steps**2).sum(axis=1)))
    return reached


def turns_back(positions: Array) -> Flags:
    """Whether a run turns round again and again, along an axis or along the direction in which it moves most."""
    n_steps = len(positions) - 1
    if n_steps < SHORTEST_CYCLE:
        return np.zeros(positions.shape[2], dtype=bool)
    return np.asarray(most_turns(positions) >= TURNING_SHARE * (n_steps - 1))


def most_turns(positions: Array) -> NDArray[np.int_]:
    """How often a run turns round along the direction in which it does so most, of those in which it moves at all."""
    steps = np.diff(positions, axis=0)
    along = np.stack([(steps * direction).sum(axis=1) for direction in crossing_directions(steps)])
    turns = np.count_nonzero(along[:, 1:] * along[:, :-1] < 0, axis=1)
    whole = np.sqrt(total((steps**2).sum(axis=1)))
    part = np.sqrt(np.stack([total(row**2) for row in along]))
    return np.asarray(np.where(part >= CROSSING_SHARE * whole, turns, 0).max(axis=0))


def crossing_directions(steps: Array) -> Array:
    """The axes and the direction of the largest movement, unit vectors of shape `(n_parameters + 1, n_parameters, n_runs)`."""
    n_parameters, n_runs = steps.shape[1:]
    axes = np.broadcast_to(np.eye(n_parameters)[:, :, None], (n_parameters, n_parameters, n_runs))
    scale = np.abs(steps).max(axis=(0, 1))
    unit = np.nan_to_num(steps / np.where(scale > 0, scale, 1.0))
    scatter = total(unit[:, :, None] * unit[:, None, :])
    _, vectors = np.linalg.eigh(np.moveaxis(scatter, -1, 0))
    return np.concatenate((axes, vectors[None, :, :, -1].swapaxes(1, 2)))


def total(numbers: Array) -> Array:
    """The sum over the first axis, added in this order whatever stands beside it, so that alone and stacked are equal."""
    if numbers[0].size <= MOST_PARTIAL_SUMS:
        return np.asarray(np.add.accumulate(numbers, axis=0)[-1])
    return np.asarray(reduce(np.add, numbers))
