"""How a link spells a run, with its start, its schedule and its modifiers, and reads it back."""

from collections.abc import Sequence

from catalog import ParameterError, Point, layers
from experiments.experiment import CONSTANT, MOST_MODIFIERS, Run
from experiments.words import (
    AGAIN,
    WITH,
    Remarks,
    number,
    quote,
    read_entry,
    read_key,
    spell,
    spell_entry,
    with_news,
    with_values,
)
from landscapes.landscape import LARGEST_COORDINATE
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES, Optimizer, Schedule


def spell_point(point: Point) -> str:
    """The two coordinates."""
    return " ".join(spell(value) for value in point)


def spell_run(member: Run, start: Point, before: Run | None) -> str:
    """`rmsprop learning_rate 0.05 … from -4 0.8 under cosine …`; the common `start` and the constant schedule go unsaid."""
    words = [spell_entry(member.optimizer, before.optimizer if before else None)]
    if member.start != start:
        words.append(f"from {spell_point(member.start)}")
    if member.schedule != CONSTANT:
        words.append(f"under {spell_entry(member.schedule)}")
    return " ".join(words)


def read_point(texts: Sequence[str], otherwise: Point, remarks: Remarks) -> Point:
    """The point that `texts` spell, or the one `otherwise` used."""
    numbers = [number(text) for text in texts]
    match numbers:
        case [float() as x, float() as y] if max(abs(x), abs(y)) <= LARGEST_COORDINATE:
            return x, y
    remarks.add(f"A start must be two numbers, got {quote(' '.join(texts))}; {spell_point(otherwise)} is used.")
    return otherwise


def read_run(texts: Sequence[str], start: Point, before: Run | None, remarks: Remarks) -> Run | None:
    """The run that `texts` spell, or `None` if they name no optimizer that there is."""
    (_, spelled), *rest = _parts(texts, ("from", "under", WITH))
    if spelled[:1] == [AGAIN] and before is not None:
        optimizer: Optimizer | None = with_news(before.optimizer, spelled[1:], remarks)
    else:
        optimizer = read_entry(spelled, OPTIMIZERS, "optimizer", remarks)
    if optimizer is None:
        return None
    schedule: Schedule | None = None
    once = [marker for marker, _ in rest if marker != WITH]
    if len(once) > len(set(once)):
        remarks.add("The link gives a run two starts or two schedules; the last of them is used.")
    for marker, words in rest:
        if marker == "from":
            start = read_point(words, start, remarks)
        elif marker == "under":
            schedule = read_entry(words, SCHEDULES, "schedule", remarks)
        else:
            optimizer = _wrapped(optimizer, words, remarks)
    return Run(optimizer=optimizer, start=start, schedule=schedule or CONSTANT)


def _wrapped(optimizer: Optimizer, words: Sequence[str], remarks: Remarks) -> Optimizer:
    """`optimizer` in the modifier that `words` spell, or as it is if they spell none."""
    modifier = read_key(words, MODIFIERS, "modifier", remarks)
    if modifier is None:
        return optimizer
    if len(layers(optimizer)) > MOST_MODIFIERS:
        remarks.add(f"The link applies more than {MOST_MODIFIERS} modifiers to a run; the first are shown.")
        return optimizer
    try:
        return with_values(modifier(inner=optimizer), words[1:], remarks)
    except ParameterError as error:
        remarks.add(str(error))
        return optimizer


def _parts(texts: Sequence[str], markers: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The words in front of the first marker, under "", and then each marker with the words behind it."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for text in texts:
        if text in markers:
            parts.append((text, []))
        else:
            parts[-1][1].append(text)
    return parts
