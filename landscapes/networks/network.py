"""What a network is: layers that learn from data, seen as a loss over all of their weights."""

import math
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple

import numpy as np

from catalog import About, Array
from landscapes.networks.answers import Answers
from landscapes.networks.batch import Batch
from landscapes.networks.initialization import INITIALIZATIONS
from landscapes.networks.layers.layer import BIASES, Layer, Shape, Weights
from landscapes.objective import Objective

CELLS = 2**16
"""So many values of a layer are computed at once, over runs and samples: what fits into the processor's cache."""


class Tensor(NamedTuple):
    """A part of a position: what it is called, which rows it takes, the shape that its layer gives it."""

    name: str
    rows: slice
    shape: Shape
    is_bias: bool


@dataclass(frozen=True)
class Network(Objective):
    """Layers and the data that they learn from; frozen, its own parameters are its fields.

    A position has shape `(n_parameters, …)`, as for any objective; whatever follows are runs, which are computed side by side
    and never see each other. A loss is the mean over a `Batch` of samples: by default all that are learnt from.
    """

    about: ClassVar[About]
    presets: ClassVar[Mapping[str, Mapping[str, Any]]] = {"Usual": {}}
    """Networks of this file that are known by a name: named sets of field values, the rest being the defaults."""
    target_loss: ClassVar[float]
    """The loss below which this network, as it is by default, has learnt its task."""

    @property
    @abstractmethod
    def layers(self) -> Sequence[Layer]:
        """The layers, the first of which meets the inputs."""

    @property
    @abstractmethod
    def answers(self) -> Answers:
        """How its last values are judged."""

    @property
    @abstractmethod
    def training(self) -> Batch:
        """The samples that are learnt from."""

    @property
    @abstractmethod
    def test(self) -> Batch:
        """Samples that nobody learns from."""

    @property
    @abstractmethod
    def initial_scale(self) -> str:
        """Which of `INITIALIZATIONS` draws the first weights."""

    @cached_property
    def tensors(self) -> tuple[Tensor, ...]:
        """The parts of a position, in the order of the layers."""
        shapes = [(name, shape) for layer in self._layers for name, shape in layer.shapes.items()]
        ends = np.cumsum([0, *(math.prod(shape) for _, shape in shapes)]).tolist()
        return tuple(
            Tensor(name, slice(first, last), shape, name.endswith(BIASES))
            for (name, shape), (first, last) in zip(shapes, pairwise(ends), strict=True)
        )

    @cached_property
    def n_parameters(self) -> int:
        """How many weights and biases there are."""
        return sum(math.prod(tensor.shape) for tensor in self.tensors)

    @property
    @abstractmethod
    def n_training(self) -> int:
        """How many samples are learnt from, told without making them."""

    @cached_property
    def n_products(self) -> int:
        """How many products of a weight and a value the answer to one sample takes, about."""
        by_layer = zip(self._layers, self._tensors_by_layer, strict=True)
        return sum(layer.n_uses * sum(math.prod(tensor.shape) for tensor in tensors) for layer, tensors in by_layer)

    @cached_property
    def widest(self) -> int:
        """How many values the widest layer gives for a sample."""
        return max(layer.n_units for layer in self._layers)

    def init(self, seed: int) -> Array:
        """Weights and biases before anything is learnt, shape `(n_parameters,)`; biases are 0."""
        rng, draw = np.random.default_rng(seed), INITIALIZATIONS[self.initial_scale]
        position = np.zeros(self.n_parameters)
        for tensor in self.tensors:
            if not tensor.is_bias:
                position[tensor.rows] = draw(rng, tensor.shape).ravel()
        return position

    def loss(self, position: Array, batch: Batch | None = None) -> Array:
        """The mean loss over `batch`, shape `(n_parameters, …)` → `(…)`."""
        return self._judged(position, batch or self.training, self.answers.loss)

    def score(self, position: Array, batch: Batch | None = None) -> Array:
        """What people ask for, on `batch` or on the test samples, shape `(n_parameters, …)` → `(…)`."""
        return self._judged(position, batch or self.test, self.answers.score)

    def gradient(self, position: Array, batch: Batch | None = None) -> Array:
        """The slope of the mean loss over `batch`, in the shape of `position`."""
        return self.loss_and_gradient(position, batch)[1]

    def loss_and_gradient(self, position: Array, batch: Batch | None = None) -> tuple[Array, Array]:
        """Both at once, for the price of the gradient."""
        batch = batch or self.training
        runs = runs_of(position)
        losses, slopes = np.empty(len(runs)), np.empty_like(runs)
        for chunk in self._chunks(len(runs), batch):
            losses[chunk] = self._write_slopes(runs[chunk], batch, slopes[chunk])
        return losses.reshape(position.shape[1:]), np.ascontiguousarray(slopes.T).reshape(position.shape)

    def outputs(self, position: Array, inputs: Array) -> Array:
        """What the network answers, shape `(n_parameters,)` → `(n_outputs, n_samples)`."""
        outputs: Array = self._forward(self.weights(runs_of(position)), inputs)[0][0]
        return outputs

    def first_values(self, runs: Array, inputs: Array) -> Array:
        """What leaves the first layer of each of `runs`, shape `(n_runs, n_parameters)`."""
        values: Array = self._layers[0].forward(self.weights(runs)[0], inputs)[0]
        return values

    def losses_of_runs(self, runs: Array, batch: Batch, values: Array | None = None) -> Array:
        """The loss of each of `runs`, shape `(n_runs, n_parameters)`; the first layer is passed over if its `values` are told."""
        weights = self.weights(runs)
        if values is None:
            return self.answers.loss(self._forward(weights, batch.inputs)[0], batch.targets)
        for layer, own in zip(self._layers[1:], weights[1:], strict=True):
            values = layer.forward(own, values)[0]
        return self.answers.loss(values, batch.targets)

    def weights_of(self, position: Array) -> dict[str, Array]:
        """Each tensor of one `position`, shape `(n_parameters,)`, by name."""
        return {tensor.name: position[tensor.rows].reshape(tensor.shape) for tensor in self.tensors}

    def weights(self, runs: Array) -> list[Weights]:
        """The tensors of each layer as views of `runs`, shape `(n_runs, n_parameters)`."""
        return [
            [runs[:, tensor.rows].reshape(len(runs), *tensor.shape) for tensor in tensors]
            for tensors in self._tensors_by_layer
        ]

    def backward(self, weights: Sequence[Weights], batch: Batch) -> tuple[Array, list[tuple[Any, Array]]]:
        """The losses, and for each layer what it remembers and the slope of the loss along what came out of it."""
        outputs, memories = self._forward(weights, batch.inputs)
        losses, slope = self.answers.loss_and_slope(outputs, batch.targets)
        slopes = [slope]
        for layer, own, memory in list(zip(self._layers, weights, memories, strict=True))[:0:-1]:
            slopes.append(layer.input_slope(own, memory, slopes[-1]))
        return losses, list(zip(memories, reversed(slopes), strict=True))

    def __reduce__(self) -> tuple[Any, ...]:
        """Only the fields travel to another process: data and shapes are made again where they are needed."""
        return partial(type(self), **{field.name: getattr(self, field.name) for field in fields(self)}), ()

    @cached_property
    def _layers(self) -> Sequence[Layer]:
        return self.layers

    @cached_property
    def _tensors_by_layer(self) -> Sequence[Sequence[Tensor]]:
        ends = np.cumsum([0, *(len(layer.shapes) for layer in self._layers)]).tolist()
        return [self.tensors[first:last] for first, last in pairwise(ends)]

    def _forward(self, weights: Sequence[Weights], inputs: Array) -> tuple[Array, list[Any]]:
        """What the last layer gives, and what each layer needs to remember for the derivative."""
        values, memories = inputs, []
        for layer, own in zip(self._layers, weights, strict=True):
            values, memory = layer.forward(own, values)
            memories.append(memory)
        return values, memories

    def _write_slopes(self, runs: Array, batch: Batch, slopes: Array) -> Array:
        """The loss of each of `runs`, shape `(n_runs, n_parameters)`; its slopes are written to `slopes`, in their shape."""
        weights = self.weights(runs)
        losses, passed = self.backward(weights, batch)
        for layer, own, tensors, (memory, slope) in zip(
            self._layers, weights, self._tensors_by_layer, passed, strict=True
        ):
            for tensor, part in zip(tensors, layer.weight_slopes(own, memory, slope), strict=True):
                slopes[:, tensor.rows] = part.reshape(len(runs), -1)
        return losses

    def _judged(self, position: Array, batch: Batch, judge: Callable[[Array, Any], Array]) -> Array:
        """What `judge` says of the answers to `batch`, for each run of `position`."""
        runs = runs_of(position)
        judged = np.empty(len(runs))
        for chunk in self._chunks(len(runs), batch):
            judged[chunk] = judge(self._forward(self.weights(runs[chunk]), batch.inputs)[0], batch.targets)
        return judged.reshape(position.shape[1:])

    def _chunks(self, n_runs: int, batch: Batch) -> Iterator[slice]:
        """Cut stacked runs into pieces that fit into the cache; what a run gives does not depend on the piece that it is in."""
        size = max(1, CELLS // (self.widest * batch.n_samples))
        return (slice(first, first + size) for first in range(0, n_runs, size))


def runs_of(position: Array) -> Array:
    """Each run's weights in a row, shape `(n_parameters, …)` → `(n_runs, n_parameters)`, so that tensors are views of it."""
    return np.ascontiguousarray(position.reshape(len(position), -1).T)
