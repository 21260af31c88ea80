"""How answers are judged: a loss that is learnt from, and a score that people understand."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog import Array


class Answers(ABC):
    """What the last values of a network, shape `(n_runs, n_outputs, n_samples)`, are worth beside the targets."""

    higher_is_better: bool
    """Whether a good network has a high score."""

    @abstractmethod
    def loss(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """The mean loss over the samples, shape `(n_runs,)`."""

    @abstractmethod
    def loss_and_slope(self, outputs: Array, targets: NDArray[Any]) -> tuple[Array, Array]:
        """The mean loss, and its slope along each output, in the shape of `outputs`."""

    @abstractmethod
    def score(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """What people ask for, shape `(n_runs,)`."""


@dataclass(frozen=True)
class Classes(Answers):
    """One of several classes: softmax and cross-entropy; the score is the share of right answers. Targets are classes."""

    higher_is_better = True

    def loss(self, outputs: Array, targets: NDArray[Any]) -> Array:
        r"""The mean of $-\ln p$ of the true class; ln(number of classes) for whoever knows nothing."""
        shifted = outputs - outputs.max(axis=1, keepdims=True)
        surprise = np.log(np.exp(shifted).sum(axis=1)) - _of_true_class(shifted, targets)
        return np.asarray(surprise.mean(axis=-1))

    def loss_and_slope(self, outputs: Array, targets: NDArray[Any]) -> tuple[Array, Array]:
        """The slope is the probability, less 1 for the true class, over the number of samples."""
        shifted = outputs - outputs.max(axis=1, keepdims=True)
        weights = np.exp(shifted)
        total = weights.sum(axis=1)
        surprise = np.log(total) - _of_true_class(shifted, targets)
        slope = weights / total[:, None]
        slope[:, targets, np.arange(len(targets))] -= 1
        return np.asarray(surprise.mean(axis=-1)), slope / len(targets)

    def probabilities(self, outputs: Array) -> Array:
        """How sure the network is of each class, in the shape of `outputs`, with the classes on the axis before the last."""
        weights = np.exp(outputs - outputs.max(axis=-2, keepdims=True))
        return np.asarray(weights / weights.sum(axis=-2, keepdims=True))

    def score(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """The share of samples whose largest output is that of the true class."""
        return np.asarray((outputs.argmax(axis=1) == targets).mean(axis=-1))


@dataclass(frozen=True)
class Numbers(Answers):
    """Numbers: the mean squared error; the score is that error over the one of always answering the mean."""

    higher_is_better = False

    def loss(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """The mean squared error over samples and outputs."""
        error = (outputs - targets).reshape(len(outputs), -1)
        return np.asarray((error * error).mean(axis=-1))

    def loss_and_slope(self, outputs: Array, targets: NDArray[Any]) -> tuple[Array, Array]:
        """The slope is twice the error over the number of samples and outputs."""
        error = outputs - targets
        flat = error.reshape(len(outputs), -1)
        return np.asarray((flat * flat).mean(axis=-1)), 2 * error / flat.shape[-1]

    def score(self, outputs: Array, targets: NDArray[Any]) -> Array:
        """The error over the variance of the targets: 1 for the mean, 0 for the truth."""
        variance = np.mean((targets - targets.mean(axis=-1, keepdims=True)) ** 2)
        return np.asarray(self.loss(outputs, targets) / variance)


def _of_true_class(values: Array, classes: NDArray[Any]) -> Array:
    """The value of the true class of each sample, shape `(n_runs, n_samples)`."""
    of_true_class: Array = values[:, classes, np.arange(len(classes))]
    return of_true_class
