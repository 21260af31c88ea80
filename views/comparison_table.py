"""The table of the metrics: a row for each run, a column for each metric, the best of a column marked."""

import math
from collections.abc import Sequence
from html import escape

from experiments import Experiment
from experiments.band import Ensemble, Spread
from experiments.metrics import FORGIVENESS, HYPERPARAMETERS, METRICS, Metric, n_hyperparameters
from experiments.tuning import GRID_SENTENCE, GridSearch

EXTRAS = (
    ("Hyperparameters", HYPERPARAMETERS),
    ("Rates that work", f"{FORGIVENESS} {GRID_SENTENCE}"),
)
"""The columns that belong to an optimizer, not to a path."""


def table(
    experiment: Experiment,
    names: Sequence[str],
    ensembles: Sequence[Ensemble],
    colours: Sequence[int],
    tunings: Sequence[GridSearch | None] | None = None,
) -> str:
    """The metrics of all runs as an HTML table; the rates that work are a column only if `tunings` are given."""
    columns = [_column(metric, [e.spreads[i] for e in ensembles], ensembles) for i, metric in enumerate(METRICS)]
    counts = [n_hyperparameters(member.optimizer, member.schedule) for member in experiment.runs]
    columns.append([str(count) for count in counts])
    if tunings is not None:
        columns.append(_shares(tunings))
    titles = [*((metric.title, metric.definition) for metric in METRICS), *EXTRAS][: len(columns)]
    head = "".join(
        f"<th scope='col'><abbr title='{escape(text)}' tabindex='0'>{title}</abbr></th>" for title, text in titles
    )
    body = "".join(map(_row, names, colours, zip(*columns, strict=True)))
    return (
        "<div class='lab-scroll'><table class='lab-runs lab-race'>"
        f"<thead><tr><th scope='col'>Run</th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def best(numbers: Sequence[float], contends: Sequence[bool]) -> float | None:
    """The least of those `numbers` that contend, or `None` if it would tell nobody apart."""
    finite = {number for number, does in zip(numbers, contends, strict=True) if does and math.isfinite(number)}
    return min(finite) if finite and len(set(numbers)) > 1 else None


def _column(metric: Metric, spreads: Sequence[Spread], ensembles: Sequence[Ensemble]) -> list[str]:
    settles = [math.isfinite(ensemble.spreads[0].median) for ensemble in ensembles]
    sound = [ensemble.single.broke_at is None for ensemble in ensembles]
    winner = best([spread.median for spread in spreads], sound if metric.compares_all else settles)
    cells = []
    for spread, contends in zip(spreads, sound if metric.compares_all else settles, strict=True):
        cell = _number(spread.median) if spread.low == spread.high else _scattered(spread)
        cells.append(_marked(cell) if contends and spread.median == winner else cell)
    return cells


def _shares(tunings: Sequence[GridSearch | None]) -> list[str]:
    shares = [math.inf if tuning is None else -tuning.forgiveness for tuning in tunings]
    winner = best(shares, [True] * len(shares))
    cells = ["–" if tuning is None else f"{tuning.forgiveness:.0%}" for tuning in tunings]
    return [_marked(cell) if share == winner else cell for cell, share in zip(cells, shares, strict=True)]


def _scattered(spread: Spread) -> str:
    """The median and, smaller, the range over the seeds."""
    low, median, high = (_number(value, "never") for value in spread)
    return f"{median} <span class='lab-range'>{low} … {high}</span>"


def _number(value: float, endless: str = "–") -> str:
    """Three digits, whole numbers in full; `endless` for what never came."""
    if not math.isfinite(value):
        return endless
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e6 else f"{value:.3g}".replace("e-", "e−")


def _marked(cell: str) -> str:
    return f"<b class='lab-best'>{cell}</b>"


def _row(name: str, colour: int, cells: Sequence[str]) -> str:
    numbers = "".join(f"<td class='lab-number'>{cell}</td>" for cell in cells)
    dot = f"<span class='lab-dot lab-colour-{colour}'></span>"
    return f"<tr><th scope='row'>{dot}{escape(name)}</th>{numbers}</tr>"
