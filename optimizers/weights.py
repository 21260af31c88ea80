"""How a budget is shared: weights of mean one, or of 0 and 1."""

from typing import Any

import numpy as np

from catalog import Array, Number, parameter
from optimizers.columns import column_sums, nonzero

GRAIN = 2.0**-36
"""Weights are whole multiples of it, so that they add up exactly, in any order, over up to 2¹⁷ coordinates."""


def count_of_chosen() -> Any:
    """How many coordinates a rule chooses for each step."""
    return parameter(
        1,
        symbol="k",
        bounds=(1, 1_000_000),
        slider=(1, 50),
        help="How many coordinates move at each step: all of them, if there are no more.",
    )


def floor_of_share() -> Any:
    """How much of an equal share nobody is refused."""
    return parameter(
        0.05,
        symbol="s_0",
        bounds=(0, 1),
        help="How much of an equal share every coordinate keeps, whatever the rule says.",
    )


def in_proportion(amounts: Array, floor: Number) -> Array:
    """Weights of mean one in proportion to `amounts` that are not negative, after everybody got the `floor`.

    Shape `(n_parameters, n_runs)`. Equal amounts, or none, have weights of exactly 1; the sum is exact.
    """
    n, total = len(amounts), column_sums(amounts)
    shares = np.where((total > 0) & np.isfinite(total), amounts / nonzero(total), 1 / n)
    grains = np.rint((floor + (1 - floor) * n * shares) / GRAIN)
    left_over = n / GRAIN - column_sums(grains)
    is_largest = np.arange(n)[:, None] == np.argmax(grains, axis=0)
    weights: Array = (grains + np.where(is_largest, left_over, 0.0)) * GRAIN
    return weights


def largest(scores: Array, count: int) -> Array:
    """Weights of 1 for the `count` largest `scores` of each column, 0 for the others; of equals the first are chosen."""
    chosen = np.zeros_like(scores)
    ranked = np.argsort(-scores, axis=0, kind="stable")  # puts what is no number last
    np.put_along_axis(chosen, ranked[:count], 1.0, axis=0)
    return chosen
