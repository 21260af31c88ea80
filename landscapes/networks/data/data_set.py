"""Sets of samples that bear classes, by the word that chooses them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from catalog import choice
from landscapes.networks.batch import Batch
from landscapes.networks.data import digits, spirals


class DataSet(NamedTuple):
    """What is to be told apart: the first so many training samples, and the test samples."""

    n_features: int
    n_classes: int
    training: Callable[[int], Batch]
    test: Callable[[], Batch]


DATA_SETS = {
    "digits": DataSet(digits.SIDE**2, digits.N_CLASSES, digits.training_digits, digits.test_digits),
    "two_spirals": DataSet(spirals.N_FEATURES, spirals.N_CLASSES, spirals.training_spirals, spirals.test_spirals),
}
MOST_SAMPLES = digits.N_TRAINING
"""There are no more digits to learn from."""


def data_choice() -> Any:
    """Which data are learnt."""
    return choice("digits", tuple(DATA_SETS), symbol="D", help="What is learnt: handwritten digits, or two spirals.")
