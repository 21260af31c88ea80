"""Sequences that are generated: two numbers to be remembered and added, and waves to be continued."""

import numpy as np

from landscapes.networks.batch import Batch


def adding_problem(n_samples: int, length: int, seed: int) -> Batch:
    """Random numbers from 0 to 1, two of which are marked, one in each half; the answer is the sum of those two.

    Whoever always answers the mean, 1, errs by 1/6 in the mean square. S. Hochreiter & J. Schmidhuber, "Long short-term memory",
    Neural Computation 9 (1997), has the problem; here both numbers and answers have their mean taken away.
    """
    rng = np.random.default_rng(seed)
    numbers = rng.uniform(0, 1, (length, n_samples))
    marks = np.zeros((length, n_samples))
    half, samples = length // 2, np.arange(n_samples)
    for low, high in ((0, half), (half, length)):
        marks[rng.integers(low, high, n_samples), samples] = 1
    return Batch(np.array([numbers - 0.5, marks]), (numbers * marks).sum(axis=0)[None] - 1)


def waves(n_samples: int, length: int, seed: int) -> Batch:
    """The first `length` values of a sine of random pace and phase; the answer is the value that comes next."""
    rng = np.random.default_rng(seed)
    pace, phase = rng.uniform(0.2, 0.8, n_samples), rng.uniform(0, 2 * np.pi, n_samples)
    values = np.sin(pace * np.arange(length + 1)[:, None] + phase)
    return Batch(values[None, :length], values[None, length])
