"""What every network owes to whoever trains it: right slopes, side by side as alone, on any batch."""

import pickle
from dataclasses import FrozenInstanceError
from itertools import pairwise

import numpy as np
import pytest

from catalog import ParameterError, check
from landscapes import LANDSCAPES, Objective
from landscapes.networks import NETWORKS, Network
from landscapes.networks import network as module
from landscapes.networks.mlp import MLP
from landscapes.networks.rnn_adding import RNNAdding
from landscapes.networks.rnn_sine import RNNSine
from tests.landscapes.networks.draw_networks import variants

H = 1e-7
"""So short that hardly any ReLU is switched on the way, and long enough that rounding stays below a hundred-millionth."""


def some_weights(network: Network, n_runs: int, rng: np.random.Generator) -> np.ndarray:
    """First weights of several seeds, shaken, so that no bias is 0 and no value sits on a kink."""
    start = np.stack([network.init(seed) for seed in range(n_runs)], axis=1)
    return start + 0.1 * rng.standard_normal(start.shape)


def test_the_five_networks_are_found() -> None:
    assert set(NETWORKS) == {"logistic_regression", "mlp", "cnn", "rnn_adding", "rnn_sine"}
    assert "plane" not in LANDSCAPES


def test_their_sizes_are_those_of_the_textbook() -> None:
    sizes = {key: NETWORKS[key]().n_parameters for key in NETWORKS}
    assert sizes == {"logistic_regression": 650, "mlp": 2410, "cnn": 1898, "rnn_adding": 321, "rnn_sine": 305}


def test_filters_are_used_at_every_place_and_recurrent_weights_at_every_moment() -> None:
    products = {key: NETWORKS[key]().n_products for key in NETWORKS}
    cnn, adding, sine = 80 * 64 + 1168 * 16 + 650, 304 * 20 + 17, 288 * 30 + 17
    assert products == {"logistic_regression": 650, "mlp": 2410, "cnn": cnn, "rnn_adding": adding, "rnn_sine": sine}


@pytest.mark.parametrize("key", NETWORKS)
def test_slopes_agree_with_differences_of_the_loss(key: str, rng: np.random.Generator) -> None:
    for network in variants(key):
        position = some_weights(network, 2, rng)
        for size in (1, 7, 64):
            batch = network.training.of(rng.integers(0, network.training.n_samples, size))
            losses, slopes = network.loss_and_gradient(position, batch)
            np.testing.assert_allclose(losses, network.loss(position, batch), rtol=1e-12)
            for _ in range(4):
                way = rng.standard_normal(position.shape)
                way /= np.linalg.norm(way, axis=0)
                across = (network.loss(position + H * way, batch) - network.loss(position - H * way, batch)) / (2 * H)
                np.testing.assert_allclose(
                    (slopes * way).sum(axis=0), across, rtol=1e-6, atol=1e-6, err_msg=repr(network)
                )
            for tensor in network.tensors:
                one = rng.integers(tensor.rows.start, tensor.rows.stop)
                move = np.zeros_like(position)
                move[one] = H
                across = (network.loss(position + move, batch) - network.loss(position - move, batch)) / (2 * H)
                np.testing.assert_allclose(slopes[one], across, rtol=1e-6, atol=1e-6, err_msg=tensor.name)


