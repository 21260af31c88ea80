"""Train a network, and let whoever wants to look on: `for sight in learn(training)`."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.crew import Crew, View
from experiments.grouping import groups
from experiments.minibatches import batches
from experiments.training import Training

Kind = TypeVar("Kind", bound=np.generic)
Steps: TypeAlias = NDArray[np.int64]
N_SIGHTS = 60
"""How often one looks at a training after its start."""
MOST_PICTURE_BYTES = 64 * 2**20
"""What the weights of all sights may take together; of larger networks fewer sights keep them."""
BYTES_OF_A_PICTURED_WEIGHT = 4


@dataclass(frozen=True, eq=False)
class Sight:
    """What is seen of a training after `step` steps; the members are the last axis of every array."""

    step: int
    losses: Array
    """On the batch of the next step, which all members meet, shape `(n_members,)`."""
    scores: Array
    """On the test samples, shape `(n_members,)`."""
    norms: Array
    """The length of the slope along each tensor, on the same batch, shape `(n_tensors, n_members)`."""
    weights: NDArray[np.floating] | None
    """Shape `(n_parameters, n_members)`: float32, or `None` where it was not kept; the last sight has full precision."""
    masks: NDArray[np.bool_] | None
    """Which weights take part, shape `(n_parameters, n_members)`; `None` where all do."""
    updates: Array
    """How far the latest step moved each tensor, shape `(n_tensors, n_members)`."""
    diverged_at: Steps
    """The step since which each member is lost, shape `(n_members,)`; −1 for one that is not.

    Lost is whose loss is no number, or above ten times its first: a network of ReLUs stays finite however far it is thrown.
    """


def learn(training: Training) -> Generator[Sight, None, None]:
    """Yield sights from step 0 to the last; whoever stops asking has cancelled the rest.

    Members of one kind are marched side by side, and each is, bit for bit, what it is alone.
    """
    crews = [Crew(training, indices) for indices in groups(training.members)]
    looks, pictures = _steps_of_sights(training)
    for step, batch in zip(range(training.n_steps + 1), batches(training), strict=False):
        if step in looks:
            yield _sight(training, crews, step, [crew.look(batch) for crew in crews], keep=step in pictures)
        if step < training.n_steps:
            for crew in crews:
                crew.step(batch)


def _sight(training: Training, crews: Sequence[Crew], step: int, views: Sequence[View], *, keep: bool) -> Sight:
    order = np.argsort([index for crew in crews for index in crew.indices])

    def joined(parts: Iterable[NDArray[Kind]]) -> NDArray[Kind]:
        return np.concatenate(list(parts), axis=-1)[..., order]

    weights: NDArray[np.floating] | None = joined(crew.position for crew in crews) if keep else None
    if weights is not None and step < training.n_steps:
        with np.errstate(over="ignore"):  # a member that was thrown so far is lost, and told so
            weights = weights.astype(np.float32)
    return Sight(
        step=step,
        losses=joined(view.losses for view in views),
        scores=joined(view.scores for view in views),
        norms=joined(view.norms for view in views),
        weights=weights,
        masks=None,
        updates=joined(view.updates for view in views),
        diverged_at=joined(view.diverged_at for view in views),
    )


def _steps_of_sights(training: Training) -> tuple[set[int], set[int]]:
    """The steps at which one looks, and those of them at which the weights are kept; the first and the last always are."""
    n_weights = training.network.n_parameters * len(training.members)
    n_pictures = max(1, MOST_PICTURE_BYTES // (BYTES_OF_A_PICTURED_WEIGHT * n_weights))
    looks = _evenly(training.n_steps, N_SIGHTS)
    return looks, looks if n_pictures >= N_SIGHTS else looks & _evenly(training.n_steps, n_pictures)


def _evenly(n_steps: int, n: int) -> set[int]:
    return {round(share * n_steps / n) for share in range(n + 1)}
