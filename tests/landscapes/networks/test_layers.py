"""Layers and losses beside what can be worked out by hand, and beside SciPy."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.signal import correlate2d
from scipy.special import log_softmax

from landscapes.networks.answers import Classes, Numbers
from landscapes.networks.initialization import INITIALIZATIONS, fan_in, fan_out
from landscapes.networks.layers.activation import Activation
from landscapes.networks.layers.convolution import Convolution
from landscapes.networks.layers.dense import Dense
from landscapes.networks.layers.layer import Layer
from landscapes.networks.layers.pooling import MaxPooling
from landscapes.networks.layers.recurrent import Recurrent


def test_a_dense_layer_weighs_and_adds() -> None:
    values, _ = Dense("d", 2, 2).forward(
        [np.array([[[1.0, 2.0], [0.0, -1.0]]]), np.array([[10.0, 20.0]])], np.array([[3.0], [4.0]])
    )
    assert values.tolist() == [[[21.0], [16.0]]]


def test_a_convolution_is_that_of_scipy_with_zeros_around(rng: np.random.Generator) -> None:
    layer = Convolution("c", 2, 3, 5)
    images, filters, biases = rng.normal(size=(2, 50, 4)), rng.normal(size=(2, 3, 2, 3, 3)), rng.normal(size=(2, 3))
    said = layer.forward([filters, biases], images)[0].reshape(2, 3, 5, 5, 4)
    for run, filter_, sample in np.ndindex(2, 3, 4):
        expected = sum(
            correlate2d(images[run].reshape(2, 5, 5, 4)[channel, :, :, sample], filters[run, filter_, channel], "same")
            for channel in range(2)
        )
        np.testing.assert_allclose(
            said[run, filter_, :, :, sample], expected + biases[run, filter_], rtol=1e-11, atol=1e-12
        )


def test_pooling_takes_the_largest_and_gives_the_slope_to_it() -> None:
    image = np.arange(16.0).reshape(1, 16, 1)
    largest, memory = MaxPooling(1, 4).forward([], image)
    assert largest.ravel().tolist() == [5, 7, 13, 15]
    back = MaxPooling(1, 4).input_slope([], memory, np.ones((1, 4, 1)))
    assert np.flatnonzero(back).tolist() == [5, 7, 13, 15]
    blank = MaxPooling(1, 4).forward([], np.ones((1, 16, 1)))[1]
    assert MaxPooling(1, 4).input_slope([], blank, np.ones((1, 4, 1))).ravel().tolist() == [0.25] * 16


@pytest.mark.parametrize(
    ("layer", "n_inputs"),
    [
        (Dense("d", 5, 3), (5,)),
        (Convolution("c", 2, 3, 4), (32,)),
        (MaxPooling(2, 4), (32,)),
        (Activation("sigmoid", 6), (6,)),
        (Recurrent("r", 2, 3, "tanh", 4), (2, 4)),
    ],
)
def test_the_slope_along_what_enters_agrees_with_differences(
    layer: Layer, n_inputs: tuple[int, ...], rng: np.random.Generator
) -> None:
    weights = [rng.normal(size=(1, *shape)) for shape in layer.shapes.values()]
    is_first = isinstance(layer, Recurrent)
    values = rng.normal(size=(*n_inputs, 2)) if is_first else rng.normal(size=(1, *n_inputs, 2))
    out, memory = layer.forward(weights, values)
    slope = rng.normal(size=out.shape)
    found = layer.input_slope(weights, memory, slope).reshape(values.shape)
    way = rng.normal(size=values.shape)
    ahead, behind = (layer.forward(weights, values + sign * 1e-6 * way)[0] for sign in (1, -1))
    assert np.sum(found * way) == pytest.approx(np.sum(slope * (ahead - behind)) / 2e-6, rel=1e-7)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("relu", [0.0, 0.0, 2.0]),
        ("tanh", np.tanh([-1.0, 0.0, 2.0])),
        ("sigmoid", [1 / (1 + np.e), 0.5, 1 / (1 + np.exp(-2))]),
    ],
)
def test_activations_are_what_they_are_called(function: str, expected: list[float]) -> None:
    values = np.array([-1.0, 0.0, 2.0]).reshape(1, 3, 1)
    np.testing.assert_allclose(Activation(function, 3).forward([], values)[0].ravel(), expected, rtol=1e-15)


def test_cross_entropy_is_that_of_scipy_however_large_the_outputs(rng: np.random.Generator) -> None:
    targets = rng.integers(0, 4, 6)
    for size in (1.0, 1e5):
        outputs = size * rng.normal(size=(2, 4, 6))
        expected = -log_softmax(outputs, axis=1)[:, targets, np.arange(6)].mean(axis=1)
        np.testing.assert_allclose(Classes().loss(outputs, targets), expected, rtol=1e-12)
        np.testing.assert_allclose(Classes().loss_and_slope(outputs, targets)[0], expected, rtol=1e-12)
    assert Classes().loss(np.zeros((1, 10, 3)), np.array([1, 2, 3])) == pytest.approx(np.log(10))


def test_the_probabilities_of_all_classes_are_a_whole(rng: np.random.Generator) -> None:
    outputs = 500 * rng.normal(size=(2, 4, 6))
    np.testing.assert_allclose(Classes().probabilities(outputs), np.exp(log_softmax(outputs, axis=1)), atol=1e-12)
    np.testing.assert_allclose(Classes().probabilities(outputs[0]).sum(axis=0), 1)


def test_scores_are_what_people_ask_for() -> None:
    outputs = np.array([[[5.0, 0.0, 1.0], [1.0, 2.0, 3.0]]])
    assert Classes().score(outputs, np.array([0, 1, 0])).tolist() == [2 / 3]
    targets = np.array([[1.0, 3.0]])
    assert Numbers().score(np.full((1, 1, 2), 2.0), targets).tolist() == [1.0]
    assert Numbers().score(targets[None], targets).tolist() == [0.0]
    assert Numbers().loss(np.array([[[2.0, 1.0]]]), targets).tolist() == [2.5]


@pytest.mark.parametrize(
    ("name", "variance"),
    [
        ("glorot", lambda enter, leave: 2 / (enter + leave)),
        ("he", lambda enter, leave: 2 / enter),
        ("lecun", lambda enter, leave: 1 / enter),
        ("small", lambda enter, leave: 1e-4),
    ],
)
@pytest.mark.parametrize("shape", [(60, 200), (40, 20, 3, 3)])
def test_first_weights_have_the_size_of_their_scheme(
    name: str, variance: Callable[[int, int], float], shape: tuple[int, ...]
) -> None:
    drawn = INITIALIZATIONS[name](np.random.default_rng(0), shape)
    assert drawn.shape == shape
    assert drawn.var() == pytest.approx(variance(fan_in(shape), fan_out(shape)), rel=0.05)
    assert abs(drawn.mean()) < 0.05 * drawn.std()


def test_a_filter_is_met_by_nine_pixels_and_meets_nine_places() -> None:
    assert fan_in((16, 8, 3, 3)) == 72
    assert fan_out((16, 8, 3, 3)) == 144
