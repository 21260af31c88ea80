"""Samples that are looked at together."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import Array


class Batch(NamedTuple):
    """Inputs and what should be answered to them; the sample is the last axis of both.

    Inputs have shape `(n_features, n_samples)`, or `(n_features, length, n_samples)` where they are sequences. Targets are
    classes, shape `(n_samples,)`, or numbers, shape `(n_outputs, n_samples)`.
    """

    inputs: Array
    targets: NDArray[Any]

    @property
    def n_samples(self) -> int:
        """How many samples there are."""
        return int(self.inputs.shape[-1])

    def of(self, indices: NDArray[np.int64] | slice) -> "Batch":
        """Those samples that are at `indices`."""
        return Batch(self.inputs[..., indices], self.targets[..., indices])
