"""How runs ended, in whole sentences."""

from collections.abc import Callable, Mapping

from catalog.numbers import number_in_field, number_in_sentence
from experiments import Trajectory
from experiments.judging.outcome_facts import OutcomeFacts, outcome_facts
from figures.phrases import phrase
from landscapes import Landscape


def outcome_sentence(label: str, landscape: Landscape, trajectory: Trajectory) -> str:
    """What came of the run called `label`."""
    return sentence_of(label, outcome_facts(landscape, trajectory))


def sentence_of(label: str, outcome: OutcomeFacts) -> str:
    """The sentence of these facts, about the run called `label`."""
    return phrase(outcome.case, run=label, **_texts(outcome, number_in_sentence))


def in_short(outcome: OutcomeFacts) -> str:
    """The same in a few words, for a table."""
    return phrase(f"{outcome.case}_in_short", **_texts(outcome, number_in_field))


def _texts(outcome: OutcomeFacts, write: Callable[[float], str]) -> Mapping[str, str]:
    """The facts as `write` writes numbers."""
    return {name: write(fact) for name, fact in outcome.facts.items()}
