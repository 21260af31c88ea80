"""How the runs ended, side by side."""

from collections.abc import Sequence
from math import isfinite

from catalog.numbers import number_in_field
from experiments import Trajectory
from experiments.judging.outcome_facts import outcome_facts
from experiments.metrics import EVALUATIONS, Metric
from figures.phrases import phrase
from figures.sentences import in_short, sentence_of
from figures.tables import Cell, Column, Row, Table
from landscapes import Landscape


def outcome_table(
    landscape: Landscape, labels: Sequence[str], trajectories: Sequence[Trajectory], colours: Sequence[int]
) -> Table:
    """The outcome of each run with its distance and its evaluations; what the table of the metrics tells is not told here."""
    columns = (
        Column(phrase("outcome"), phrase("outcome_definition"), is_number=False),
        Column(phrase("distance"), phrase("distance_definition")),
        _column(EVALUATIONS),
    )
    named = zip(labels, colours, trajectories, strict=True)
    return Table(phrase("run"), columns, [_row(landscape, *run) for run in named])


def _column(metric: Metric) -> Column:
    return Column(metric.title, metric.definition)


def _row(landscape: Landscape, label: str, colour: int, trajectory: Trajectory) -> Row:
    facts = outcome_facts(landscape, trajectory)
    outcome = Cell(in_short(facts), details=sentence_of(label, facts))
    numbers = (
        _number(float(trajectory.distances[-1])),
        _number(EVALUATIONS.measure(trajectory)),
    )
    return Row(label, colour, (outcome, *numbers))


def _number(value: float | None) -> Cell:
    is_known = value is not None and isfinite(value)
    return Cell(number_in_field(value) if value is not None and is_known else phrase("none"))
