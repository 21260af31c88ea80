"""1,797 handwritten digits of 8 × 8 pixels (E. Alpaydin & C. Kaynak, 1998), in an order that mixes the writers."""

from functools import cache
from pathlib import Path

import numpy as np

from landscapes.networks.batch import Batch

FILE = Path(__file__).parent / "digits.npz"
"""Made by `_record_digits.py`, which names the source."""
N_TRAINING, N_CLASSES, SIDE = 1297, 10, 8
BRIGHTEST = 16


@cache
def all_digits() -> Batch:
    """Every image with its pixels from 0 to 1, shape `(64, 1797)`, and the digit that it shows."""
    with np.load(FILE) as recorded:
        images, labels = recorded["images"], recorded["labels"]
    # The order decides what is tested: another one moves every accuracy by a point or two.
    order = np.random.default_rng(0).permutation(len(labels))
    inputs = np.ascontiguousarray(images[order].T / BRIGHTEST)
    return Batch(inputs, labels[order].astype(np.int64))


def training_digits(n_samples: int) -> Batch:
    """The first of those images that are learnt from."""
    return all_digits().of(slice(0, n_samples))


def test_digits() -> Batch:
    """The 500 images that nobody learns from."""
    return all_digits().of(slice(N_TRAINING, None))
