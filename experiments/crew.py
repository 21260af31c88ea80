"""Members of a training that are marched side by side."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.march import march, stack
from experiments.minibatches import MiniBatches
from experiments.oracle import Oracle
from experiments.training import Training
from landscapes.networks import Network
from landscapes.networks.batch import Batch
from optimizers.columns import column_sums

LOST_FACTOR = 10
"""A loss above so many times the first is taken for lost."""


class View(NamedTuple):
    """What a look at a crew shows: losses, scores, lengths of slopes and of the latest step by tensor, who is lost since when."""

    losses: Array
    scores: Array
    norms: Array
    updates: Array
    diverged_at: NDArray[np.int64]


class Crew:
    """The members at `indices`, which are of one kind: one column each, and nobody sees the neighbours."""

    def __init__(self, training: Training, indices: Sequence[int]) -> None:
        """At the start that all members of `training` share."""
        self.indices = indices
        members = [training.members[index] for index in indices]
        self._network, self._seen = training.network, MiniBatches(training.network)
        start = np.repeat(self._network.init(training.seed)[:, None], len(members), axis=1)
        oracle = Oracle(self._seen, seed=training.seed)
        optimizer, schedule = stack([member.optimizer for member in members]), members[0].schedule
        self._moments = march(optimizer, start, oracle, training.n_steps, schedule)
        self.position = self._before = next(self._moments).position
        self._n_steps, self._limits = 0, np.empty(0)
        self._diverged_at = np.full(len(members), -1)

    def step(self, batch: Batch) -> None:
        """One step of all, on `batch`."""
        self._seen.show(batch)
        with np.errstate(all="ignore"):  # a member that overflows is a result, told by its last sight
            self._before, self.position = self.position, next(self._moments).position
        self._note_losses(self._seen.losses, self._n_steps)
        self._n_steps += 1

    def look(self, batch: Batch) -> View:
        """How all do on `batch`, which is the next they will meet, and on the test samples."""
        with np.errstate(all="ignore"):
            losses, slopes = self._network.loss_and_gradient(self.position, batch)
            scores = self._network.score(self.position)
            self._note_losses(losses, self._n_steps)
            moves = self.position - self._before
            norms, updates = lengths(self._network, slopes), lengths(self._network, moves)
        return View(losses, scores, norms, updates, self._diverged_at.copy())

    def _note_losses(self, losses: Array, step: int) -> None:
        """Who is lost at `step`: a member that comes back has only strayed."""
        if not len(self._limits):
            self._limits = LOST_FACTOR * losses
        is_lost = ~(losses <= self._limits)
        since = np.where(self._diverged_at < 0, step, self._diverged_at)
        self._diverged_at = np.where(is_lost, since, -1)


def lengths(network: Network, vectors: Array) -> Array:
    """The length of the part of each tensor, shape `(n_parameters, n_runs)` → `(n_tensors, n_runs)`."""
    return np.sqrt([column_sums(vectors[tensor.rows] ** 2) for tensor in network.tensors])
