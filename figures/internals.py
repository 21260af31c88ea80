"""What went on inside the selected run, as the browser gets it: each series as short as it can be said."""

from typing import Any

import numpy as np

from catalog import Array
from experiments.internals import RunInternals, is_power

LARGEST_DRAWN = 1e30
EXACT = 1e-6
"""The relative error within which a series counts as constant or geometric, and is not sent number by number."""


def describe_internals(inside: RunInternals) -> tuple[dict[str, Any], Array]:
    """A header, and the columns `(n_columns, n_steps + 1)` which its series speak of.

    A series is `{"at": first column, "wide": 1 or 2}`, or, column by column, `{"laws": [[first, ratio], …]}`: row k is then
    first · ratioᵏ. `fields` are those of the state that have an effect, `idle` the others. Effective rates, lengths, angles
    and limits follow from these; the browser works them out.
    """
    columns: list[Array] = []
    series = {name: _encoded(values, columns) for name, values in _series(inside).items() if _has_numbers(values)}
    display, idle = inside.optimizer.state_display, inside.idle
    fields = [name for name in inside.state if name not in idle]
    header = {
        "rule": inside.rule,
        "values": inside.values,
        "memories": inside.memories,
        "stability_limit": inside.stability_limit,
        "epsilon_inside": inside.epsilon_inside,
        "fields": fields,
        "idle": sorted(idle),
        "powers": [name for name in fields if is_power(name, display.symbols.get(name, ""))],
        "momentum": None if display.momentum in idle else display.momentum,
        "downhill": display.is_downhill,
        "corners": display.corners,
        "circle": display.circle,
        "omissions": inside.omissions,
        "series": series,
    }
    return header, np.reshape(columns, (len(columns), len(inside.gradients))).clip(-LARGEST_DRAWN, LARGEST_DRAWN)


def _series(inside: RunInternals) -> dict[str, Array]:
    """All that the browser cannot work out by itself; the fields of the state under `state:`."""
    series = {
        "g": inside.gradients,
        "step": inside.steps,
        "rate": inside.learning_rates,
        "curvatures": inside.curvatures,
        "axis": inside.axes,
    }
    if inside.denominator is not None:
        series["root"], series["epsilon"] = inside.denominator
    if inside.plain_rates is not None:
        series["plain_rate"] = inside.plain_rates
    return series | {f"state:{name}": history for name, history in inside.state.items()}


def _has_numbers(values: Array) -> bool:
    """Whether there is a number at all; a method without a learning rate, or a run without a step, has none."""
    return bool(np.isfinite(values).any())


def _encoded(values: Array, columns: list[Array]) -> dict[str, Any]:
    """How to say `values`, `(n,)` or `(n, 2)`: by a law if all columns follow one, else as further `columns`."""
    table = values.reshape(len(values), -1).T
    laws = [_law(column) for column in table]
    if all(laws):
        return {"laws": laws}
    columns.extend(table)
    return {"at": len(columns) - len(table), "wide": len(table)}


def _law(column: Array) -> list[float] | None:
    """First value and ratio of a geometric series, a constant one included, up to its `nan` tail; else `None`."""
    sound = column[np.isfinite(column)]
    if len(sound) == 0 or not np.isfinite(column[: len(sound)]).all():
        return None
    with np.errstate(over="ignore", invalid="ignore"):  # a law that does not hold may lead anywhere
        first, ratio = sound[0], sound[1] / sound[0] if len(sound) > 1 and sound[0] else 1.0
        follows = np.abs(sound - first * ratio ** np.arange(len(sound))) <= EXACT * np.abs(sound)
    return [float(first), float(ratio)] if follows.all() else None
