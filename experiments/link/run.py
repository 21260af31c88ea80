"""A run in a link: its optimizer in its modifiers and rules, its start, its schedule.

`rmsprop learning_rate 0.05 … with lookahead … from -4 0.8 under cosine …`; the start that the first run has and the
constant schedule go without saying.
"""

from collections.abc import Sequence
from dataclasses import replace

from catalog import ParameterError, Point, layers
from experiments.experiment import CONSTANT, MAX_MODIFIERS, ExperimentError, Run
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import (
    AGAIN,
    WITH,
    Catalogue,
    parse_class,
    parse_entry,
    serialize_entry,
    with_all_values,
    with_some_values,
)
from experiments.link.text import excerpt, parse_point, serialize_numbers
from landscapes.landscape import LARGEST_COORDINATE
from optimizers import OPTIMIZERS, SCHEDULES, WRAPPERS, Optimizer, Schedule

FROM, UNDER = "from", "under"
OPTIMIZER = Catalogue(OPTIMIZERS, "unknown_optimizer", "unknown_optimizer_like")
WRAPPER = Catalogue(WRAPPERS, "unknown_modifier", "unknown_modifier_like")
SCHEDULE = Catalogue(SCHEDULES, "unknown_schedule", "unknown_schedule_like")


def serialize_run(run: Run, start: Point, previous: Run | None) -> str:
    """`run` as one part of a link whose common start is `start`, in short if it is like the `previous` one."""
    words = [serialize_entry(run.optimizer, previous.optimizer if previous else None)]
    if run.start != start:
        words.append(f"{FROM} {serialize_numbers(*run.start)}")
    if run.schedule != CONSTANT:
        words.append(f"{UNDER} {serialize_entry(run.schedule)}")
    return " ".join(words)


def parse_start(text: str, usual: Point, diagnostics: Diagnostics) -> Point:
    """The start that `text` names, or the `usual` one."""
    start = parse_point(text, LARGEST_COORDINATE)
    if start is not None:
        return start
    x, y = usual
    diagnostics.note("unreadable_start", most=LARGEST_COORDINATE, text=excerpt(text), x=x, y=y)
    return usual


def parse_run(text: str, start: Point, previous: Run | None, diagnostics: Diagnostics) -> Run | None:
    """The run that `text` describes, or `None` if it names no optimizer that there is."""
    (_, words), *clauses = _clauses(text.split())
    if words[:1] == [AGAIN] and previous is not None:
        optimizer: Optimizer | None = with_some_values(previous.optimizer, words[1:], diagnostics)
    else:
        optimizer = parse_entry(words, OPTIMIZER, diagnostics)
    if optimizer is None:
        return None
    _note_repetition([marker for marker, _ in clauses if marker != WITH], diagnostics)
    run = Run(optimizer=optimizer, start=start)
    for marker, words in clauses:
        run = _with_clause(run, marker, words, diagnostics)
    return run


def _with_clause(run: Run, marker: str, words: Sequence[str], diagnostics: Diagnostics) -> Run:
    """`run` with what one clause says: a start of its own, a schedule, or a modifier or rule."""
    if marker == FROM:
        return replace(run, start=parse_start(" ".join(words), run.start, diagnostics))
    if marker == UNDER:
        schedule: Schedule | None = parse_entry(words, SCHEDULE, diagnostics)
        return replace(run, schedule=schedule or CONSTANT)
    return replace(run, optimizer=_wrapped(run.optimizer, words, diagnostics))


def _wrapped(optimizer: Optimizer, words: Sequence[str], diagnostics: Diagnostics) -> Optimizer:
    """`optimizer` in the modifier or rule that `words` describe, or as it is if there is none."""
    if len(layers(optimizer)) > MAX_MODIFIERS:
        diagnostics.note("too_many_modifiers", most=MAX_MODIFIERS)
        return optimizer
    wrapper = parse_class(words, WRAPPER, diagnostics)
    if wrapper is None:
        return optimizer
    try:
        return with_all_values(wrapper(inner=optimizer), words[1:], diagnostics)
    except (ParameterError, ExperimentError) as error:
        diagnostics.note("refused", reason=str(error))
        return optimizer


def _note_repetition(markers: Sequence[str], diagnostics: Diagnostics) -> None:
    if len(markers) > len(set(markers)):
        diagnostics.note("start_or_schedule_twice")


def _clauses(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The words in front of the first marker, under "", and then each marker with the words behind it."""
    clauses: list[tuple[str, list[str]]] = [("", [])]
    for word in words:
        if word in (FROM, UNDER, WITH):
            clauses.append((word, []))
        else:
            clauses[-1][1].append(word)
    return clauses
