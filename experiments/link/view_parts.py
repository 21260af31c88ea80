"""The parts of a link that say what is shown of its experiment; what is as usual goes without saying."""

from collections.abc import Sequence
from dataclasses import replace

from catalog import parameters
from experiments.compare import ComparisonTerms
from experiments.experiment import Run
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.part import Part
from experiments.link.text import SWITCH, excerpt, parse_number, parse_value, serialize, serialize_numbers
from experiments.view_state import MAX_RUNS, VIEWS, ViewState

TERMS = {
    "as set": ComparisonTerms.AS_SET,
    "same learning rate": ComparisonTerms.SAME_RATE,
    "each tuned": ComparisonTerms.TUNED,
    "same budget": ComparisonTerms.SAME_BUDGET,
}
"""Words on the wire; what people read may be translated, these may not."""
NOT_RETUNED = "-"


def _write_selected(contents: Contents) -> Sequence[str]:
    return [serialize(contents.selected)] if contents.selected else []


def _read_selected(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    numbers = _whole_numbers(texts[0], len(contents.runs))
    if len(numbers) == 1:
        return replace(contents, selected=numbers[0])
    diagnostics.note("no_whole_number_below", part="selected", end=len(contents.runs), text=excerpt(texts[0]))
    return contents


def _write_colours(contents: Contents) -> Sequence[str]:
    usual = ViewState().fitted(len(contents.runs)).colours
    return [] if contents.colours == usual else [serialize_numbers(*contents.colours)]


def _read_colours(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    end = max(MAX_RUNS, len(contents.runs))
    if numbers := _whole_numbers(texts[0], end):
        return replace(contents, colours=numbers)
    diagnostics.note("no_whole_numbers_below", part="colours", end=end, text=excerpt(texts[0]))
    return contents


def _write_view(contents: Contents) -> Sequence[str]:
    return [] if contents.view == ViewState.view else [contents.view]


def _read_view(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    view = texts[0].strip()
    if view in VIEWS:
        return replace(contents, view=view)
    diagnostics.note("no_such_choice", part="view", choices=VIEWS, text=excerpt(view))
    return contents


def _write_terms(contents: Contents) -> Sequence[str]:
    return [word for word, terms in TERMS.items() if terms is contents.terms is not ViewState.terms]


def _read_terms(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    word = texts[0].strip()
    if word in TERMS:
        return replace(contents, terms=TERMS[word])
    diagnostics.note("no_such_choice", part="race", choices=tuple(TERMS), text=excerpt(word))
    return contents


def _write_forgiving(contents: Contents) -> Sequence[str]:
    return [serialize(True)] if contents.forgiving else []


def _read_forgiving(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    word = texts[0].strip()
    if word in SWITCH:
        return replace(contents, forgiving=SWITCH[word])
    diagnostics.note("no_such_choice", part="forgiving", choices=tuple(SWITCH), text=excerpt(word))
    return contents


def _write_rates(contents: Contents) -> Sequence[str]:
    rates = [NOT_RETUNED if rate is None else serialize(rate) for rate in contents.rates_as_set]
    return [" ".join(rates)] if rates else []


def _read_rates(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    words = texts[0].split()
    if len(words) == len(contents.runs):
        rates = tuple(map(_rate, words, contents.runs))
        if all(rate is not None or word == NOT_RETUNED for rate, word in zip(rates, words, strict=True)):
            return replace(contents, rates_as_set=rates)
    diagnostics.note("unreadable_rates_as_set", part="rates_as_set", text=excerpt(texts[0]))
    return contents


def _rate(word: str, run: Run) -> float | None:
    """The learning rate that `word` names, if `run` can take it."""
    declared = parameters(run.optimizer).get("learning_rate")
    rate: float | None = parse_value(declared, word) if declared else None
    return rate


def _whole_numbers(text: str, end: int) -> tuple[int, ...]:
    """The different whole numbers from 0 up to `end`, exclusive, that `text` names; none if it names anything else."""
    numbers = [parse_number(word) for word in text.split()]
    whole = tuple(int(n) for n in numbers if n is not None and n.is_integer() and 0 <= n < end)
    return whole if len(numbers) == len(set(whole)) else ()


VIEW_PARTS = (
    Part("selected", _write_selected, _read_selected),
    Part("colours", _write_colours, _read_colours),
    Part("view", _write_view, _read_view),
    Part("race", _write_terms, _read_terms),
    Part("forgiving", _write_forgiving, _read_forgiving),
    Part("rates_as_set", _write_rates, _read_rates),
)
