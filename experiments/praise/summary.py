"""What the measurements say, in the numbers that people ask for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import Array
from experiments.praise.record import Record


@dataclass(frozen=True)
class Spread:
    """The median over the seeds, with the least and the most of them; `inf` for never."""

    median: float
    least: float
    most: float


@dataclass(frozen=True)
class Summary:
    """One method on one network; unless told otherwise at its best rate, the one that reaches the target soonest."""

    best_rate: float | None
    """`None` if no rate works."""
    steps_to_target: Spread
    n_rates_that_work: int
    """At how many rates at least half of the seeds reach the target."""
    final_loss: Spread
    """At the rate that ends lowest, which need not be the best one."""
    rises: Spread | None
    """The share of looks at which the loss had risen, at the best rate."""


def summaries(record: Record) -> Mapping[tuple[str, str], Summary]:
    """A summary for each row and method of `record`."""
    return {(row, method): summary(record, row, method) for row, methods in record.rows.items() for method in methods}


def summary(record: Record, row: str, method: str) -> Summary:
    """What `record` says of `method` on `row`."""
    steps, final, rises = record.measured(row, method)
    medians = _medians(steps)
    works, best = np.isfinite(medians), int(np.argmin(medians))
    lowest = int(np.argmin(_medians(final)))
    return Summary(
        best_rate=record.rates[best] if works.any() else None,
        steps_to_target=_spread(steps[:, best]),
        n_rates_that_work=int(works.sum()),
        final_loss=_spread(final[:, lowest]),
        rises=_spread(rises[:, best]) if works.any() else None,
    )


def _medians(values: Array) -> Array:
    """The median over the seeds at each rate; a value that some seed has, so that nothing is averaged with `inf`."""
    return np.asarray(np.quantile(values, 0.5, axis=0, method="inverted_cdf"))


def _spread(values: Array) -> Spread:
    return Spread(float(_medians(values)), float(values.min()), float(values.max()))