@pytest.mark.parametrize("key", NETWORKS)
def test_a_run_does_not_see_its_neighbours(key: str, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    for network in variants(key):
        position = some_weights(network, 5, rng)
        batch = network.training.of(slice(3, 40))
        losses, slopes = network.loss_and_gradient(position, batch)
        scores = network.score(position)
        for cells in (1, module.CELLS):
            monkeypatch.setattr(module, "CELLS", cells)
            for run in range(5):
                alone = position[:, [run]]
                own_loss, own_slope = network.loss_and_gradient(alone, batch)
                np.testing.assert_array_equal(own_loss, losses[[run]])
                np.testing.assert_array_equal(own_slope, slopes[:, [run]])
                np.testing.assert_array_equal(network.score(alone), scores[[run]])


@pytest.mark.parametrize("key", NETWORKS)
def test_a_network_answers_in_the_shape_of_the_question(key: str) -> None:
    network = next(variants(key))
    assert isinstance(network, Objective)
    for shape in ((), (0,), (3,), (2, 3)):
        position = np.random.default_rng(1).normal(size=(network.n_parameters, *shape))
        position.setflags(write=False)
        assert network.loss(position).shape == network.score(position).shape == shape
        assert network.gradient(position).shape == position.shape
    with pytest.raises(NotImplementedError, match="has no Hessian"):
        network.hessian(position)


@pytest.mark.parametrize("key", NETWORKS)
def test_the_tensors_are_the_whole_position_each_number_once(key: str) -> None:
    for network in variants(key):
        assert network.tensors[0].rows.start == 0
        assert all(one.rows.stop == other.rows.start for one, other in pairwise(network.tensors))
        assert network.tensors[-1].rows.stop == network.n_parameters
        assert len({tensor.name for tensor in network.tensors}) == len(network.tensors)
        assert all(tensor.rows.stop - tensor.rows.start == np.prod(tensor.shape) for tensor in network.tensors)


@pytest.mark.parametrize("key", NETWORKS)
def test_the_first_weights_follow_the_seed_and_biases_begin_at_nothing(key: str) -> None:
    network = NETWORKS[key]()
    first = network.init(3)
    np.testing.assert_array_equal(first, NETWORKS[key]().init(3))
    assert not np.array_equal(first, network.init(4))
    for tensor in network.tensors:
        assert (first[tensor.rows] == 0).all() == tensor.is_bias


@pytest.mark.parametrize("key", NETWORKS)
def test_weights_that_are_no_numbers_spoil_their_own_run_only(key: str) -> None:
    network = next(variants(key))
    position = np.stack([network.init(seed) for seed in range(3)], axis=1)
    sound = network.gradient(position)
    position[0, 1] = np.nan
    with np.errstate(all="ignore"):
        slopes = network.gradient(position)
    np.testing.assert_array_equal(slopes[:, [0, 2]], sound[:, [0, 2]])


@pytest.mark.parametrize("key", NETWORKS)
def test_a_network_is_a_frozen_value(key: str) -> None:
    network = NETWORKS[key]()
    assert network == NETWORKS[key]()
    assert hash(network) == hash(NETWORKS[key]())
    with pytest.raises(FrozenInstanceError):
        network.width = 4  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", NETWORKS)
def test_a_network_travels_to_another_process_without_its_data(key: str) -> None:
    for network in variants(key):
        assert network.training.n_samples == network.n_training
        packed = pickle.dumps(network)
        assert len(packed) < 1000
        assert pickle.loads(packed) == network


@pytest.mark.parametrize("key", NETWORKS)
def test_every_preset_is_legal(key: str) -> None:
    for preset in NETWORKS[key].presets.values():
        check(NETWORKS[key](**preset))


def test_a_word_that_is_no_option_is_refused_with_all_that_are() -> None:
    with pytest.raises(ParameterError, match=r"^MLP: activation must be one of relu, tanh, sigmoid, got 'swish'\.$"):
        check(MLP(activation="swish"))


@pytest.mark.parametrize("values", [{"width": 0}, {"n_samples": 5000}, {"label_noise": 1.5}, {"hidden_layers": 1.5}])
def test_a_number_out_of_its_bounds_is_refused(values: dict[str, float]) -> None:
    with pytest.raises(ParameterError, match=f"^MLP: {next(iter(values))} must "):
        check(MLP(**values))  # type: ignore[arg-type]


def test_a_wave_is_continued_from_the_answers_themselves() -> None:
    network = RNNSine(width=3, length=6)
    position, beginning = network.init(0), np.linspace(-1, 1, 6)
    first, second = network.continued(position, beginning, 2)
    assert first == network.outputs(position, beginning[None, :, None])[0, 0]
    assert second == network.outputs(position, np.array([*beginning[1:], first])[None, :, None])[0, 0]


def test_a_position_comes_apart_into_its_tensors() -> None:
    network = MLP(width=3)
    position = np.arange(float(network.n_parameters))
    parts = network.weights_of(position)
    assert [part.shape for part in parts.values()] == [(3, 64), (3,), (10, 3), (10,)]
    np.testing.assert_array_equal(np.concatenate([part.ravel() for part in parts.values()]), position)


def test_the_slope_along_the_moments_of_a_sequence_falls_as_worked_out_by_hand() -> None:
    network = RNNAdding(width=1, length=4, n_samples=10)
    entering, marking, recurring, bias, leaving, offset = position = np.array([0.3, 0.2, 0.7, 0.1, 1.3, -0.4])
    batch = network.training.of(slice(0, 1))
    states = [0.0]
    for t in range(4):
        states.append(
            np.tanh(entering * batch.inputs[0, t, 0] + marking * batch.inputs[1, t, 0] + recurring * states[-1] + bias)
        )
    slope = 2 * (leaving * states[-1] + offset - batch.targets[0, 0]) * leaving
    expected = []
    for t in (4, 3, 2, 1):
        slope *= 1 - states[t] ** 2
        expected.append(abs(slope))
        slope *= recurring
    np.testing.assert_allclose(network.slope_by_moment(position, batch), expected[::-1], rtol=1e-12)
    assert network.slope_by_moment(np.stack([position] * 3, axis=1), batch).shape == (4, 3)
