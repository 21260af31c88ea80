"""A plane is a landscape that tells the truth about its network, and what its axes explain."""

import numpy as np
import pytest

from catalog import Array
from experiments import Experiment, Run, run
from experiments.cost import plan
from experiments.pricing.prices import landscape_prices
from landscapes import Landscape
from landscapes.networks import NETWORKS, Network
from landscapes.networks.mlp import MLP
from landscapes.networks.plane import Plane
from landscapes.networks.planes import (
    RANDOM_WALK_EXPLAINS,
    barrier,
    filter_normalized,
    losses_between,
    normalized_by_filter,
    through_path,
    through_three,
)
from optimizers import OPTIMIZERS
from tests.landscapes.networks.draw_networks import variants

DEEP = MLP(hidden_layers=2, width=5, n_samples=60)


def rescaled(network: Network, weights: Array, factor: float) -> Array:
    """Weights that compute the same with ReLUs: the first layer `factor` times as large, the second as much smaller."""
    first, biases, second = network.tensors[:3]
    scaled = weights.copy()
    scaled[first.rows] *= factor
    scaled[biases.rows] *= factor
    scaled[second.rows] /= factor
    return scaled


def wandering(n_steps: int, n: int, seed: int = 0) -> Array:
    """A random walk, shape `(n_steps + 1, n, 1)`."""
    steps = np.random.default_rng(seed).standard_normal((n_steps, n))
    return np.concatenate((np.zeros((1, n)), steps.cumsum(axis=0)))[:, :, None]


