"""What networks share that tell classes apart: how much they learn from, and how that may be spoilt."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from catalog import parameter
from landscapes.networks.answers import Answers, Classes
from landscapes.networks.batch import Batch
from landscapes.networks.data.data_set import MOST_SAMPLES, DataSet
from landscapes.networks.network import Network

SEED_OF_SPOILT_LABELS = 2017


@dataclass(frozen=True)
class Classifier(Network):
    """A network that learns the classes of some samples, part of which may be labelled at random."""

    n_samples: int = parameter(
        MOST_SAMPLES,
        symbol="n",
        bounds=(10, MOST_SAMPLES),
        scale="log",
        label="samples",
        help="How many samples are learnt from.",
    )
    label_noise: float = parameter(
        0.0, symbol="q", bounds=(0, 1), help="What share of the training samples bears a label drawn at random."
    )

    @property
    @abstractmethod
    def data_set(self) -> DataSet:
        """What is learnt."""

    @property
    def n_training(self) -> int:
        """What was chosen."""
        return self.n_samples

    @property
    def answers(self) -> Answers:
        """One of the classes."""
        return Classes()

    @cached_property
    def training(self) -> Batch:
        """The first samples, some of them with a label drawn at random, C. Zhang et al.'s test of memory (2017)."""
        batch, rng = self.data_set.training(self.n_samples), np.random.default_rng(SEED_OF_SPOILT_LABELS)
        is_spoilt = rng.random(self.n_samples) < self.label_noise
        drawn = rng.integers(self.data_set.n_classes, size=self.n_samples)
        return Batch(batch.inputs, np.where(is_spoilt, drawn, batch.targets))

    @cached_property
    def test(self) -> Batch:
        """Samples with their true labels."""
        return self.data_set.test()
