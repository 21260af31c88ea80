"""A recurrent layer: one set of weights, used at every moment of a sequence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import Array
from landscapes.networks.layers.activation import BENDS
from landscapes.networks.layers.layer import BIASES, Layer, Shape, Weights


class Passage(NamedTuple):
    """What a layer met on its way through a sequence: the inputs, and its hidden states, moment 0 being before the first."""

    inputs: Array
    """Shape `(n_features, length, n_samples)`."""
    states: Array
    """Shape `(length + 1, n_runs, n_units, n_samples)`."""


@dataclass(frozen=True)
class Recurrent(Layer):
    r"""$h_t = \varphi(W x_t + U h_{t-1} + b)$ with $h_0 = 0$; the last state goes on (J. L. Elman, 1990)."""

    name: str
    n_features: int
    n_hidden: int
    function: str
    length: int
    """How long sequences are as a rule."""

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """What meets the input, what meets the state before, and a bias for each neuron."""
        return {
            f"{self.name} input weights": (self.n_hidden, self.n_features),
            f"{self.name} weights": (self.n_hidden, self.n_hidden),
            f"{self.name} {BIASES}": (self.n_hidden,),
        }

    @property
    def n_uses(self) -> int:
        """At every moment."""
        return self.length

    @property
    def n_units(self) -> int:
        """The state after the last moment."""
        return self.n_hidden

    def forward(self, weights: Weights, values: Array) -> tuple[Array, Passage]:
        """Through the sequence, moment by moment."""
        entering, recurring, biases = weights
        (_, length, n_samples), n_runs = values.shape, len(recurring)
        drive = (entering @ _flat(values) + biases[:, :, None]).reshape(n_runs, self.n_hidden, length, n_samples)
        states = np.zeros((length + 1, n_runs, self.n_hidden, n_samples), drive.dtype)
        for t in range(length):
            states[t + 1] = BENDS[self.function].function(drive[:, :, t] + recurring @ states[t])
        return states[-1], Passage(values, states)

    def weight_slopes(self, weights: Weights, memory: Passage, slope: Array) -> Weights:
        """The slopes of all moments added up, because all of them use the same weights."""
        slopes = _by_run(self.slopes_by_moment(weights, memory, slope))
        before = _by_run(memory.states[:-1])
        return slopes @ _flat(memory.inputs).T, slopes @ np.swapaxes(before, -1, -2), slopes.sum(axis=-1)

    def input_slope(self, weights: Weights, memory: Passage, slope: Array) -> Array:
        """Back to the sequence, shape `(n_runs, n_features, length, n_samples)`."""
        slopes = _by_run(self.slopes_by_moment(weights, memory, slope))
        back = np.swapaxes(weights[0], -1, -2) @ slopes
        return back.reshape(len(back), *memory.inputs.shape)

    def slopes_by_moment(self, weights: Weights, memory: Passage, slope: Array) -> Array:
        """The slope of the loss along what was summed up at each moment, shape `(length, n_runs, n_hidden, n_samples)`.

        Each moment back multiplies it by the transposed matrix and by the derivative: it vanishes, or it explodes.
        """
        recurring, derivative = np.swapaxes(weights[1], -1, -2), BENDS[self.function].derivative
        slopes = np.empty_like(memory.states[1:])
        for t in reversed(range(len(slopes))):
            slopes[t] = slope * derivative(memory.states[t + 1])
            slope = recurring @ slopes[t]
        return slopes


def _flat(sequences: Array) -> Array:
    """All moments of all samples side by side, shape `(n_features, length · n_samples)`."""
    return sequences.reshape(len(sequences), -1)


def _by_run(by_moment: Array) -> Array:
    """`(length, n_runs, n_units, n_samples)` → `(n_runs, n_units, length · n_samples)`."""
    return np.ascontiguousarray(np.moveaxis(by_moment, 0, 2)).reshape(*by_moment.shape[1:3], -1)
