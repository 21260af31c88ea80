"""What was measured about the runs, side by side: a column for each metric, the best of a column marked."""

from collections.abc import Sequence
from math import inf, isfinite

from catalog.numbers import number_in_field
from experiments import Experiment
from experiments.band import Ensemble, Spread
from experiments.metrics import METRICS, Metric, n_hyperparameters
from experiments.tuning import GRID_SENTENCE, GridSearch
from figures.phrases import phrase
from figures.tables import Cell, Column, Row, Table


def columns() -> Sequence[Column]:
    """All columns that there can be; the last only if the grid of learning rates is measured."""
    return (
        *(Column(metric.title, metric.definition) for metric in METRICS),
        Column(phrase("hyperparameters"), phrase("hyperparameters_definition")),
        Column(phrase("forgiveness"), phrase("forgiveness_definition", grid=GRID_SENTENCE)),
    )


def metric_table(
    experiment: Experiment,
    labels: Sequence[str],
    ensembles: Sequence[Ensemble],
    colours: Sequence[int],
    searches: Sequence[GridSearch | None] | None = None,
) -> Table:
    """The metrics of all runs; the rates that work are a column only if `searches` are given."""
    cells = [_column(metric, [e.spreads[i] for e in ensembles], ensembles) for i, metric in enumerate(METRICS)]
    counts = [n_hyperparameters(member.optimizer, member.schedule) for member in experiment.runs]
    cells.append([Cell(str(count)) for count in counts])
    if searches is not None:
        cells.append(_shares(searches))
    rows = [Row(*parts) for parts in zip(labels, colours, zip(*cells, strict=True), strict=True)]
    return Table(phrase("run"), columns()[: len(cells)], rows)


def best(numbers: Sequence[float], contends: Sequence[bool]) -> float | None:
    """The least of those `numbers` that contend, or `None` if it would tell nobody apart."""
    finite = {number for number, does in zip(numbers, contends, strict=True) if does and isfinite(number)}
    return min(finite) if finite and len(set(numbers)) > 1 else None


def _column(metric: Metric, spreads: Sequence[Spread], ensembles: Sequence[Ensemble]) -> list[Cell]:
    settles = [isfinite(ensemble.spreads[0].median) for ensemble in ensembles]
    sound = [ensemble.single.broke_at is None for ensemble in ensembles]
    contends = sound if metric.compares_all else settles
    winner = best([spread.median for spread in spreads], contends)
    return [_cell(spread, does and spread.median == winner) for spread, does in zip(spreads, contends, strict=True)]


def _cell(spread: Spread, is_best: bool) -> Cell:
    """The median and, where seeds differ, the range over them."""
    if spread.low == spread.high:
        return Cell(_number(spread.median, "none"), is_best)
    low, median, high = (_number(value, "never") for value in spread)
    return Cell(median, is_best, range=phrase("range", low=low, high=high))


def _shares(searches: Sequence[GridSearch | None]) -> list[Cell]:
    shares = [inf if found is None else -found.forgiveness for found in searches]
    winner = best(shares, [True] * len(shares))
    texts = [
        phrase("none") if found is None else phrase("percent", number=round(100 * found.forgiveness))
        for found in searches
    ]
    return [Cell(text, is_best=share == winner) for text, share in zip(texts, shares, strict=True)]


def _number(value: float, unreached: str) -> str:
    return number_in_field(value) if isfinite(value) else phrase(unreached)
