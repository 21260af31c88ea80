"""Judge how a run ended, from its arrays alone."""

import numpy as np

from catalog import Array
from experiments.trajectory import Outcome
from landscapes import Landscape

LARGEST_GROWTH = 1e12
"""A loss above this many times its start (or above this, if it started below 1) has diverged."""
NEAR = 10
"""So many tolerances around a minimum still count as near it."""
ENDING = 10
"""The last tenth of a run is its ending."""
STANDSTILL = 1e-5
"""A run whose ending spans less than this share of the map's diagonal stands still."""


def soundness(positions: Array, losses: Array) -> int:
    """The last step up to which all positions, shape `(n_marched + 1, 2)`, and losses are finite and bounded."""
    start = abs(float(losses[0]))
    limit = LARGEST_GROWTH * (max(1.0, start) if np.isfinite(start) else 1.0)
    sound = np.isfinite(positions).all(axis=1) & (np.abs(losses) <= limit)
    return len(sound) - 1 if sound.all() else max(int(np.argmin(sound)) - 1, 0)


def settling_step(distances: Array, tolerance: float) -> int | None:
    """The first step from which `distances`, shape `(n,)`, never exceed `tolerance` again, or `None`."""
    outside = np.flatnonzero(~(distances <= tolerance))
    first = int(outside[-1]) + 1 if len(outside) else 0
    return first if first < len(distances) else None


def first_below(losses: Array, target: float) -> int | None:
    """The first step at which `losses`, shape `(n,)`, are below `target`, or `None`."""
    low = losses < target
    return int(np.argmax(low)) if low.any() else None


def judge(
    landscape: Landscape, positions: Array, losses: Array, distances: Array, last_step: int, settled: int | None
) -> Outcome:
    """The outcome of the run that made `positions`, shape `(n_marched + 1, 2)`, which are sound up to `last_step`."""
    if last_step < len(positions) - 1:
        return _breakdown(positions[last_step + 1], losses[last_step + 1])
    if settled is not None:
        return Outcome.REACHED_MINIMUM
    ending = positions[-1 - max(1, last_step // ENDING) :]
    if not landscape.domain.contains(ending[-1]):
        return Outcome.LEFT_MAP
    if distances[-1] <= NEAR * landscape.domain.tolerance:
        return Outcome.NEAR_MINIMUM
    if last_step and np.ptp(ending, axis=0).max() <= STANDSTILL * landscape.domain.diagonal:
        return Outcome.LOCAL_MINIMUM if _is_basin(landscape, ending[-1]) else Outcome.STALLED
    return Outcome.RAN_OUT_OF_STEPS


def _breakdown(position: Array, loss: float) -> Outcome:
    """Why a step was unsound: it is no number, or a fall without bound, or growth without bound."""
    if np.isnan(position).any() or np.isnan(loss):
        return Outcome.UNDEFINED
    return Outcome.LEFT_MAP if loss < 0 else Outcome.DIVERGED


def _is_basin(landscape: Landscape, position: Array) -> bool:
    """Whether the ground curves upwards in every direction, to a bottom that is near by Newton's reckoning."""
    hessian = landscape.hessian(position)
    if not np.linalg.eigvalsh(hessian).min() > 0:
        return False
    to_bottom = np.linalg.solve(hessian, landscape.gradient(position))
    return bool(np.linalg.norm(to_bottom) <= NEAR * landscape.domain.tolerance)
