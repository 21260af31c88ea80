"""The terms of the test: which networks, which methods, which rates, and when a network has learnt its task.

Every method runs at each of 13 constant rates, on the same first weights and the same batches; its other values are the usual
ones. A network has learnt once its loss on its first 500 training samples, looked at every ten steps, is below the target.
"""

from typing import NamedTuple

from landscapes.networks import NETWORKS, Network
from optimizers import OPTIMIZERS

RATES = tuple(float(f"{10 ** (k / 2):.3g}") for k in range(-10, 3))
"""From 1e-5 to 10, two a decade."""
METHODS = {key: OPTIMIZERS[key] for key in ("sgd", "heavy_ball", "rmsprop", "adam")}
LOOK_EVERY = 10
N_PROBED = 500


class Row(NamedTuple):
    """A network, how it is trained, and the loss below which it has learnt."""

    network: Network
    n_steps: int
    batch_size: int
    target: float


def _row(
    key: str, n_steps: int = 1500, batch_size: int = 64, preset: str = "Usual", target: float | None = None
) -> Row:
    cls = NETWORKS[key]
    return Row(cls(**cls.presets[preset]), n_steps, batch_size, cls.target_loss if target is None else target)


ROWS = {
    "logistic_regression": _row("logistic_regression", n_steps=1000),
    "mlp": _row("mlp"),
    "deep_tanh": _row("mlp", preset="Deep tanh", target=0.1),
    "deep_sigmoid": _row("mlp", preset="Deep sigmoid", target=0.5),
    "cnn": _row("cnn", n_steps=1000, batch_size=32),
    "rnn_sine": _row("rnn_sine", n_steps=1000, batch_size=32),
    "rnn_adding": _row("rnn_adding", n_steps=3000, batch_size=32),
}
"""What is tested, by a word of its own."""
