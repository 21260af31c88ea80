"""What bends a network: a function that is applied to every value by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from catalog import Array
from landscapes.networks.layers.layer import Layer, Weights


class Bend(NamedTuple):
    """A function, and its derivative told from the value that it gave."""

    function: Callable[[Array], Array]
    derivative: Callable[[Array], Array]


def _relu(x: Array) -> Array:
    return np.maximum(x, 0)


def _relu_derivative(y: Array) -> Array:
    return (y > 0).astype(y.dtype)  # at the kink the convention is 0


def _tanh(x: Array) -> Array:
    return np.tanh(x)


def _tanh_derivative(y: Array) -> Array:
    return 1 - y * y


def _sigmoid(x: Array) -> Array:
    return np.asarray(expit(x))


def _sigmoid_derivative(y: Array) -> Array:
    return y * (1 - y)


BENDS = {
    "relu": Bend(_relu, _relu_derivative),
    "tanh": Bend(_tanh, _tanh_derivative),
    "sigmoid": Bend(_sigmoid, _sigmoid_derivative),
}
ACTIVATIONS = tuple(BENDS)


@dataclass(frozen=True)
class Activation(Layer):
    r"""$y = \varphi(x)$ for each of the `n_values`, with $\varphi$ one of `ACTIVATIONS`."""

    function: str
    n_values: int

    @property
    def n_units(self) -> int:
        """As many as enter."""
        return self.n_values

    def forward(self, weights: Weights, values: Array) -> tuple[Array, Array]:
        """The bent values, which are all that the derivative needs."""
        bent = BENDS[self.function].function(values)
        return bent, bent

    def input_slope(self, weights: Weights, memory: Array, slope: Array) -> Array:
        """Times the derivative: at most 1 for tanh and ReLU, 1/4 for the sigmoid, which is how gradients vanish."""
        return slope * BENDS[self.function].derivative(memory)