@pytest.mark.parametrize("key", NETWORKS)
def test_the_loss_of_a_plane_is_that_of_the_network_there(key: str, rng: np.random.Generator) -> None:
    for network in variants(key):
        for on_test in (False, True):
            plane = filter_normalized(network, network.init(1), seed=2, on_test=on_test)
            points = rng.uniform(-1, 1, (2, 3, 4))
            batch = (network.test if on_test else network.training).of(slice(0, 256))
            expected = [network.loss(plane.origin + plane.axes @ point, batch) for point in points.reshape(2, -1).T]
            np.testing.assert_allclose(plane.loss(points).ravel(), expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("key", NETWORKS)
def test_its_slope_and_its_curvature_are_those_of_its_loss(key: str, rng: np.random.Generator) -> None:
    network = NETWORKS[key](width=4, n_samples=50) if key != "logistic_regression" else NETWORKS[key](n_samples=50)  # type: ignore[call-arg]
    network = MLP(activation="tanh", width=4, n_samples=50) if key in ("mlp", "cnn") else network
    plane = filter_normalized(network, network.init(1), seed=2)
    points, h = rng.uniform(-1, 1, (2, 5)), 1e-5
    for axis in range(2):
        move = h * np.eye(2)[:, [axis]]
        across = (plane.loss(points + move) - plane.loss(points - move)) / (2 * h)
        np.testing.assert_allclose(plane.gradient(points)[axis], across, rtol=1e-6, atol=1e-7)
        bend = (plane.gradient(points + move) - plane.gradient(points - move)) / (2 * h)
        np.testing.assert_allclose(plane.hessian(points)[axis], bend, rtol=1e-4, atol=1e-6)
    assert plane.hessian(points[:, 0]).shape == (2, 2)


def test_a_filter_normalized_plane_does_not_see_that_layers_were_rescaled_and_a_raw_one_does() -> None:
    weights = DEEP.init(0)
    scaled = rescaled(DEEP, weights, 10.0)
    np.testing.assert_allclose(DEEP.loss(scaled), DEEP.loss(weights), rtol=1e-12)
    points = np.random.default_rng(0).uniform(-1, 1, (2, 50))
    plane, other = (filter_normalized(DEEP, each, seed=7) for each in (weights, scaled))
    np.testing.assert_allclose(other.loss(points), plane.loss(points), rtol=1e-10)
    raw = np.random.default_rng(7).standard_normal((DEEP.n_parameters, 2))
    losses = [DEEP.loss(each[:, None] + raw @ points) for each in (weights, scaled)]
    assert np.abs(losses[0] - losses[1]).max() > 0.1 * np.abs(losses[0]).max()


def test_each_filter_of_a_normalized_direction_is_as_long_as_its_own() -> None:
    network = NETWORKS["cnn"]()
    weights = network.init(0) + 0.3
    direction = normalized_by_filter(network, np.random.default_rng(0).standard_normal(network.n_parameters), weights)
    for tensor in network.tensors:
        part, own = (each[tensor.rows].reshape(tensor.shape[0], -1) for each in (direction, weights))
        expected = np.zeros(len(own)) if tensor.is_bias else np.linalg.norm(own, axis=1)
        np.testing.assert_allclose(np.linalg.norm(part, axis=1), expected, rtol=1e-12)


def test_two_components_explain_a_path_within_a_plane_and_its_places_come_back() -> None:
    rng = np.random.default_rng(1)
    frame = np.linalg.qr(rng.standard_normal((DEEP.n_parameters, 2)))[0]
    places = np.cumsum(rng.standard_normal((30, 2)), axis=0)
    path = (DEEP.init(0) + places @ frame.T)[:, :, None]
    plane = through_path(DEEP, path)
    assert plane.explained is not None
    assert sum(plane.explained) == pytest.approx(1, abs=1e-12)
    assert plane.explained[0] > plane.explained[1]
    weights = path[:, :, 0].T
    np.testing.assert_allclose(plane.distance(weights), 0, atol=1e-10)
    np.testing.assert_allclose(plane.weights_at(plane.projected(weights)), weights, atol=1e-10)
    np.testing.assert_allclose(plane.projected(weights)[:, -1], 0, atol=1e-12)
    assert plane.domain.contains(plane.projected(weights)).all()
    np.testing.assert_allclose(plane.starts[0], plane.projected(weights)[:, 0], atol=1e-8)
    assert max(plane.starts[0]) <= 0


def test_a_random_walk_explains_as_much_as_theory_says() -> None:
    network = MLP(n_samples=20)
    shares = through_path(network, wandering(200, network.n_parameters)).explained
    assert shares == pytest.approx(RANDOM_WALK_EXPLAINS, abs=0.03)
    assert pytest.approx((0.81, 0.09), abs=0.001) == RANDOM_WALK_EXPLAINS


def test_a_common_plane_ends_where_its_anchor_ended_and_starts_all_members() -> None:
    path = np.concatenate((wandering(20, DEEP.n_parameters, 1), wandering(20, DEEP.n_parameters, 2)), axis=2)
    for anchor in (0, 1):
        plane = through_path(DEEP, path, anchor)
        np.testing.assert_array_equal(plane.origin, path[-1, :, anchor])
        assert len(plane.starts) == 1, "both begin at one place"
        assert plane.domain.contains(plane.projected(np.moveaxis(path, 1, 0))).all()


def test_a_member_that_was_lost_shapes_the_plane_until_then() -> None:
    path = wandering(20, DEEP.n_parameters)
    lost = path.copy()
    lost[12:], lost[11, 0] = np.nan, 1e200
    assert through_path(DEEP, lost) == through_path(DEEP, path[:11])
    beside = np.concatenate((path, lost), axis=2)
    assert through_path(DEEP, beside).origin.tolist() == path[-1, :, 0].tolist()


@pytest.mark.parametrize("n_sights", [1, 2])
def test_a_path_that_is_a_point_or_a_line_has_a_plane_nevertheless(n_sights: int) -> None:
    plane = through_path(DEEP, wandering(n_sights - 1, DEEP.n_parameters))
    assert np.isfinite(plane.loss(np.zeros((2, 1)))).all()
    assert plane.domain.diagonal > 0
    np.testing.assert_allclose(plane.axes.T @ plane.axes, np.eye(2), atol=1e-10)


def test_three_solutions_lie_where_they_should() -> None:
    solutions = np.random.default_rng(3).standard_normal((DEEP.n_parameters, 3))
    plane = through_three(DEEP, solutions)
    (ax, ay), (bx, by), (cx, cy) = plane.projected(solutions).T
    assert (ax, ay, by) == pytest.approx((0, 0, 0), abs=1e-10)
    assert bx == pytest.approx(np.linalg.norm(solutions[:, 1] - solutions[:, 0]))
    assert cy > 0
    np.testing.assert_allclose(plane.axes.T @ plane.axes, np.eye(2), atol=1e-12)
    np.testing.assert_allclose(plane.distance(solutions), 0, atol=1e-10)
    np.testing.assert_allclose(plane.loss(plane.projected(solutions)), DEEP.loss(solutions), rtol=1e-9)
    assert plane.domain.contains(np.array([[ax, bx, cx], [ay, by, cy]])).all()


def test_a_straight_line_has_the_losses_between_its_ends_and_a_barrier_above_them() -> None:
    one, other = DEEP.init(0), DEEP.init(1)
    losses = losses_between(DEEP, one, other, n=5)
    np.testing.assert_allclose(losses, [DEEP.loss(one + share * (other - one)) for share in (0, 0.25, 0.5, 0.75, 1)])
    assert losses_between(DEEP, one, other, on_test=True)[-1] == pytest.approx(DEEP.loss(other, DEEP.test))
    assert barrier(np.array([1.0, 2.5, 3.0])) == 0.5
    assert barrier(np.array([1.0, 0.5, 3.0])) == 0.0


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
def test_a_plane_answers_in_the_shape_of_the_question(shape: tuple[int, ...]) -> None:
    plane = filter_normalized(DEEP, DEEP.init(0), seed=1)
    position = np.full((2, *shape), 0.3)
    assert plane.loss(position).shape == shape
    assert plane.gradient(position).shape == (2, *shape)
    assert plane.hessian(position).shape == (2, 2, *shape)
    assert plane.weights_at(position).shape == (DEEP.n_parameters, *shape)
    assert plane.projected(plane.weights_at(position)).shape == (2, *shape)


def test_equal_cuts_are_equal_and_can_be_keys() -> None:
    one, other, another = (filter_normalized(DEEP, DEEP.init(0), seed) for seed in (1, 1, 2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != another
    assert one != filter_normalized(DEEP, DEEP.init(0), 1, on_test=True)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_plays_on_a_plane(key: str) -> None:
    plane = filter_normalized(DEEP, DEEP.init(0), seed=1)
    assert isinstance(plane, Landscape)
    experiment = Experiment(landscape=plane, runs=[Run(optimizer=OPTIMIZERS[key](), start=plane.starts[0])], n_steps=4)
    (walked,) = run(experiment)
    assert walked.losses[0] == pytest.approx(float(plane.loss(np.array(plane.starts[0]))))
    assert np.isfinite(walked.losses).all()


def test_what_a_plane_costs_is_foreseen_by_the_size_of_its_network() -> None:
    small, large = (filter_normalized(net, net.init(0), seed=1) for net in (DEEP, MLP(width=200, hidden_layers=3)))
    assert landscape_prices(large).gradient.per_column > 50 * landscape_prices(small).gradient.per_column
    dear = Experiment(landscape=large, runs=[Run(optimizer=OPTIMIZERS["adam"](), start=(0.0, 0.0))], n_steps=5000)
    assert plan(dear, allowance=0.5).runs[0].budget > 0


def test_the_true_loss_stands_beside_that_of_the_projected_place() -> None:
    plane = filter_normalized(DEEP, DEEP.init(0), seed=1)
    away = DEEP.init(5)
    assert plane.loss_of(away) == pytest.approx(float(DEEP.loss(away)))
    assert plane.loss_of(away) != pytest.approx(float(plane.loss(plane.projected(away))))
    inside = plane.weights_at(np.array([[0.3], [-0.2]]))
    np.testing.assert_allclose(plane.loss_of(inside), plane.loss(np.array([[0.3], [-0.2]])), rtol=1e-12)


def test_a_plane_says_what_it_is() -> None:
    plane = filter_normalized(DEEP, DEEP.init(0), seed=1)
    assert plane.about.title == "Plane through MLP"
    assert isinstance(plane, Plane)
    assert "d_1" in plane.latex
    assert plane.explained is None
