"""On which terms runs are compared: a comparison is fair only on terms that are stated."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from catalog import Number
from experiments.experiment import Experiment, Run
from experiments.tuning import CHOICE_SENTENCE, GRID_SENTENCE, RATES, GridSearch, grid_search, rate_of, with_rate
from optimizers.optimizer import rate

Tune: TypeAlias = Callable[[Experiment, Run], GridSearch | None]
"""Whoever runs the grid of learning rates for a run of an experiment: `grid_search`, or one who remembers."""


class ComparisonTerms(Enum):
    """The terms of a comparison; the value is their name, `sentence` says what they mean."""

    def __new__(cls, title: str, sentence: str) -> "ComparisonTerms":
        """The member called `title`."""
        member = object.__new__(cls)
        member._value_ = title
        member.sentence = sentence
        return member

    sentence: str

    AS_SET = "as set", "Every run keeps the values that its knobs show."
    SAME_RATE = "same learning rate", "Every run that has a learning rate takes the same one."
    TUNED = "each tuned", f"{CHOICE_SENTENCE} {GRID_SENTENCE}"
    SAME_BUDGET = (
        "same budget",
        "Each run may ask for equally many losses, gradients and Hessians, and is held at the last step that it can afford.",
    )


@dataclass(frozen=True)
class SharedRate:
    """The one learning rate of a race at the same learning rate."""

    learning_rate: Number = rate(0.01)


def shared_rate(experiment: Experiment, selected: int) -> float | None:
    """The learning rate of the selected run, or of the first that has one; `None` if none has."""
    rates = (rate_of(member) for member in (experiment.runs[selected], *experiment.runs))
    return next((found for found in rates if found is not None), None)


def on_terms(terms: ComparisonTerms, experiment: Experiment, selected: int = 0, tune: Tune = grid_search) -> Experiment:
    """`experiment` changed so that the terms of `terms` hold; the shared learning rate is that of the `selected` run."""
    if terms is ComparisonTerms.SAME_BUDGET:
        return replace(experiment, budget=experiment.budget or experiment.n_steps)
    free = replace(experiment, budget=0)
    if terms is ComparisonTerms.SAME_RATE:
        return at_same_rate(free, shared_rate(free, selected))
    return each_tuned(free, tune) if terms is ComparisonTerms.TUNED else free


def at_same_rate(experiment: Experiment, rate: float | None) -> Experiment:
    """`experiment` with one learning `rate` for all runs that have one."""
    return replace(experiment, runs=[with_rate(member, rate) for member in experiment.runs])


def each_tuned(experiment: Experiment, tune: Tune = grid_search) -> Experiment:
    """`experiment` with the learning rate that the grid suggests for each run that has one."""
    found = [tune(experiment, member) for member in experiment.runs]
    runs = [with_rate(member, best.rate if best else None) for member, best in zip(experiment.runs, found, strict=True)]
    return replace(experiment, runs=runs)


def terms_after(terms: ComparisonTerms, before: Experiment, now: Experiment) -> ComparisonTerms:
    """The terms that are true once `before` has become `now`: whatever else is turned, a tuned run is tuned no more."""
    if now.budget:
        return ComparisonTerms.SAME_BUDGET
    rates = {rate_of(member) for member in now.runs} - {None}
    is_same = replace(now, runs=before.runs) == before and set(now.runs) <= set(before.runs)
    still = {
        ComparisonTerms.AS_SET: True,
        ComparisonTerms.SAME_RATE: len(rates) <= 1,
        ComparisonTerms.TUNED: is_same
        and rates <= set(RATES),  # which of the grid's rates is the best is taken on trust
        ComparisonTerms.SAME_BUDGET: False,
    }
    return terms if still[terms] else ComparisonTerms.AS_SET
