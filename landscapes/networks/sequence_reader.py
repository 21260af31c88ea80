"""What networks share that read a sequence and answer with a number."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from catalog import Array, parameter
from landscapes.networks.answers import Answers, Numbers
from landscapes.networks.architecture import activation, initialization, width
from landscapes.networks.batch import Batch
from landscapes.networks.layers.dense import Dense
from landscapes.networks.layers.layer import Layer
from landscapes.networks.layers.recurrent import Recurrent
from landscapes.networks.network import Network, runs_of

N_TEST = 500
SEED_OF_TRAINING, SEED_OF_TEST, SEED_OF_NOISE = 1997, 1998, 1999


def length(default: int) -> Any:
    """How many moments a sequence has."""
    return parameter(
        default, symbol="T", bounds=(2, 100), slider=(5, 60), help="How many moments are read before the answer is due."
    )


@dataclass(frozen=True)
class SequenceReader(Network):
    """One recurrent layer that reads a sequence, and a dense one that answers from its last state."""

    n_features: ClassVar[int]
    """How many numbers come at each moment."""
    n_samples: int = parameter(
        2000, symbol="n", bounds=(10, 10_000), scale="log", label="samples", help="How many sequences are learnt from."
    )
    label_noise: float = parameter(
        0.0, symbol="q", bounds=(0, 1), help="The deviation of the noise on the answers that are learnt from."
    )
    length: int = length(20)
    width: int = width(16, help="How many numbers the network remembers from moment to moment.")
    activation: str = activation("tanh")
    initialization: str = initialization("lecun")

    @property
    def n_training(self) -> int:
        """What was chosen."""
        return self.n_samples

    @property
    def answers(self) -> Answers:
        """A number."""
        return Numbers()

    @property
    def initial_scale(self) -> str:
        """What was chosen."""
        return self.initialization

    @property
    def reader(self) -> Recurrent:
        """The layer that goes through the sequence."""
        return Recurrent("recurrent", self.n_features, self.width, self.activation, self.length)

    @property
    def layers(self) -> Sequence[Layer]:
        """Read, then answer."""
        return (self.reader, Dense("output", self.width, 1))

    @abstractmethod
    def sequences(self, n_samples: int, seed: int) -> Batch:
        """So many sequences, and what should be answered to each."""

    @cached_property
    def training(self) -> Batch:
        """Sequences whose answers may be blurred by normal noise."""
        batch, rng = self.sequences(self.n_samples, SEED_OF_TRAINING), np.random.default_rng(SEED_OF_NOISE)
        noise = rng.standard_normal(batch.targets.shape)
        return Batch(batch.inputs, batch.targets + self.label_noise * noise)

    @cached_property
    def test(self) -> Batch:
        """500 sequences with their true answers."""
        return self.sequences(N_TEST, SEED_OF_TEST)

    def slope_by_moment(self, position: Array, batch: Batch | None = None) -> Array:
        """How strongly the loss depends on what was summed up at each moment, `(n_parameters, …)` → `(length, …)`.

        The length of the slope over neurons and samples: what falls towards the first moments is a gradient that vanishes.
        """
        weights = self.weights(runs_of(position))
        memory, slope = self.backward(weights, batch or self.training)[1][0]
        slopes = self.reader.slopes_by_moment(weights[0], memory, slope)
        lengths = np.sqrt((slopes * slopes).sum(axis=(2, 3)))
        return np.asarray(lengths).reshape(-1, *position.shape[1:])
