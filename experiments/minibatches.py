"""Show a network to an optimizer batch by batch."""

from collections.abc import Iterator

import numpy as np

from catalog import Array
from experiments.training import Training
from landscapes import Objective
from landscapes.networks import Network
from landscapes.networks.batch import Batch


def batches(training: Training) -> Iterator[Batch]:
    """A batch for each step, without end: all samples in a random order, then all in another.

    What is left over when the batches do not come out even waits for the next round; a batch that would hold all samples is
    the whole of the data, in its own order.
    """
    samples, size = training.network.training, training.batch_size
    rng = np.random.default_rng([training.seed, training.order])
    while size >= samples.n_samples:
        yield samples
    while True:
        order = rng.permutation(samples.n_samples)
        for first in range(0, samples.n_samples - size + 1, size):
            yield samples.of(order[first : first + size])


class MiniBatches(Objective):
    """The loss of a network on the `batch` of the step that is being taken: all questions of a step meet the same one."""

    batch: Batch
    losses: Array
    """What the first question of the latest step was told, shape `(n_runs,)`: the loss where the step began, or nearby."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._is_asked = False

    @property
    def n_parameters(self) -> int:
        """All weights and biases."""
        return self._network.n_parameters

    def show(self, batch: Batch) -> None:
        """From now on all questions are about this `batch`."""
        self.batch, self._is_asked = batch, False

    def loss(self, position: Array) -> Array:
        """The loss on the batch."""
        losses = self._network.loss(position, self.batch)
        self._remember(losses)
        return losses

    def gradient(self, position: Array) -> Array:
        """The slope of the loss on the batch."""
        losses, slopes = self._network.loss_and_gradient(position, self.batch)
        self._remember(losses)
        return slopes

    def _remember(self, losses: Array) -> None:
        if not self._is_asked:
            self.losses, self._is_asked = losses, True
