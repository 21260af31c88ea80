"""What a run brings back: truthful outcomes, sound arrays, and the same path every time."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings

from catalog import About, Array, Number, Point
from experiments import Experiment, ExperimentError, Outcome, Run, Trajectory, run
from experiments.noise import Noise
from landscapes import Domain, Landscape
from landscapes.bowls.quadratic import Quadratic
from landscapes.formula import Formula
from landscapes.plateaus.plateau import Plateau
from landscapes.saddles.saddle import Saddle
from landscapes.typed import read
from landscapes.valleys.ravine import Ravine
from landscapes.valleys.rosenbrock import Rosenbrock
from optimizers import Optimizer, Oracle, Schedule
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.heavy_ball import HeavyBall
from optimizers.first_order.sgd import SGD
from optimizers.modifiers.sam import SAM
from optimizers.optimizer import NoState, rate
from tests.draw import experiments


@dataclass(frozen=True)
class Halves(Schedule):
    """Half the rate in the second half of the run."""

    about = About("Halves", 2026, "–", idea="Half the rate in the second half.", source="–")

    def factor(self, progress: float) -> float:
        return 1.0 if progress < 0.5 else 0.5


@dataclass(frozen=True)
class Careful(Optimizer):
    """Asks for the loss and for two gradients before each step."""

    about = About("Careful", 2026, "–", idea="Asks three times.", source="–")
    learning_rate: Number = rate(0.01)

    def init(self, position: Array) -> NoState:
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        oracle.loss(position)
        ahead = position - self.learning_rate * oracle.gradient(position)
        return position - self.learning_rate * oracle.gradient(ahead), state


@dataclass(frozen=True)
class Dimples(Formula):
    """A low dimple at 0 and a higher one near x = ±2π."""

    about = About("Dimples", 2026, "–", idea="The nearest is not the best.", source="–")
    formula = "x**2/20 - cos(x) + y**2"
    domain = Domain(x=(-8, 8), y=(-2, 2))
    starts = ((5.0, 1.0),)

    def minima(self) -> tuple[Point, ...]:
        return ((0.0, 0.0),)


def walk(landscape: Landscape, optimizer: Optimizer, start: Point, n_steps: int = 300) -> Trajectory:
    (trajectory,) = run(Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)], n_steps=n_steps))
    return trajectory


@pytest.mark.parametrize(
    ("landscape", "optimizer", "start", "outcome"),
    [
        (Quadratic(10), SGD(0.21), (2.0, 1.0), Outcome.DIVERGED),  # past 2/κ = 0.2
        (Quadratic(10), SGD(0.19), (2.0, 1.0), Outcome.REACHED_MINIMUM),
        (Saddle(), SGD(0.1), (1.5, 1e-6), Outcome.LEFT_MAP),
        (Ravine(), HeavyBall(0.01, 0.9), (-4.0, 0.8), Outcome.REACHED_MINIMUM),
        (Plateau(), SGD(0.01), (5.9, 0.5), Outcome.STALLED),
        (Dimples(), SGD(0.1), (5.0, 1.0), Outcome.LOCAL_MINIMUM),
        (Saddle(), RMSProp(epsilon=0.0), (0.5, 0.0), Outcome.UNDEFINED),  # 0/0 along y
        (Rosenbrock(), Adam(0.01), (-1.2, 1.0), Outcome.RAN_OUT_OF_STEPS),
        (Quadratic(10), RMSProp(0.1, epsilon=0.0), (2.0, 1.0), Outcome.TWO_CYCLE),  # swings by ±η/2 for ever
    ],
)
def test_an_outcome_tells_the_truth(landscape: Landscape, optimizer: Optimizer, start: Point, outcome: Outcome) -> None:
    assert walk(landscape, optimizer, start, n_steps=500).outcome is outcome


def test_every_outcome_is_a_sentence() -> None:
    assert all(outcome.value[0].isupper() and outcome.value.endswith(".") for outcome in Outcome)


def test_a_divergence_says_when_and_stays_where_it_was_last_sound() -> None:
    walked = walk(Quadratic(10), SGD(1.0), (2.0, 1.0))
    # y is multiplied by −9 each step and the loss, y²·5, by 81; from 7 it passes 7e12 at step 7 (81⁶ = 2.8e11, 81⁷ = 2.3e13).
    assert walked.broke_at == 7
    assert walked.last_step == 6
    assert np.array_equal(walked.positions[6:], np.broadcast_to(walked.positions[6], (295, 2)))
    assert walked.positions[6, 1] == pytest.approx(9.0**6)


def test_a_run_that_ends_soundly_breaks_nowhere() -> None:
    walked = walk(Ravine(), HeavyBall(0.01, 0.9), (-4.0, 0.8), n_steps=500)
    assert walked.broke_at is None
    assert walked.last_step == walked.n_steps == 500


def test_it_settles_at_the_step_after_which_it_never_leaves() -> None:
    walked = walk(Ravine(), HeavyBall(0.01, 0.9), (-4.0, 0.8), n_steps=500)
    assert walked.settled_at is not None
    tolerance = Ravine.domain.tolerance
    assert (walked.distances[walked.settled_at :] <= tolerance).all()
    assert walked.distances[walked.settled_at - 1] > tolerance


@settings(max_examples=60)
@given(experiment=experiments(longest=150))
def test_whatever_is_run_brings_back_sound_arrays_without_a_warning(experiment: Experiment) -> None:
    n = experiment.n_steps + 1
    for walked, member in zip(run(experiment), experiment.runs, strict=True):
        assert walked.positions.shape == walked.gradients.shape == walked.effective_learning_rates.shape == (n, 2)
        assert walked.losses.shape == walked.learning_rates.shape == walked.evaluations.shape == (n,)
        assert all(history.shape == (n, 2) for history in walked.internals.values())
        assert np.isfinite(walked.positions).all()
        assert np.isfinite(walked.losses).all()
        assert tuple(walked.positions[0]) == member.start
        assert np.array_equal(walked.losses, experiment.landscape.loss(walked.positions.T.copy()))


def test_evaluations_count_every_question() -> None:
    walked = walk(Quadratic(), Careful(0.01), (2.0, 1.0), n_steps=5)
    assert walked.evaluations.tolist() == [0, 3, 6, 9, 12, 15]


def test_the_effective_learning_rate_is_step_over_slope() -> None:
    walked = walk(Quadratic(10), SGD(0.05), (2.0, 1.0), n_steps=20)
    assert np.isnan(walked.effective_learning_rates[0]).all()
    assert walked.effective_learning_rates[1:] == pytest.approx(0.05, rel=1e-9)


def test_where_there_is_no_slope_there_is_no_effective_learning_rate() -> None:
    walked = walk(Saddle(), SGD(0.05), (1.0, 0.0), n_steps=5)
    assert np.isfinite(walked.effective_learning_rates[1:, 0]).all()
    assert np.isnan(walked.effective_learning_rates[:, 1]).all()


def test_a_schedule_multiplies_the_learning_rate() -> None:
    member = Run(optimizer=SGD(0.05), start=(2.0, 1.0), schedule=Halves())
    (walked,) = run(Experiment(landscape=Quadratic(10), runs=[member], n_steps=10))
    assert walked.learning_rates[1:].tolist() == [0.05] * 5 + [0.025] * 5
    assert walked.effective_learning_rates[1:, 1] == pytest.approx(walked.learning_rates[1:], rel=1e-9)


def test_the_noise_is_the_same_whatever_the_neighbours() -> None:
    members = [Run(optimizer=SGD(0.01), start=(2.0, 1.0)), Run(optimizer=Adam(), start=(1.0, -1.0))]
    noisy = Experiment(landscape=Quadratic(), runs=members, noise=Noise(scale=1.0), seed=11)
    together = run(noisy)
    for walked, member in zip(together, members, strict=True):
        (alone,) = run(replace(noisy, runs=[member]))
        assert np.array_equal(walked.positions, alone.positions)


def test_the_seed_decides_the_noise() -> None:
    noisy = Experiment(
        landscape=Quadratic(), runs=[Run(optimizer=SGD(), start=(2.0, 1.0))], noise=Noise(scale=1.0), seed=11
    )
    (one,), (same,), (other,) = run(noisy), run(noisy), run(replace(noisy, seed=12))
    assert np.array_equal(one.positions, same.positions)
    assert not np.array_equal(one.positions, other.positions)


def test_recorded_gradients_are_the_true_ones() -> None:
    noisy = Experiment(landscape=Quadratic(), runs=[Run(optimizer=SGD(), start=(2.0, 1.0))], noise=Noise(scale=1.0))
    (walked,) = run(noisy)
    assert np.array_equal(walked.gradients, Quadratic().gradient(walked.positions.T.copy()).T)


def test_trajectories_come_back_in_the_order_of_their_runs() -> None:
    optimizers = [SGD(), Adam(), SGD(0.02), RMSProp(), Adam(0.02), SGD(0.03)]
    starts = [(float(i), 0.5) for i in range(6)]
    members = [Run(optimizer=o, start=s) for o, s in zip(optimizers, starts, strict=True)]
    walked = run(Experiment(landscape=Quadratic(), runs=members, n_steps=3))
    assert [tuple(w.positions[0]) for w in walked] == starts


def test_equal_descriptions_are_equal_and_hash_alike() -> None:
    one, other = (Run(optimizer=Adam(learning_rate=rate), start=(1, 2)) for rate in (0.5, np.float64(0.5)))
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)


@pytest.mark.parametrize(
    "start", [(math.nan, 0.0), (math.inf, 0.0), (0.0, 2e6), (1.0,), (1.0, 2.0, 3.0), "ab", None, (True, 0.0)]
)
def test_a_start_that_is_no_point_is_refused(start: Point) -> None:
    with pytest.raises(ExperimentError, match=r"^Run: start must be two numbers"):
        Run(optimizer=SGD(), start=start)


def test_an_experiment_without_runs_is_refused() -> None:
    with pytest.raises(ExperimentError, match="at least one run"):
        Experiment(landscape=Quadratic(), runs=[])


def test_a_run_that_hardly_moves_on_a_slope_is_in_no_local_minimum() -> None:
    member = Run(optimizer=SGD(learning_rate=1e-9), start=(-2.7, 0.93))
    (trajectory,) = run(Experiment(landscape=Quadratic(), runs=[member]))
    assert trajectory.outcome is Outcome.STALLED


def test_a_run_that_leaves_where_the_loss_is_defined_has_not_diverged() -> None:
    member = Run(optimizer=SGD(learning_rate=0.3), start=(1.0, 1.0))
    (trajectory,) = run(Experiment(landscape=read("log(x) + y^2"), runs=[member]))
    assert trajectory.outcome is Outcome.UNDEFINED


def test_modifiers_cannot_be_piled_up_without_end() -> None:
    optimizer: Optimizer = SGD()
    for _ in range(2000):
        optimizer = SAM(inner=optimizer)
    with pytest.raises(ExperimentError, match="at most"):
        Run(optimizer=optimizer, start=(0.0, 0.0))
