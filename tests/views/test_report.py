"""The sentence and the table say what the arrays say, whole and without markup of strangers."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import Point
from experiments import Experiment, Outcome, Run, run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from views import report


def told(landscape: str, start: Point, *optimizers: Optimizer, n_steps: int = 300) -> str:
    runs = [Run(optimizer=optimizer, start=start) for optimizer in optimizers]
    experiment = Experiment(landscape=LANDSCAPES[landscape](), runs=runs, n_steps=n_steps)
    return report.sentence(experiment, report.labels(experiment.runs), run(experiment))


def sgd(learning_rate: float) -> Optimizer:
    return replace(OPTIMIZERS["sgd"](), learning_rate=learning_rate)  # type: ignore[call-arg]


def test_every_outcome_has_a_sentence_and_words_for_the_table() -> None:
    assert set(report.SENTENCES) == set(report.WORDS) == set(Outcome)
    assert all(sentence.endswith(".") for sentence in report.SENTENCES.values())


def test_a_run_that_settles_is_told_with_its_step() -> None:
    # On the bowl with curvatures 1 and 10, SGD at rate 0.1 follows x = −2.7·0.9ᵗ; it is within 0.01 once t ≥ 54.
    assert told("quadratic", (-2.7, 0.93), sgd(0.1)) == "SGD settled within 0.01 of a minimum after 54 steps."


def test_a_run_that_diverges_is_told_with_its_step() -> None:
    assert told("quadratic", (-2.7, 0.93), sgd(1e3)).startswith("SGD diverged at step ")


def test_where_no_minimum_is_known_no_distance_is_told() -> None:
    assert told("saddle", (1.5, 1e-6), sgd(1e-4)) == "SGD is still on its way after 300 steps."


def test_runs_of_one_optimizer_are_named_by_what_differs() -> None:
    runs = [Run(optimizer=optimizer, start=(0.0, 0.0)) for optimizer in (sgd(0.1), sgd(0.2), OPTIMIZERS["adam"]())]
    assert report.labels(runs) == ["SGD, learning rate 0.1", "SGD, learning rate 0.2", "Adam"]


def test_equal_runs_are_numbered() -> None:
    assert report.labels([Run(optimizer=sgd(0.1), start=(0.0, 0.0))] * 2) == ["SGD (1)", "SGD (2)"]


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_the_table_has_a_row_for_each_run_and_no_number_that_is_none(landscape: str) -> None:
    start = LANDSCAPES[landscape].starts[0]
    runs = [Run(optimizer=cls(), start=start) for cls in OPTIMIZERS.values()]
    experiment = Experiment(landscape=LANDSCAPES[landscape](), runs=runs, n_steps=20)
    html = report.table(report.labels(experiment.runs), run(experiment), range(len(runs)))
    assert html.count("<tr>") == 1 + len(runs)
    assert not any(word in html for word in ("nan", ">inf", "None"))
    assert np.char.count(html, "<td") == 5 * len(runs)
