"""What happened, in few sentences: runs that ended alike share one, however many there are."""

from collections.abc import Hashable, Mapping, Sequence

from catalog import number_in_sentence
from experiments.judging.outcome_facts import OutcomeFacts
from figures.phrases import facts_of, phrase
from figures.sentences import sentence_of


def story(labels: Sequence[str], outcomes: Sequence[OutcomeFacts]) -> list[str]:
    """A sentence for each way in which the runs called `labels` ended, in the order of the runs."""
    groups: dict[Hashable, list[int]] = {}
    for index, outcome in enumerate(outcomes):
        groups.setdefault(_alike(outcome), []).append(index)
    return [_told([labels[i] for i in group], [outcomes[i] for i in group]) for group in groups.values()]


def listed(names: Sequence[str]) -> str:
    """Several `names` as a sentence lists them; one that has a comma of its own stands in quotation marks."""
    *others, last = (phrase("quoted", name=name) if "," in name else name for name in names)
    return phrase("listed", others=", ".join(others), last=last) if others else last


def _alike(outcome: OutcomeFacts) -> Hashable:
    """What runs have in common that share a sentence: the case and, where the sentence tells it, the place."""
    place = [outcome.facts[name] for name in ("x", "y") if name in facts_of(_together(outcome))]
    return outcome.case, *place


def _told(labels: Sequence[str], outcomes: Sequence[OutcomeFacts]) -> str:
    if len(labels) == 1:
        return sentence_of(labels[0], outcomes[0])
    return phrase(_together(outcomes[0]), runs=listed(labels), **_spans([outcome.facts for outcome in outcomes]))


def _together(outcome: OutcomeFacts) -> str:
    return f"{outcome.case}_together"


def _spans(facts: Sequence[Mapping[str, float]]) -> Mapping[str, str]:
    """Each fact of several runs as a number, or as the least and the greatest if they differ to the eye."""
    return {name: _span([each[name] for each in facts]) for name in facts[0]}


def _span(numbers: Sequence[float]) -> str:
    low, high = number_in_sentence(min(numbers)), number_in_sentence(max(numbers))
    return low if low == high else phrase("span", low=low, high=high)
