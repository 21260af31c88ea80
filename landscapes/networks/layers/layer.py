"""What a layer is: a function of its weights and of what enters it, together with its derivative."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from catalog import Array

Shape = tuple[int, ...]
Weights = Sequence[Array]
"""The tensors of a layer, in the order of its `shapes`, each of shape `(n_runs, *shape)`."""
BIASES = "biases"


class Layer(ABC):
    """A function that stacked runs compute side by side, each with weights of its own.

    Values have shape `(n_runs, n_units, n_samples)`. What enters the first layer is the same for all runs and has no first axis;
    only that layer may take sequences, shape `(n_features, length, n_samples)`.
    """

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """The shape of each tensor, by name. The first axis counts neurons: a row holds the weights that enter one of them."""
        return {}

    @property
    def is_linear_in_weights(self) -> bool:
        """Whether twice the weights give twice the values, as in a layer without an activation of its own."""
        return False

    @property
    def n_uses(self) -> int:
        """How often each weight is used for one sample."""
        return 1

    @property
    @abstractmethod
    def n_units(self) -> int:
        """How many values come out for each sample."""

    @abstractmethod
    def forward(self, weights: Weights, values: Array) -> tuple[Array, Any]:
        """What comes out, shape `(n_runs, n_units, n_samples)`, and what the derivative will need."""

    def weight_slopes(self, weights: Weights, memory: Any, slope: Array) -> Weights:
        """The slope of the loss along each tensor, in its shape, given the `slope` along what came out."""
        return ()

    @abstractmethod
    def input_slope(self, weights: Weights, memory: Any, slope: Array) -> Array:
        """The slope of the loss along what entered, given the `slope` along what came out."""
