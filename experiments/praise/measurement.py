"""Run one method at all rates on one network, and take down what the praise speaks of."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from catalog import Array, changed
from experiments.crew import Crew
from experiments.minibatches import batches
from experiments.praise.protocol import LOOK_EVERY, METHODS, N_PROBED, RATES, Row
from experiments.training import Member, Training


class Measured(NamedTuple):
    """What came of one method on one network for one seed, at each rate, shape `(n_rates,)`."""

    steps_to_target: Array
    """The first look at which the loss is below the target; `inf` for never."""
    final_losses: Array
    """The mean over the last tenth of the looks; `inf` where it is no number."""
    rises: Array
    """The share of looks at which the loss is higher than at the look before: how much it oscillates."""


def measure(row: Row, method: str, seed: int) -> Measured:
    """What one `seed` says about `method` on `row`."""
    losses = np.array(list(losses_of_row(row, method, seed)))
    losses[~np.isfinite(losses)] = np.inf
    is_low = losses <= row.target
    first = np.where(is_low.any(axis=0), LOOK_EVERY * is_low.argmax(axis=0).astype(float), np.inf)
    ending = losses[-max(1, len(losses) // 10) :]
    return Measured(first, ending.mean(axis=0), (losses[1:] > losses[:-1]).mean(axis=0))


def losses_of_row(row: Row, method: str, seed: int) -> Iterator[Array]:
    """The loss of each rate on the probed samples, shape `(n_rates,)`, after 0, 10, 20 … steps."""
    training = training_of_row(row, method, seed)
    crew, probe = Crew(training, range(len(RATES))), row.network.training.of(slice(0, N_PROBED))
    for step, batch in zip(range(row.n_steps + 1), batches(training), strict=False):
        if step % LOOK_EVERY == 0:
            with np.errstate(all="ignore"):
                yield row.network.loss(crew.position, probe)
        if step < row.n_steps:
            crew.step(batch)


def training_of_row(row: Row, method: str, seed: int) -> Training:
    """`method` at all rates, side by side."""
    optimizers = [changed(METHODS[method](), {"learning_rate": rate}) for rate in RATES]
    return Training(
        network=row.network,
        members=[Member(optimizer=optimizer) for optimizer in optimizers],
        n_steps=row.n_steps,
        batch_size=row.batch_size,
        seed=seed,
    )
