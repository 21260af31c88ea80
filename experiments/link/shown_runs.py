"""The parts of a link that say something of each run: which is selected, how it is drawn, what it is called."""

from collections.abc import Sequence

from catalog import parameters
from experiments.experiment import Run
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.part import Part
from experiments.link.text import excerpt, parse_number, parse_value, serialize, serialize_numbers
from experiments.view_state import MAX_NAME_LENGTH, MAX_RUNS, ViewState, legal_name

NOT_RETUNED = "-"


def _write_selected(contents: Contents) -> Sequence[str]:
    return [serialize(contents.shown.selected)] if contents.shown.selected else []


def _read_selected(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    numbers = _whole_numbers(texts[0], len(contents.runs))
    if len(numbers) == 1:
        return contents.showing(selected=numbers[0])
    diagnostics.note("no_whole_number_below", part="selected", end=len(contents.runs), text=excerpt(texts[0]))
    return contents


def _write_colours(contents: Contents) -> Sequence[str]:
    usual = ViewState().fitted(len(contents.runs)).colours
    return [] if contents.shown.colours == usual else [serialize_numbers(*contents.shown.colours)]


def _read_colours(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    end = max(MAX_RUNS, len(contents.runs))
    if numbers := _whole_numbers(texts[0], end):
        return contents.showing(colours=numbers)
    diagnostics.note("no_whole_numbers_below", part="colours", end=end, text=excerpt(texts[0]))
    return contents


def _write_hidden(contents: Contents) -> Sequence[str]:
    return [serialize_numbers(*contents.shown.hidden)] if contents.shown.hidden else []


def _read_hidden(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    n_runs = len(contents.runs)
    numbers = _whole_numbers(texts[0], n_runs)
    if 0 < len(numbers) < n_runs:
        return contents.showing(hidden=numbers)
    code = "every_run_hidden" if numbers else "no_whole_numbers_below"
    diagnostics.note(code, part="hidden", end=n_runs, text=excerpt(texts[0]))
    return contents


def _write_names(contents: Contents) -> Sequence[str]:
    return [f"{index} {name}" for index, name in enumerate(contents.shown.names) if name]


def _read_names(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    names, n_runs = dict[int, str](), len(contents.runs)
    for text in texts:
        number, _, name = text.partition(" ")
        index = next(iter(_whole_numbers(number, n_runs)), None)
        if index is None or index in names or not name or name != legal_name(name):
            diagnostics.note("unreadable_name", part="name", end=n_runs, most=MAX_NAME_LENGTH, text=excerpt(text))
        if index is not None:
            names.setdefault(index, legal_name(name))
    return contents.showing(names=tuple(names.get(index, "") for index in range(n_runs)))


def _write_rates(contents: Contents) -> Sequence[str]:
    rates = [NOT_RETUNED if rate is None else serialize(rate) for rate in contents.shown.rates_as_set]
    return [" ".join(rates)] if rates else []


def _read_rates(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    words = texts[0].split()
    if len(words) == len(contents.runs):
        rates = tuple(map(_rate, words, contents.runs))
        if all(rate is not None or word == NOT_RETUNED for rate, word in zip(rates, words, strict=True)):
            return contents.showing(rates_as_set=rates)
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


SHOWN_RUNS = (
    Part("selected", _write_selected, _read_selected),
    Part("colours", _write_colours, _read_colours),
    Part("hidden", _write_hidden, _read_hidden),
    Part("name", _write_names, _read_names, is_repeatable=True),
    Part("rates_as_set", _write_rates, _read_rates),
)
