"""The tables are data: a row for each run, a cell for each column, and no number that is none."""

from collections.abc import Sequence
from itertools import chain

import pytest

from experiments import Experiment, Run, run
from experiments.band import ensembles
from experiments.metrics import METRICS
from experiments.noise import Noise
from experiments.tuning import RATES, grid_search
from figures.labels import labels
from figures.metric_table import best, columns, metric_table
from figures.outcome_table import outcome_table
from figures.tables import Table
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

INF = float("inf")


def race_of(*keys: str, landscape: str = "ravine", scale: float = 0.0, n_steps: int = 60) -> Experiment:
    ground = LANDSCAPES[landscape]()
    runs = [Run(optimizer=OPTIMIZERS[key](), start=ground.starts[0]) for key in keys]
    return Experiment(landscape=ground, runs=runs, n_steps=n_steps, noise=Noise(scale=scale))


def measured(asked: Experiment) -> Table:
    return metric_table(asked, labels(asked.runs), ensembles(asked), range(len(asked.runs)))


def column(table: Table, title: str) -> Sequence[str]:
    index = [column.title for column in table.columns].index(title)
    return [row.cells[index].text for row in table.rows]


def assert_is_whole(table: Table, n_rows: int) -> None:
    assert len(table.rows) == n_rows
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    texts = [cell.text + cell.range + cell.details for cell in chain.from_iterable(row.cells for row in table.rows)]
    assert not any(word in text.split() for text in texts for word in ("nan", "inf", "None", "∞"))
    assert all(column.definition.endswith(".") for column in table.columns)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_the_outcomes_of_all_methods_fill_a_table(landscape: str) -> None:
    asked = race_of(*OPTIMIZERS, landscape=landscape, n_steps=20)
    names = labels(asked.runs)
    table = outcome_table(asked.landscape, names, run(asked), range(len(names)))
    assert_is_whole(table, len(names))
    assert [row.label for row in table.rows] == names
    assert all(row.cells[0].details.startswith(f"{row.label} ") for row in table.rows)


@pytest.mark.parametrize("landscape", ["ravine", "saddle"])
@pytest.mark.parametrize("scale", [0.0, 1.0])
def test_the_metrics_of_runs_fill_a_table(landscape: str, scale: float) -> None:
    table = measured(race_of("sgd", "adam", "newton", scale=scale, landscape=landscape))
    assert_is_whole(table, 3)
    assert len(table.columns) == len(METRICS) + 1
    assert any(cell.range for row in table.rows for cell in row.cells) == (scale > 0)


def test_the_rates_that_work_are_a_column_if_the_grid_is_measured() -> None:
    asked = race_of("sgd", "nelder_mead", landscape="quadratic", n_steps=300)
    searches = [grid_search(asked, member) for member in asked.runs]
    table = metric_table(asked, labels(asked.runs), ensembles(asked), (0, 1), searches)
    assert table.columns == columns()
    found = searches[0]
    assert found is not None
    assert column(table, columns()[-1].title) == [f"{round(100 * found.forgiveness)} %", "–"]
    assert 0 < found.forgiveness * len(RATES) < len(RATES)


def test_a_run_keeps_the_slot_of_its_colour() -> None:
    asked = race_of("sgd", "adam")
    table = outcome_table(asked.landscape, ("SGD", "Adam"), run(asked), (5, 2))
    assert [row.colour for row in table.rows] == [5, 2]


def test_a_single_run_is_not_the_best_of_anything() -> None:
    (row,) = measured(race_of("newton")).rows
    assert not any(cell.is_best for cell in row.cells)


def test_the_best_is_the_least_of_those_who_contend() -> None:
    assert best([3.0, 1.0, 2.0], [True, False, True]) == 2.0
    assert best([1.0, 1.0], [True, True]) is None
    assert best([INF, INF], [True, True]) is None
