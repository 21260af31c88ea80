"""One entry of a catalogue in a link: its key, then each value behind its name, with spaces between.

`rmsprop learning_rate 0.05 decay_rate 0.9 centered yes` says everything: no number is left out because it is a default, and
a switch that is not named is off, whatever its default. What wraps an entry follows it:
`sgd learning_rate 0.1 with lookahead period 5 pull 0.5`. What only differs in some values from the entry before it is
written `again decay_rate 0.99`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from catalog import Parameter, changed, closest_key, key_of, layers, own_parameters, own_values, parameters, values
from experiments.link.diagnostics import Diagnostics
from experiments.link.text import excerpt, parse_value, serialize

Entry = TypeVar("Entry")
AGAIN, WITH = "again", "with"
MAX_KEY_LENGTH = 40
LINK = "Link"
"""Who owns the values that belong to no entry."""


@dataclass(frozen=True)
class Catalogue(Generic[Entry]):
    """The entries that one place of a link may name, and the codes of the remarks on a key that is none of theirs."""

    entries: Mapping[str, type[Entry]]
    unknown: str
    unknown_like: str


def serialize_entry(entry: Any, previous: Any = None) -> str:
    """The key of `entry` and all its values; if it is of one kind with the `previous` one, only what differs."""
    if list(map(type, layers(entry))) == list(map(type, layers(previous))):
        old = values(previous)
        return " ".join([AGAIN, *_serialize_values({n: v for n, v in values(entry).items() if v != old[n]})])
    return f" {WITH} ".join(_serialize_layer(layer) for layer in layers(entry))


def _serialize_layer(layer: Any) -> str:
    written = {name: value for name, value in own_values(layer).items() if value is not False}
    return " ".join([key_of(layer), *_serialize_values(written)])


def _serialize_values(written: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name} {serialize(value)}" for name, value in written.items())


def parse_entry(words: Sequence[str], catalogue: Catalogue[Entry], diagnostics: Diagnostics) -> Entry | None:
    """The entry that `words` describe, illegal values left at their defaults; `None` if there is no such entry."""
    cls = parse_class(words, catalogue, diagnostics)
    return None if cls is None else with_all_values(cls(), words[1:], diagnostics)


def parse_class(words: Sequence[str], catalogue: Catalogue[Entry], diagnostics: Diagnostics) -> type[Entry] | None:
    """The class that the first of `words` names; if there is none, a remark suggests the closest."""
    key = words[0][:MAX_KEY_LENGTH] if words else ""
    if key not in catalogue.entries and not diagnostics.is_full:
        if (closest := closest_key(catalogue.entries, key)) is None:
            diagnostics.note(catalogue.unknown, key=excerpt(key))
        else:
            diagnostics.note(catalogue.unknown_like, key=excerpt(key), closest=closest)
    return catalogue.entries.get(key)


def with_all_values(entry: Entry, words: Sequence[str], diagnostics: Diagnostics) -> Entry:
    """`entry` with the legal values among `words` (name, value, name, value …), all of which should be there."""
    own = own_parameters(entry)
    off = {name: False for name, declared in own.items() if declared.is_switch}
    missing = tuple(own[name].called(name) for name in own if name not in words[::2] and name not in off)
    if missing:
        diagnostics.note("values_left_out", owner=title_of(entry), names=missing)
    legal = parse_values(words, own, own_values(entry), title_of(entry), diagnostics)
    return replace(entry, **{**off, **legal})  # type: ignore[type-var]  # every entry is a dataclass


def with_some_values(entry: Entry, words: Sequence[str], diagnostics: Diagnostics) -> Entry:
    """`entry`, and whatever it wraps, with those values changed that stand among `words`."""
    return changed(entry, parse_values(words, parameters(entry), values(entry), title_of(entry), diagnostics))


def title_of(owner: Any) -> str:
    """What people call the `owner` of a value."""
    about = getattr(owner, "about", None)
    return str(about.title) if about else LINK


def parse_values(
    words: Sequence[str],
    declared: Mapping[str, Parameter],
    current: Mapping[str, Any],
    owner: str,
    diagnostics: Diagnostics,
) -> dict[str, Any]:
    """The legal values among `words` for the `declared` parameters of the `owner`; the `current` ones stand in for others."""
    if len(words[::2]) > len(set(words[::2])):
        diagnostics.note("value_twice", owner=owner)
    legal: dict[str, Any] = {}
    for name, text in pairs(words):
        if name not in declared:
            diagnostics.note("value_unknown", owner=owner, name=excerpt(name))
        elif (value := parse_value(declared[name], text)) is not None:
            legal[name] = value
        else:
            label, used = declared[name].called(name), current[name]
            diagnostics.note_illegal_value(declared[name], owner=owner, name=label, text=text, used=used)
    return legal


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name among `words` with the value behind it, "" behind a last name without one."""
    padded = [*words, ""] if len(words) % 2 else words
    return zip(padded[::2], padded[1::2], strict=True)
