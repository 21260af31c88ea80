"""What each outcome claims about a run, worked out a second time from its arrays, as plainly as can be."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
from scipy.optimize import minimize

from catalog import Array
from experiments import Outcome, Trajectory
from experiments.judging.ending import ending_length, stay_required
from landscapes import Landscape

Claim: TypeAlias = Callable[[Landscape, Trajectory, bool], bool]
"""Whether it is true of a run on a landscape, with noise or without."""


def is_true(landscape: Landscape, walked: Trajectory, is_noisy: bool) -> bool:
    """Whether the outcome of `walked` claims what its arrays show, and only those settled that are said to have settled."""
    says_settled = walked.outcome is Outcome.REACHED_MINIMUM
    with np.errstate(all="ignore"):
        return says_settled == (walked.settled_at is not None) and CLAIMS[walked.outcome](landscape, walked, is_noisy)


def path_of(walked: Trajectory) -> Array:
    """Where the run went before it was held."""
    return walked.positions[: walked.last_step + 1]


def is_sound(_: Landscape, walked: Trajectory, __: bool) -> bool:
    return walked.broke_at is None


def stayed(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    required = stay_required(walked.last_step)
    last = walked.distances[: walked.last_step + 1][-required:]
    return len(last) == required and bool((last <= landscape.domain.tolerance).all())


def hardly_moves(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    reach = np.linalg.norm(path_of(walked)[-6:] - walked.positions[-1], axis=1).max()
    return bool(reach <= 1e-4 * landscape.domain.diagonal)


def moves(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    return bool(np.ptp(path_of(walked)[-21:], axis=0).max() > 1e-6 * landscape.domain.diagonal)


def bounces(_: Landscape, walked: Trajectory, __: bool) -> bool:
    path = path_of(walked)[-11:]
    jumps, returns = (np.linalg.norm(path[k:] - path[:-k], axis=1) for k in (1, 2))
    return bool(jumps.min() > 0 and returns.max() <= 0.02 * jumps.min())


def is_level(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    steepest = np.abs(np.linalg.eigvalsh(landscape.hessian(walked.positions[-1]))).max()
    return bool(np.linalg.norm(walked.gradients[-1]) <= 1.01 * steepest * landscape.domain.tolerance)


def curves_down(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    return bool(np.linalg.eigvalsh(landscape.hessian(walked.positions[-1]))[0] < 0)


def is_at_bottom(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    """Whether another method, which starts from the end of the run, finds a minimum right there, or goes nowhere at all."""
    end = walked.positions[-1]
    found = minimize(  # type: ignore[call-overload]  # the stubs know no options of a single method
        lambda p: float(landscape.loss(p)),
        end,
        method="Nelder-Mead",
        options={"initial_simplex": _around(landscape, end)},
    )
    return bool(np.linalg.norm(found.x - end) <= 2 * landscape.domain.tolerance)


def _around(landscape: Landscape, end: Array) -> Array:
    return end + landscape.domain.tolerance * np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def falls(_: Landscape, walked: Trajectory, __: bool) -> bool:
    last = walked.losses[: walked.last_step + 1][-21:]
    return bool((np.diff(last) < 0).mean() >= 0.8 and last[-1] < last[0])


def has_no_minimum(_: Landscape, walked: Trajectory, __: bool) -> bool:
    return not np.isfinite(walked.distances[-1])


def turns_round(_: Landscape, walked: Trajectory, __: bool) -> bool:
    """Whether two of five steps turn round, along one of 180 directions in which the run moves at all."""
    steps = np.diff(path_of(walked)[-ending_length(walked.last_step) :], axis=0)
    along = steps @ np.array([np.cos(np.radians(np.arange(180))), np.sin(np.radians(np.arange(180)))])
    matters = (along**2).sum(axis=0) >= 0.0081 * (steps**2).sum()
    return bool((along[1:] * along[:-1] < 0).mean(axis=0)[matters].max() >= 0.4)


def is_noisy(_: Landscape, __: Trajectory, noisy: bool) -> bool:
    return noisy


def is_silent(_: Landscape, __: Trajectory, noisy: bool) -> bool:
    return not noisy


def is_off_map(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    return not landscape.domain.contains(walked.positions[-1])


def is_near(landscape: Landscape, walked: Trajectory, _: bool) -> bool:
    return bool(walked.distances[-1] <= 10 * landscape.domain.tolerance)


def breaks(landscape: Landscape, walked: Trajectory, noisy: bool) -> bool:
    return not is_sound(landscape, walked, noisy)


def all_of(*claims: Claim) -> Claim:
    return lambda landscape, walked, noisy: all(claim(landscape, walked, noisy) for claim in claims)


def any_of(*claims: Claim) -> Claim:
    return lambda landscape, walked, noisy: any(claim(landscape, walked, noisy) for claim in claims)


def none_of(*claims: Claim) -> Claim:
    return lambda landscape, walked, noisy: not any_of(*claims)(landscape, walked, noisy)


CLAIMS: Mapping[Outcome, Claim] = {
    Outcome.REACHED_MINIMUM: all_of(is_sound, stayed),
    Outcome.NEAR_MINIMUM: all_of(is_sound, is_near, none_of(stayed)),
    Outcome.LOCAL_MINIMUM: all_of(is_sound, hardly_moves, is_at_bottom, none_of(stayed)),
    Outcome.STALLED: all_of(is_sound, hardly_moves, none_of(stayed)),
    Outcome.LEFT_MAP: any_of(breaks, is_off_map),
    Outcome.DIVERGED: breaks,
    Outcome.UNDEFINED: breaks,
    Outcome.TWO_CYCLE: all_of(is_sound, bounces, none_of(stayed)),
    Outcome.HOVERING: all_of(is_sound, is_noisy, moves, none_of(stayed)),
    Outcome.AT_SADDLE: all_of(is_sound, hardly_moves, is_level, curves_down),
    Outcome.SLIDING: any_of(breaks, all_of(falls, moves, has_no_minimum)),
    Outcome.ZIGZAG: all_of(is_sound, is_silent, moves, turns_round, none_of(stayed)),
    Outcome.RAN_OUT_OF_STEPS: all_of(is_sound, none_of(stayed, is_off_map)),
}
"""All of it must be true."""
