"""Landscapes at the ends of their sliders: minima that become a line, a target that would be out of reach, cards that measure."""

import numpy as np
import pytest

from catalog import changed
from experiments import Experiment, Run, run
from experiments.trajectory import Outcome
from landscapes import LANDSCAPES
from landscapes.cliffs.rnn_cliff import RnnCliff
from landscapes.curiosities.reddi import Reddi
from landscapes.landscape import Landscape
from landscapes.many_minima.drop_wave import DropWave
from landscapes.many_minima.goldstein_price import GoldsteinPrice
from landscapes.many_minima.mccormick import McCormick
from landscapes.plateaus.easom import Easom
from landscapes.plateaus.plateau import Plateau
from landscapes.valleys.rosenbrock import Rosenbrock
from optimizers import OPTIMIZERS


def outcome(landscape: Landscape, start: tuple[float, float], key: str, rate: float, n_steps: int = 1000) -> Outcome:
    """How the method ends at that learning rate."""
    optimizer = changed(OPTIMIZERS[key](), {"learning_rate": rate})
    (walked,) = run(Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)], n_steps=n_steps))
    return walked.outcome


@pytest.mark.parametrize("a", [-1.4, -0.3, 0.0, 1.0])
def test_rosenbrock_without_walls_has_a_line_of_minima(a: float) -> None:
    landscape = Rosenbrock(a=a, b=0.0)
    points = np.array([[a, a + 0.25, a - 3.0], [2.7, -0.8, 0.1]])
    assert landscape.distance_to_minimum(points).tolist() == pytest.approx([0.0, 0.25, 3.0])
    assert outcome(landscape, (-1.2, 1.0), "sgd", 0.1) is Outcome.REACHED_MINIMUM
    assert Rosenbrock(a=a).minima() == ((a, a**2),)


def test_reddi_without_a_mean_slope_has_a_line_of_minima() -> None:
    landscape = Reddi(c=2.0)
    assert landscape.distance_to_minimum(np.array([[0.3, -7.0], [0.0, 0.5]])).tolist() == [0.0, 0.5]
    assert outcome(landscape, (0.37, 0.83), "sgd", 0.1) is Outcome.REACHED_MINIMUM
    assert not Reddi().minima()


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 50, 500])
def test_a_short_rnn_cliff_states_minima_on_the_map_where_the_loss_is_zero(length: int) -> None:
    landscape = RnnCliff(length=length)
    minima = np.array(landscape.minima()).T
    assert minima.shape[1] >= 3
    assert landscape.domain.contains(minima).all()
    assert np.abs(landscape.loss(minima)).max() < 1e-20


def test_a_wall_is_not_a_minimum_however_steep() -> None:
    landscape = RnnCliff()
    along = np.linspace(2, 8, 4001)
    points = np.array([along, np.full_like(along, -2.6)])
    high = landscape.loss(points) > 0.2
    assert (landscape.distance_to_minimum(points)[high] > landscape.domain.tolerance).all()


@pytest.mark.parametrize("steepness", [0.1, 0.5, 1.0, 2.0, 4.0, 10.0])
def test_the_plateau_can_be_left_for_its_target_at_any_steepness(steepness: float) -> None:
    landscape = Plateau(steepness=steepness)
    tip = float(landscape.loss(np.zeros(2)))
    assert tip < landscape.target_loss < tip + 0.02
    (walked,) = run(Experiment(landscape=landscape, runs=[Run(optimizer=OPTIMIZERS["rmsprop"](), start=(1.0, 0.5))]))
    assert walked.low_at is not None


def test_the_plateau_keeps_its_usual_target() -> None:
    assert Plateau().target_loss == pytest.approx(0.01, rel=1e-6)


@pytest.mark.parametrize("far", [5.9, 8.0, 20.0, 60.0, 170.0])
def test_the_slope_of_the_plateau_has_all_its_digits_far_out(far: float) -> None:
    slope = Plateau().gradient(np.array([far, 0.0]))[0]
    assert slope == pytest.approx(4 * np.exp(-4 * (far - 2)) / (1 + np.exp(-4 * (far - 2))) ** 2, rel=1e-12, abs=0)
    curvature = Plateau().hessian(np.array([far, 0.0]))[0, 0]
    assert curvature == pytest.approx(-4 * slope * np.tanh(2 * (far - 2)), rel=1e-12, abs=0)


def test_the_drop_wave_is_round_at_its_minimum() -> None:
    assert DropWave().hessian(np.zeros(2)) == pytest.approx(72.5 * np.eye(2), rel=1e-14)
    assert DropWave().hessian(np.array([1e-9, 1e-9])) == pytest.approx(72.5 * np.eye(2), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("key", "rate"), [("sgd", 0.1), ("heavy_ball", 0.01), ("adam", 0.1), ("rmsprop", 0.01)])
def test_mccormick_is_solved_from_two_starts_and_not_from_the_third(key: str, rate: float) -> None:
    landscape = McCormick()
    left, trapped, right = (outcome(landscape, start, key, rate) for start in landscape.starts)
    assert left is right is Outcome.REACHED_MINIMUM
    assert trapped is not Outcome.REACHED_MINIMUM


@pytest.mark.parametrize("weight", [20.0, 80.0, 500.0])
def test_separable_data_keep_pulling_however_sure_the_model_is(weight: float) -> None:
    slope, _ = LANDSCAPES["separable_logistic"]().gradient(np.array([weight, 0.0]))
    inputs = np.array([0.5, 1.0, 1.5, 2.0])
    assert slope == pytest.approx(-2 * np.sum(inputs * np.exp(-weight * inputs)) / 8, rel=1e-4, abs=0)


def test_the_cards_tell_slopes_that_are_measured() -> None:
    rng = np.random.default_rng(4)
    points = rng.uniform(-2, 8, (2, 20_000))
    slopes, distances = np.hypot(*Easom().gradient(points)), np.hypot(*(points - np.pi))
    assert slopes[distances > 5].max() < 1e-9
    edge = np.array([np.linspace(-6, 6, 101), np.full(101, 6.0)])
    assert np.hypot(*Plateau().gradient(edge)).max() < 1e-6
    grid = np.array(np.meshgrid(np.linspace(2, 8, 801), np.linspace(-4, -1, 801)))
    steepness = np.hypot(*RnnCliff().gradient(grid))
    assert steepness.max() > 1e4 * np.median(steepness)
    rim = np.array([np.linspace(-2, 2, 201), np.full(201, -3.0)])
    assert 1e7 < np.hypot(*GoldsteinPrice().gradient(rim)).max() < 2e7
