"""A recurrent network that must remember two numbers of a sequence and add them."""

from dataclasses import dataclass

from catalog import About
from landscapes.networks.batch import Batch
from landscapes.networks.data.sequences import adding_problem
from landscapes.networks.sequence_reader import SequenceReader


@dataclass(frozen=True)
class RNNAdding(SequenceReader):
    """What is marked early must survive every later moment: the gradient passes through all of them."""

    about = About(
        "RNN, adding problem",
        1997,
        "S. Hochreiter & J. Schmidhuber",
        idea="Two numbers of a long sequence are marked; the answer is their sum, if they are still remembered.",
        source="Long short-term memory. Neural Computation 9 (1997).",
        formula=r"h_t = \varphi(W x_t + U h_{t-1} + b) \qquad y = V h_T + c",
    )
    target_loss = 0.0334
    n_features = 2

    def sequences(self, n_samples: int, seed: int) -> Batch:
        """Numbers with marks, and sums."""
        return adding_problem(n_samples, self.length, seed)
