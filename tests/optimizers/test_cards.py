"""What the cards say in words, measured."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from experiments import Experiment, Run, Trajectory, run
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Landscape
from landscapes.bowls.quadratic import Quadratic
from optimizers import OPTIMIZERS, SCHEDULES, Optimizer, Schedule
from optimizers.adaptive.adadelta import Adadelta
from optimizers.adaptive.amsgrad import AMSGrad
from optimizers.first_order.rprop import Rprop
from optimizers.modifiers.weight_decay import WeightDecay
from optimizers.schedules.constant import Constant
from optimizers.schedules.inverse_time import InverseTime
from optimizers.second_order.sophia import Sophia
from optimizers.whole_run import WholeRun
from optimizers.zeroth_order.powell import Powell

WHOLE = [key for key, cls in OPTIMIZERS.items() if issubclass(cls, WholeRun)]


class Counting(Oracle):
    """An oracle that adds its questions to those of all others."""

    asked = 0

    def loss(self, position: Any) -> Any:
        Counting.asked += 1
        return super().loss(position)

    def gradient(self, position: Any) -> Any:
        Counting.asked += 1
        return super().gradient(position)


def go(
    optimizer: Optimizer,
    where: str = "rosenbrock",
    n_steps: int = 100,
    schedule: Schedule = Constant(),  # noqa: B008
) -> Trajectory:
    landscape: Landscape = LANDSCAPES[where]()
    member = Run(optimizer=optimizer, start=landscape.starts[0], schedule=schedule)
    return run(Experiment(landscape=landscape, runs=[member], n_steps=n_steps))[0]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_rprop_has_no_rate_that_a_schedule_could_change(schedule: str) -> None:
    steady, scheduled = go(Rprop()), go(Rprop(), schedule=SCHEDULES[schedule]())
    np.testing.assert_array_equal(steady.positions, scheduled.positions)
    assert np.isnan(scheduled.learning_rates).all()
    assert Rprop().base_rate is None


def test_the_learning_rate_of_rprop_is_its_first_step_size() -> None:
    path = go(Rprop(learning_rate=0.03))
    assert np.abs(np.diff(path.positions, axis=0)[0]) == pytest.approx([0.03, 0.03])


def test_weight_decay_beside_rprop_pulls_as_beside_any_method_without_a_rate() -> None:
    plain, pulled = go(Rprop(), n_steps=1), go(WeightDecay(Rprop(), 0.1), n_steps=1)
    np.testing.assert_allclose(pulled.positions[1], plain.positions[1] - 0.1 * plain.positions[0], rtol=1e-14)


@pytest.mark.parametrize("dialect", AMSGrad.dialects)
def test_the_factor_of_amsgrad_never_grows_unless_the_maximum_itself_is_corrected(dialect: str) -> None:
    optimizer, landscape = AMSGrad(**AMSGrad.dialects[dialect]), LANDSCAPES["rosenbrock"]()
    position = np.array([landscape.starts[0]]).T
    state, totals = optimizer.init(position), []
    for _ in range(200):
        position, state = optimizer.step(position, state, Oracle(landscape))
        totals.append(optimizer.denominator(state).total[:, 0])
    grows = (np.diff(totals, axis=0) < 0).any()
    assert grows == (dialect in {"PyTorch", "Keras"})


@pytest.mark.parametrize("decay_rate", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("epsilon", [1e-6, 1e-4])
def test_the_first_step_of_adadelta_is_the_root_of_epsilon_over_what_is_forgotten(
    decay_rate: float, epsilon: float
) -> None:
    path = go(Adadelta(decay_rate=decay_rate, epsilon=epsilon), n_steps=1)
    expected = np.sqrt(epsilon / (1 - decay_rate))
    np.testing.assert_allclose(np.abs(path.positions[1] - path.positions[0]), expected, rtol=1e-3)


def clipped_share(optimizer: Sophia) -> float:
    """How many coordinates of all steps are clipped, from all starts of all landscapes."""
    shares = []
    for landscape in (cls() for cls in LANDSCAPES.values()):
        position = np.array(landscape.starts).T
        state, oracle = optimizer.init(position), Oracle(landscape)
        with np.errstate(all="ignore"):
            for _ in range(300):
                position, state = optimizer.step(position, state, oracle)
                ratio = state.m / np.maximum(optimizer.gamma * state.h, optimizer.epsilon)
                shares.append((np.abs(ratio) >= optimizer.clip).mean())
    return float(np.mean(shares))


def test_sophia_clips_about_three_coordinates_of_four_at_the_gamma_of_the_paper_and_two_of_three_at_its_own() -> None:
    assert clipped_share(Sophia(gamma=0.01)) == pytest.approx(3 / 4, abs=0.07)
    assert clipped_share(Sophia()) == pytest.approx(2 / 3, abs=0.07)


@pytest.mark.parametrize("speed", [0.5, 10.0, 400.0])
def test_the_speed_of_inverse_time_plus_one_divides_the_rate_at_the_end(speed: float) -> None:
    assert InverseTime(speed=speed).factor(1.0) == pytest.approx(1 / (1 + speed))


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.parametrize("where", ["bukin", "ackley", "beale", "himmelblau", "cross_in_tray", "schwefel"])
@pytest.mark.parametrize("n_steps", [1, 3, 40])
def test_a_whole_run_counts_every_question_to_its_end(key: str, where: str, n_steps: int) -> None:
    landscape, optimizer = LANDSCAPES[where](), OPTIMIZERS[key]()
    for start in landscape.starts:
        Counting.asked = 0
        asked = Counting(landscape)
        assert isinstance(optimizer, WholeRun)
        with np.errstate(all="ignore"):
            path = optimizer.solve(np.array(start), asked, n_steps)
        (told,) = run(Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)], n_steps=n_steps))
        assert len(path) <= n_steps + 1
        assert path[-1].evaluations == Counting.asked
        assert told.evaluations[-1] == Counting.asked
        assert (np.diff(told.evaluations) >= 0).all()


def test_a_line_search_that_finds_nothing_has_asked_nevertheless() -> None:
    path = go(OPTIMIZERS["bfgs"](), "bukin", n_steps=40)
    assert path.evaluations.tolist() == [0, *[94] * 40]
    np.testing.assert_array_equal(path.positions, np.repeat(path.positions[:1], 41, axis=0))


def test_a_search_that_gives_up_counts_what_it_asked() -> None:
    saddle, oracle = LANDSCAPES["saddle"](), Oracle(LANDSCAPES["saddle"]())
    with np.errstate(all="ignore"):
        path = Powell().solve(np.array(saddle.starts[0]), oracle, 1)
    assert [iterate.evaluations for iterate in path] == [0, oracle.evaluations]
    assert oracle.evaluations > 100


def test_a_bowl_of_two_parameters_takes_two_searches_of_nonlinear_cg() -> None:
    path = run(
        Experiment(
            landscape=Quadratic(), runs=[Run(optimizer=OPTIMIZERS["nonlinear_cg"](), start=(1.0, 0.5))], n_steps=20
        )
    )[0]
    assert int(np.argmax(path.losses < 1e-8)) <= 5  # its searches are not exact


def test_a_modifier_has_no_stability_limit_of_its_own() -> None:
    sgd = OPTIMIZERS["sgd"]()
    assert sgd.stability_limit == 2
    assert WeightDecay(sgd).stability_limit is None
    assert replace(WeightDecay(sgd), decoupled=False).stability_limit is None
