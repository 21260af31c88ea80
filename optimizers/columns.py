"""What is worked out column by column: each column of an array `(n_parameters, n_runs)` is a vector of one run."""

import numpy as np

from catalog import Array, Number


def column_sums(values: Array) -> Array:
    """The sum of each column, shape `(n_parameters, n_runs)` → `(n_runs,)`.

    Added row after row whatever the layout, so that a column's sum is the same, bit for bit, beside any others: NumPy
    would add a lone column in another order.
    """
    is_lone = values.shape[-1] == 1 and len(values) > 1
    totals: Array = np.add.accumulate(values)[-1] if is_lone else np.ascontiguousarray(values).sum(axis=0)
    return totals


def inner_product(one: Array, other: Array) -> Array:
    """⟨one, other⟩, column by column, shape `(n_parameters, n_runs)` → `(n_runs,)`."""
    return column_sums(one * other)


def length(vector: Array) -> Array:
    """The Euclidean length of each column, shape `(n_parameters, n_runs)` → `(n_runs,)`; squares neither overflow nor vanish."""
    lengths: Array = np.hypot.reduce(vector, axis=0)
    return lengths


def nonzero(divisor: Number) -> Array:
    """`divisor` with 1 in place of 0, for quotients whose numerator is 0 as well: no slope, no step."""
    return np.where(divisor == 0, 1.0, divisor)
