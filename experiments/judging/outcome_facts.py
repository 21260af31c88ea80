"""What there is to say about how a run ended: which case it is, and the facts of its sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10

import numpy as np

from catalog import Array, Point
from experiments.judging import motion
from experiments.judging.ending import ending_length, stay_required
from experiments.judging.motion import Flags
from experiments.judging.stationary import EQUAL_LOSS, curvature_at, lowest_known_loss, stationary_point
from experiments.trajectory import Outcome, Trajectory
from landscapes import Landscape

FINEST = 0.01
"""A place is told to this share of the map's tolerance."""
RAN_AWAY = 1e150
"""Who gets so far before breaking off does so because the position grows, not the loss."""


@dataclass(frozen=True)
class OutcomeFacts:
    """The `case` that a run is, and its facts by name: numbers that the sentence of this case puts in their places."""

    case: str
    facts: Mapping[str, float]


@lru_cache(
    maxsize=64
)  # a sentence and two cells of tables are told of each run, again and again while another one is turned
def outcome_facts(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    """What there is to say of `trajectory` on `landscape`; only the run's name is missing to make a sentence."""
    with np.errstate(all="ignore"):  # what overflows is told as infinite
        return FACTS_OF[trajectory.outcome](landscape, trajectory)


def case(code: str, **facts: float) -> OutcomeFacts:
    """The case called `code`, with its `facts`."""
    return OutcomeFacts(code, facts)


def nearest_minimum(landscape: Landscape, position: Array) -> Point | None:
    """The stated minimum nearest to `position`; `None` where none is stated, or where it may be one of a whole curve."""
    if not landscape.minima():
        return None
    nearest = min(landscape.minima(), key=lambda minimum: float(np.linalg.norm(minimum - position)))
    is_alone = len(landscape.minima()) == 1 or curvature_at(landscape, np.array(nearest)[:, None]).is_positive[0]
    return nearest if is_alone and not landscape.has_curve_of_minima else None


def _settled(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    assert trajectory.settled_at is not None, "a run that reached a minimum settled at some step"
    since, tolerance, n_minima = trajectory.settled_at, landscape.domain.tolerance, len(landscape.minima())
    minimum = nearest_minimum(landscape, trajectory.positions[-1])
    x, y = _place(landscape, trajectory.positions[-1] if minimum is None else minimum)
    if minimum is None:
        return case("settled_on_floor", since=since, tolerance=tolerance, x=x, y=y)
    if n_minima == 1:
        return case("settled", since=since, tolerance=tolerance, x=x, y=y)
    return case("settled_in_one_of_several", since=since, tolerance=tolerance, x=x, y=y, n_minima=n_minima)


def _near_minimum(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    distances, tolerance = trajectory.distances[: trajectory.last_step + 1], landscape.domain.tolerance
    distance = float(distances[-1])
    if distance <= tolerance:
        required = stay_required(trajectory.last_step)
        return case("arrived_late", tolerance=tolerance, since=_since(distances <= tolerance), required=required)
    minimum = nearest_minimum(landscape, trajectory.positions[-1])
    if minimum is None:
        return case("near_floor", distance=distance)
    x, y = _place(landscape, minimum)
    return case("near_minimum", distance=distance, x=x, y=y)


def _local_minimum(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    walked = trajectory.positions[: trajectory.last_step + 1]
    bottom = stationary_point(landscape, walked[-1][:, None])[:, 0]
    bottom = bottom if np.isfinite(bottom).all() else walked[-1]
    since = _since(
        np.linalg.norm(walked - bottom, axis=1) <= np.linalg.norm(walked[-1] - bottom) + landscape.domain.tolerance
    )
    (x, y), loss, best = _place(landscape, bottom), float(landscape.loss(bottom)), lowest_known_loss(landscape)
    excess = abs(loss - best)
    if not np.isfinite(best):
        return case("unlisted_minimum", x=x, y=y, loss=loss, since=since)
    if excess <= EQUAL_LOSS * (1 + abs(best)):
        return case("equal_minimum", x=x, y=y, loss=loss, since=since)
    if loss < best:
        return case("better_minimum", x=x, y=y, loss=loss, since=since, excess=excess)
    return case("worse_minimum", x=x, y=y, loss=loss, since=since, excess=excess)


def _two_cycle(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    walked = trajectory.positions[: trajectory.last_step + 1]
    jump = float(np.linalg.norm(walked[-1] - walked[-2]))
    last_of_parity = np.where(np.arange(len(walked))[::-1, None] % 2, walked[-2], walked[-1])
    since = _since(np.linalg.norm(walked - last_of_parity, axis=1) <= motion.CYCLE_ERROR * jump)
    (x, y), (other_x, other_y) = (_rounded(walked[i], motion.CYCLE_ERROR * jump) for i in (-1, -2))
    return case("two_cycle", x=x, y=y, other_x=other_x, other_y=other_y, jump=jump, since=since)


def _hovering(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    ending = _ending(trajectory)
    centre, n_last = ending.mean(axis=0), len(ending) - 1
    minimum = nearest_minimum(landscape, centre)
    own = stationary_point(landscape, centre[:, None])[:, 0]
    is_own_nearer = np.linalg.norm(own - centre) < landscape.distance_to_minimum(centre) - landscape.domain.tolerance
    if is_own_nearer and curvature_at(landscape, own[:, None]).is_positive[0]:
        minimum = float(own[0]), float(own[1])
    distances = np.linalg.norm(ending - (centre if minimum is None else np.array(minimum)), axis=1)
    nearest, farthest = float(distances.min()), float(distances.max())
    x, y = _place(landscape, centre if minimum is None else minimum)
    if minimum is None:
        return case("hovering_on_floor", n_last=n_last, farthest=farthest, x=x, y=y)
    return case("hovering", n_last=n_last, nearest=nearest, farthest=farthest, x=x, y=y)


def _at_saddle(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    here = curvature_at(landscape, trajectory.positions[-1][:, None])
    slope = _slope(trajectory)
    x, y = _place(landscape, trajectory.positions[-1])
    if here.is_positive_somewhere[0]:
        return case("at_saddle", x=x, y=y, slope=slope)
    if here.is_negative[0]:
        return case("at_maximum", x=x, y=y, slope=slope)
    return case("on_ridge", x=x, y=y, slope=slope)


def _stalled(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    distance, slope = float(trajectory.distances[-1]), _slope(trajectory)
    x, y = _place(landscape, trajectory.positions[-1])
    step = float(np.linalg.norm(np.diff(_ending(trajectory)[-2:], axis=0)))
    if np.isfinite(distance):
        return case("stalled", x=x, y=y, distance=distance, slope=slope, step=step)
    return case("stalled_without_minimum", x=x, y=y, slope=slope, step=step)


def _sliding(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    if trajectory.broke_at is not None:
        return case("falling", broke_at=trajectory.broke_at)
    n_last = ending_length(trajectory.last_step) - 1
    fall = float(trajectory.losses[trajectory.last_step - n_last] - trajectory.losses[-1]) / n_last
    on_map = landscape.domain.contains(trajectory.positions.T)
    if on_map[-1]:
        return case("sliding", n_last=n_last, fall=fall)
    return case("sliding_off_map", n_last=n_last, fall=fall, left_at=_since(~on_map))


def _zigzag(_: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    ending = _ending(trajectory)
    n_turns = int(motion.most_turns(ending[:, :, None])[0])
    progress = float(np.linalg.norm(ending[-1] - ending[0]))
    return case("zigzag", n_turns=n_turns, n_last=len(ending) - 1, progress=progress)


def _left_map(landscape: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    if trajectory.broke_at is not None:
        return case("left_map_falling", broke_at=trajectory.broke_at)
    x, y = _place(landscape, trajectory.positions[-1])
    return case("left_map", left_at=_since(~landscape.domain.contains(trajectory.positions.T)), x=x, y=y)


def _diverged(_: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    assert trajectory.broke_at is not None, "a run that diverged broke off"
    if np.abs(trajectory.positions[-1]).max() > RAN_AWAY:
        return case("ran_away", broke_at=trajectory.broke_at)
    return case("diverged", broke_at=trajectory.broke_at)


def _undefined(_: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    assert trajectory.broke_at is not None, "a run that met no number broke off"
    return case("undefined", broke_at=trajectory.broke_at)


def _on_its_way(_: Landscape, trajectory: Trajectory) -> OutcomeFacts:
    distance, last_step = float(trajectory.distances[-1]), trajectory.last_step
    if np.isfinite(distance):
        return case("on_its_way", last_step=last_step, distance=distance)
    return case("on_its_way_without_minimum", last_step=last_step)


FACTS_OF: Mapping[Outcome, Callable[[Landscape, Trajectory], OutcomeFacts]] = {
    Outcome.REACHED_MINIMUM: _settled,
    Outcome.NEAR_MINIMUM: _near_minimum,
    Outcome.LOCAL_MINIMUM: _local_minimum,
    Outcome.TWO_CYCLE: _two_cycle,
    Outcome.HOVERING: _hovering,
    Outcome.AT_SADDLE: _at_saddle,
    Outcome.STALLED: _stalled,
    Outcome.SLIDING: _sliding,
    Outcome.ZIGZAG: _zigzag,
    Outcome.LEFT_MAP: _left_map,
    Outcome.DIVERGED: _diverged,
    Outcome.UNDEFINED: _undefined,
    Outcome.RAN_OUT_OF_STEPS: _on_its_way,
}
"""Who finds the facts of each outcome."""


def _ending(trajectory: Trajectory) -> Array:
    """The last positions of `trajectory`, those that it was judged by."""
    return trajectory.positions[: trajectory.last_step + 1][-ending_length(trajectory.last_step) :]


def _since(holds: Flags) -> int:
    """The step from which `holds`, shape `(n_steps + 1,)`, is true to the end."""
    fails = np.flatnonzero(~holds)
    return int(fails[-1]) + 1 if len(fails) else 0


def _slope(trajectory: Trajectory) -> float:
    return float(np.linalg.norm(trajectory.gradients[-1]))


def _place(landscape: Landscape, position: Array | Point) -> Point:
    """A place as precisely as it matters on this map."""
    return _rounded(position, FINEST * landscape.domain.tolerance)


def _rounded(position: Array | Point, finest: float) -> Point:
    x, y = (round(float(coordinate), -floor(log10(finest))) + 0.0 for coordinate in position)
    return x, y
