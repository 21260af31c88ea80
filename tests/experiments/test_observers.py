"""Each observer keeps what it says, counted by hand and against whole arrays, wherever one stretch ends and the next begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import About, Array, Point
from experiments import Experiment, run
from experiments.judging.ending import stay_required
from experiments.march import Moment, march
from experiments.observers import (
    Breakage,
    EndingWindow,
    EveryKth,
    FinalMoment,
    FirstBelowTarget,
    FullPath,
    LossHistory,
    Observer,
    OffMap,
    PathLength,
    Settling,
    observer,
    watch,
)
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Domain
from landscapes.formula import Formula
from optimizers import OPTIMIZERS
from optimizers.optimizer import NoState
from tests.draw import experiments


@dataclass(frozen=True)
class Bowl(Formula):
    """A round bowl whose tolerance is 0.01 and whose target is a loss of 0.01."""

    about = About("Bowl", 2026, "–", idea="A bowl.", source="–")
    formula = "x**2 + y**2"
    domain = Domain(x=(-5, 5), y=(-5, 5))
    starts = ((1.0, 1.0),)

    def minima(self) -> tuple[Point, ...]:
        return ((0.0, 0.0),)


BOWL = Bowl()


def told(*columns: Sequence[float]) -> Iterator[Moment]:
    """The moments of runs along the x axis, whose coordinates are told."""
    for step, x in enumerate(zip(*columns, strict=True)):
        yield Moment(np.array([x, np.zeros(len(x))]), NoState(), 1.0, step)


def seen(keeper: Any, *columns: Sequence[float], n: int = 256) -> Any:
    """What the `keeper` makes of the runs when stretches have at least `n` moments."""
    with pytest.MonkeyPatch.context() as patch, np.errstate(all="ignore"):
        patch.setattr(observer, "LONGEST", n)
        patch.setattr(observer, "SHORTEST", n)
        watch(BOWL, told(*columns), [keeper])
    return keeper


every_length = pytest.mark.parametrize("n", [2, 3, 4, 5, 6, 7, 256])
INF, NAN = np.inf, np.nan


@every_length
def test_a_run_breaks_at_the_first_step_that_is_no_sound_number(n: int) -> None:
    columns = (
        (2, 1, 2, 1, 2, 1, 2, 1),
        (2, NAN, 1, 1, 1, 1, 1, 1),
        (2, 1, 1, INF, 1, 1, 1, 1),
        (2, 1, 1, 1, 1, 1, 1, 3e6),  # 9e12 is more than 1e12 times 4
        (2, 1, 1, 1, 1, 1, 1, 1.9e6),
        (NAN, 1, 1, 1, 1, 1, 1, 1),
    )
    kept = seen(Breakage(), *columns, n=n)
    assert kept.steps.tolist() == [-1, 1, 3, 7, -1, 1]
    assert np.array_equal(kept.positions[0], [NAN, NAN, INF, 3e6, NAN, 1], equal_nan=True)
    assert np.array_equal(kept.losses, [NAN, NAN, INF, 9e12, NAN, 1], equal_nan=True)


@dataclass(frozen=True)
class Hill(Bowl):
    """Ground that is level far out: its loss is finite at infinity."""

    formula = "exp(-x**2 - y**2)"


def test_growth_alone_breaks_a_run_and_so_does_infinity_alone() -> None:
    for ground, column in [(BOWL, (2, 1, 3e6, 1)), (Hill(), (2, 1, INF, 1))]:
        kept = Breakage()
        with np.errstate(all="ignore"):
            watch(ground, told(column), [kept])
        assert kept.steps.tolist() == [2]


@every_length
def test_the_final_moment_is_the_last_sound_one(n: int) -> None:
    columns = (
        (2, 1, 2, 1, 2, 3, 4, 5),
        (2, 3, NAN, 1, 1, 1, 1, 1),
        (NAN, 1, 1, 1, 1, 1, 1, 1),
        (2, 1, 1, 1, 1, 1, 6, INF),
    )
    kept = seen(FinalMoment(), *columns, n=n)
    assert np.array_equal(kept.positions[0], [5, 3, NAN, 6], equal_nan=True)
    assert np.array_equal(kept.losses, [25, 9, NAN, 36], equal_nan=True)


@every_length
def test_a_run_settles_after_the_last_step_outside(n: int) -> None:
    near, edge, far = 0.005, 0.01, 0.02
    assert stay_required(8) == 5
    columns = (
        (near,) * 9,
        (far, near, near, near, near, near, near, near, near),
        (far, near, far, far, near, near, near, near, near),
        (far, near, far, far, far, near, near, near, near),  # four last steps are too few
        (near, near, near, near, near, near, near, near, far),
        (far, far, far, far, edge, edge, edge, edge, edge),
        (far, near, near, NAN, near, near, near, near, near),
        (far,) * 9,
    )
    kept = seen(Settling(), *columns, n=n)
    assert kept.steps(np.full(8, -1)).tolist() == [0, 1, 4, -1, -1, 4, 4, -1]
    assert kept.steps(np.array([1, -1, -1, -1, -1, -1, 3, -1])).tolist() == [-1, 1, 4, -1, -1, 4, -1, -1]


@every_length
def test_the_first_step_below_the_target_comes_before_the_break(n: int) -> None:
    columns = (
        (1, 0.2, 0.05, 1, 0.05, 1, 1, 1),
        (0.05, 1, 1, 1, 1, 1, 1, 1),
        (1, 0.1, 1, 1, 1, 1, 1, 0.0999),  # 0.1² is not below 0.01
        (1, 1, NAN, 0.05, 0.05, 0.05, 0.05, 0.05),
    )
    assert BOWL.target_loss == pytest.approx(0.01, rel=1e-15)
    assert seen(FirstBelowTarget(), *columns, n=n).steps.tolist() == [2, 0, 7, -1]


@every_length
@pytest.mark.parametrize("k", [1, 2, 3, 5, 8])
def test_every_kth_position_is_kept(n: int, k: int) -> None:
    column = tuple(range(1, 9))
    assert seen(EveryKth(k), column, n=n).positions[:, 0, 0].tolist() == list(column[::k])


@every_length
@pytest.mark.parametrize("length", [1, 3, 8, 20])
def test_the_ending_is_the_last_moments_oldest_first(n: int, length: int) -> None:
    column = tuple(range(1, 9))
    kept = seen(EndingWindow(length), column, n=n)
    assert kept.positions[:, 0, 0].tolist() == list(column[-length:])
    assert kept.losses[:, 0].tolist() == [x**2 for x in column[-length:]]


@every_length
def test_the_history_of_losses_holds_who_broke_and_fills_what_was_not_marched(n: int) -> None:
    columns = ((1, 2, 3, 4, 5, 6), (1, 2, 3, NAN, 5, 6), (NAN, 2, 3, 4, 5, 6))
    losses = seen(LossHistory(), *columns, n=n).losses(7)
    assert losses[:, 0].tolist() == [1, 4, 9, 16, 25, 36, 36, 36]
    assert losses[:, 1].tolist() == [1, 4, 9, 9, 9, 9, 9, 9]
    assert np.isnan(losses[:, 2]).all()


@every_length
def test_the_length_of_a_path_and_who_left_the_map(n: int) -> None:
    columns = ((0, 1, 3, 2, 2, 5, 5), (0, 1, 3, 6, 2, 1, 1), (0, 0, 0, 0, 0, 0, 0), (0, 1, NAN, 1, 1, 1, 1))
    assert seen(PathLength(), *columns, n=n).lengths[:3].tolist() == [7, 11, 0]
    assert seen(OffMap(), *columns, n=n).ever.tolist() == [False, True, False, True]


class Count(Observer):
    """How many moments were seen."""

    n = 0

    def see(self, stretch: Any) -> None:
        self.n += stretch.n


def test_the_march_ends_once_everybody_broke() -> None:
    lost = (1.0, *(NAN,) * 999)
    for columns, expected in [((lost, lost), observer.LONGEST), ((lost, (1.0,) * 1000), 1000)]:
        count = Count()
        last = watch(BOWL, told(*columns), [count])
        assert (count.n, last) == (expected, expected - 1)


def test_watching_changes_nothing_that_is_watched() -> None:
    keepers = [FullPath(), FinalMoment(), LossHistory(), Breakage(), Settling(), PathLength()]
    columns = ((2.0, 1.0, NAN, 1.0), (2.0, 1.0, 0.5, 0.2))
    with np.errstate(all="ignore"):
        watch(BOWL, told(*columns), keepers)
        path = keepers[0]
        assert isinstance(path, FullPath)
        assert np.array_equal(path.positions[:, 0].T, columns, equal_nan=True)


@settings(max_examples=60)
@given(experiment=experiments(longest=40), longest=st.integers(2, 9))
def test_it_does_not_matter_where_stretches_end(experiment: Experiment, longest: int) -> None:
    whole = run(experiment)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(observer, "LONGEST", longest)
        patch.setattr(observer, "SHORTEST", longest)
        pieces = run(experiment)
    for one, other in zip(whole, pieces, strict=True):
        assert np.array_equal(one.positions, other.positions)
        assert np.array_equal(one.losses, other.losses)
        assert np.array_equal(one.distances, other.distances)
        assert np.array_equal(one.evaluations, other.evaluations)
        for name in ("outcome", "last_step", "settled_at", "low_at", "broke_at"):
            assert getattr(one, name) == getattr(other, name)


@settings(max_examples=60)
@given(experiment=experiments(longest=60))
def test_a_trajectory_says_of_its_arrays_what_they_say(experiment: Experiment) -> None:
    """The same facts a second time, from the whole arrays of each trajectory."""
    free = replace(experiment, budget=0)
    landscape = free.landscape
    for walked in run(free):
        if walked.broke_at is not None:
            assert walked.settled_at is None
            assert walked.last_step == walked.broke_at - 1
            assert (walked.losses[walked.last_step :] == walked.losses[walked.last_step]).all()
        else:
            inside = walked.distances <= landscape.domain.tolerance
            settled = next((k for k in range(len(inside)) if inside[k:].all()), None)
            is_long = settled is not None and len(inside) - settled >= stay_required(free.n_steps)
            assert walked.settled_at == (settled if is_long else None)
        low = np.flatnonzero(walked.losses < landscape.target_loss)
        assert walked.low_at == (int(low[0]) if len(low) else None)


def test_a_march_goes_through_any_number_of_parameters() -> None:
    """Nothing in the march itself knows how many coordinates there are."""
    rate, start = 0.25, np.arange(15.0).reshape(5, 3)
    optimizer = OPTIMIZERS["sgd"](learning_rate=rate)  # type: ignore[call-arg]  # the key says the class

    class Spheres(Oracle):
        def gradient(self, position: Array) -> Array:
            return 2 * position

    moments = list(march(optimizer, start, Spheres(LANDSCAPES["sphere"]()), 3))
    assert [moment.position.shape for moment in moments] == [(5, 3)] * 4
    assert np.array_equal(moments[-1].position, start / 8)
