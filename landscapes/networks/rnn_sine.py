"""A recurrent network that continues a wave."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array
from landscapes.networks.batch import Batch
from landscapes.networks.data.sequences import waves
from landscapes.networks.sequence_reader import SequenceReader, length


@dataclass(frozen=True)
class RNNSine(SequenceReader):
    """The last values alone nearly tell the next: an easy task beside the adding problem."""

    about = About(
        "RNN, next value of a sine",
        1990,
        "J. L. Elman",
        idea="It reads a wave of unknown pace and phase, and says what comes next.",
        source="Finding structure in time. Cognitive Science 14 (1990).",
        formula=r"h_t = \varphi(W x_t + U h_{t-1} + b) \qquad \hat x_{T+1} = V h_T + c",
    )
    target_loss = 0.03
    n_features = 1
    length: int = length(30)

    def continued(self, position: Array, beginning: Array, n_values: int) -> Array:
        """How the network goes on after a `beginning`, shape `(length,)`, if it believes its own answers: `(n_values,)`."""
        values = list(beginning)
        for _ in range(n_values):
            window = np.array(values[-len(beginning) :])
            values.append(float(self.outputs(position, window[None, :, None])[0, 0]))
        return np.array(values[len(beginning) :])

    def sequences(self, n_samples: int, seed: int) -> Batch:
        """Waves, and how each goes on."""
        return waves(n_samples, self.length, seed)
