"""Which examples a batch draws: all with equal chances, or those more often that are expected to teach more.

Importance is one number an example, shape `(n_examples,)`: its last loss (as in I. Loshchilov & F. Hutter, Online batch selection
for faster training of neural networks, arXiv:1511.06343, 2015), or a bound on the length of its gradient (A. Katharopoulos & F.
Fleuret, Not all samples are created equal, ICML 2018, arXiv:1803.00942).
"""

import numpy as np
from numpy.typing import NDArray

from catalog import Array


def equal_chances(n_examples: int) -> Array:
    """The plain batch: every example is drawn as often as any other."""
    return np.full(n_examples, 1 / n_examples)


def chances_by(importance: Array, floor: float = 0.1) -> Array:
    r"""Chances in proportion to what is important: $p_i = s_0/n + (1 - s_0)\, a_i / \sum_j a_j$.

    The `floor` $s_0$ keeps every example in play: with a chance of 0 it would never be looked at again, and no weight could make
    good for it. Where nothing is important, or where it is no number, all chances are equal.
    """
    n, total = len(importance), float(importance.sum())
    if not (np.isfinite(total) and total > 0):
        return equal_chances(n)
    return floor / n + (1 - floor) * (importance / total)


def gradient_norm_bounds(output_slopes: Array) -> Array:
    """How long the gradient of each example can be, up to a factor that all share: `(n_outputs, n_examples)` → `(n_examples,)`.

    It is the length of the slope of its loss along the last values of the network, before the softmax: what the layers below
    make of that slope is bounded alike for all examples, so one pass forwards is enough.
    """
    lengths: Array = np.hypot.reduce(output_slopes, axis=0)
    return lengths


def draw(chances: Array, batch_size: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """The examples of a batch, shape `(batch_size,)`, each drawn by itself: one may come twice."""
    return rng.choice(len(chances), size=batch_size, p=chances)


def unbiasing_weights(chances: Array, drawn: NDArray[np.int64]) -> Array:
    """By what the losses of the examples that were `drawn` are multiplied so that the mean slope is right on average.

    $1 / (n p_i)$: who is drawn twice as often counts half. Without these weights (all 1) the batch follows another loss, in which
    the important examples count more.
    """
    weights: Array = 1 / (len(chances) * chances[drawn])
    return weights
