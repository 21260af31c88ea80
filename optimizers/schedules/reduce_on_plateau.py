"""A drop of the learning rate whenever the loss has stopped falling."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, parameter
from optimizers.schedule import WatchfulSchedule, fraction


class PlateauMemory(NamedTuple):
    """The best loss, the losses in a row that did not better it, the rest still to be kept, the multiplier; all `(n_runs,)`."""

    best: Array
    bad: Array
    rest: Array
    factor: Array


@dataclass(frozen=True)
class ReduceOnPlateau(WatchfulSchedule):
    r"""Multiply the rate by a factor once more than `patience` losses in a row were no progress.

    Progress is a loss below $L_{best} - \theta |L_{best}|$. After a drop, `cooldown` losses are not held against the rate.
    PyTorch's `ReduceLROnPlateau`, which takes $(1-\theta) L_{best}$ and so differs where losses are negative, and which
    leaves out drops smaller than 1e-8; optax' drops one loss earlier, as if the patience were smaller by one.
    """

    about = About(
        "Reduce on plateau",
        2012,
        "A. Krizhevsky, I. Sutskever & G. E. Hinton",
        idea="Slow down when nothing gets better any more.",
        source="ImageNet classification with deep convolutional neural networks. NIPS 25 (2012).",
        formula=r"\eta \leftarrow \gamma\,\eta \;\text{ once more than } P \text{ losses missed } L_{best} - \theta\,|L_{best}|",
    )
    drop: float = fraction(0.1, symbol=r"\gamma", help="What the learning rate is multiplied by at each drop.")
    patience: int = parameter(
        10, symbol="P", bounds=(0, 100_000), slider=(0, 100), help="How many losses without progress are borne."
    )
    threshold: float = parameter(
        1e-4,
        symbol=r"\theta",
        bounds=(0, 1),
        slider=(1e-8, 0.1),
        scale="log",
        help="By what share the best loss must be bettered to count as progress.",
    )
    cooldown: int = parameter(
        0, symbol="C", bounds=(0, 100_000), slider=(0, 100), help="How many losses after a drop are not judged."
    )

    def factor(self, progress: float) -> float:
        """1: all is well until the losses say otherwise."""
        return 1.0

    def init(self, n_runs: int) -> PlateauMemory:
        """Any loss will be progress."""
        nothing = np.zeros(n_runs)
        return PlateauMemory(nothing + np.finfo(float).max, nothing, nothing, nothing + 1)

    def observe(self, loss: Array, memory: PlateauMemory) -> PlateauMemory:
        """Compare `loss` with the best; drop the rate if that was once too often no progress."""
        progress = loss < memory.best - self.threshold * np.abs(memory.best)
        bad = np.where(progress | (memory.rest > 0), 0, memory.bad + 1)
        impatient = bad > self.patience
        return PlateauMemory(
            best=np.where(progress, loss, memory.best),
            bad=np.where(impatient, 0, bad),
            rest=np.where(impatient, self.cooldown, np.maximum(memory.rest - 1, 0)),
            factor=np.where(impatient, self.drop, 1) * memory.factor,
        )
