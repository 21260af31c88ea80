"""A dense layer: every neuron sees every value."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import Array
from landscapes.networks.layers.layer import BIASES, Layer, Shape, Weights


@dataclass(frozen=True)
class Dense(Layer):
    """$y = W x + b$."""

    name: str
    n_inputs: int
    n_outputs: int

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """A matrix and a bias for each neuron."""
        return {f"{self.name} weights": (self.n_outputs, self.n_inputs), f"{self.name} {BIASES}": (self.n_outputs,)}

    @property
    def is_linear_in_weights(self) -> bool:
        """It is, biases and all."""
        return True

    @property
    def n_units(self) -> int:
        """One for each neuron."""
        return self.n_outputs

    def forward(self, weights: Weights, values: Array) -> tuple[Array, Array]:
        """The weighted sums; the derivative needs what entered."""
        matrix, biases = weights
        return matrix @ values + biases[:, :, None], values

    def weight_slopes(self, weights: Weights, memory: Array, slope: Array) -> Weights:
        """Outer products of what came back with what had entered, summed over the samples."""
        return slope @ np.swapaxes(memory, -1, -2), slope.sum(axis=-1)

    def input_slope(self, weights: Weights, memory: Array, slope: Array) -> Array:
        """Back through the transposed matrix."""
        back: Array = np.swapaxes(weights[0], -1, -2) @ slope
        return back
