"""How one entry of a catalogue is spelled in a link: its key, then each value behind its name, with spaces between.

`rmsprop learning_rate 0.05 decay_rate 0.9 centered yes` says everything: no number is left out because it is a default, and
a switch that is not named is off, whatever its default. What wraps an entry follows it:
`sgd learning_rate 0.1 with lookahead period 5 pull 0.5`. What only differs in some values from the entry before it is
spelled `again decay_rate 0.99`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from catalog import Parameter, changed, find, key_of, layers, own_parameters, own_values, parameters, values

Entry = TypeVar("Entry")
AGAIN, WITH = "again", "with"
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
LONGEST_QUOTE = 24
LONGEST_KEY = 40


@dataclass
class Remarks:
    """What could not be read, one sentence each, in the order in which it was met."""

    sentences: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Remember `sentence`, unless it was said already."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)


def spell(value: float) -> str:
    """A value as a link writes it: shortest text that reads back exactly; switches as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value).removesuffix(".0").replace("e+", "e")


def spell_entry(entry: Any, before: Any = None) -> str:
    """The key of `entry` and all its values; if it is of one kind with the entry `before` it, only what differs."""
    if list(map(type, layers(entry))) == list(map(type, layers(before))):
        said = values(before)
        return " ".join([AGAIN, *_spell_values({n: v for n, v in values(entry).items() if v != said[n]})])
    return f" {WITH} ".join(_spell_layer(layer) for layer in layers(entry))


def _spell_layer(layer: Any) -> str:
    said = {name: value for name, value in own_values(layer).items() if value is not False}
    return " ".join([key_of(layer), *_spell_values(said)])


def _spell_values(said: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name} {spell(value)}" for name, value in said.items())


def quote(text: str) -> str:
    """A stranger's text, made short and harmless enough to be shown."""
    plain = "".join(c if c.isprintable() else "?" for c in text)
    return f"“{plain[:LONGEST_QUOTE]}…”" if len(plain) > LONGEST_QUOTE else f"“{plain}”"


def number(text: str) -> float | None:
    """The plain decimal number that `text` is, or `None`; `nan`, `inf` and other spellings are none."""
    return float(text) if len(text) < 40 and NUMBER.fullmatch(text) else None


def read_value(declared: Parameter, text: str) -> Any:
    """The legal value that `text` spells for `declared`, or `None`."""
    if declared.is_switch:
        return {"yes": True, "no": False}.get(text)
    value: float | None = number(text)
    if value is None or not declared.allows(value):
        return None
    return int(value) if declared.is_whole else value


def read_entry(words: Sequence[str], catalogue: Mapping[str, type[Entry]], kind: str, remarks: Remarks) -> Entry | None:
    """The entry that `words` spell, unreadable values left at their defaults; `None` if there is no such entry."""
    cls = read_key(words, catalogue, kind, remarks)
    return None if cls is None else with_values(cls(), words[1:], remarks)


def read_key(
    words: Sequence[str], catalogue: Mapping[str, type[Entry]], kind: str, remarks: Remarks
) -> type[Entry] | None:
    """The class that the first of `words` names; if there is none, a remark suggests the closest."""
    try:
        return find(catalogue, kind, words[0][:LONGEST_KEY] if words else "")
    except LookupError as error:
        remarks.add("".join(c if c.isprintable() else "?" for c in str(error.args[0])))
        return None


def with_values(entry: Entry, words: Sequence[str], remarks: Remarks) -> Entry:
    """`entry` with the legal values among `words` (name, value, name, value …), all of which should be there."""
    own = own_parameters(entry)
    off = {name: False for name, declared in own.items() if declared.is_switch}
    missing = [name for name in own if name not in words[::2] and name not in off]
    if missing:
        remarks.add(f"{_title(entry)}: the link leaves out {', '.join(missing)}; the usual values are used.")
    read = read_values(words, own, own_values(entry), _title(entry), remarks)
    return replace(entry, **{**off, **read})  # type: ignore[type-var]  # every entry is a dataclass


def with_news(entry: Entry, words: Sequence[str], remarks: Remarks) -> Entry:
    """`entry`, and whatever it wraps, with those values changed that stand among `words`."""
    return changed(entry, read_values(words, parameters(entry), values(entry), _title(entry), remarks))


def read_values(
    words: Sequence[str], declared: Mapping[str, Parameter], usual: Mapping[str, Any], owner: str, remarks: Remarks
) -> dict[str, Any]:
    """The legal values among `words` for the `declared` parameters of the `owner`; what is `usual` stands in for others."""
    read: dict[str, Any] = {}
    if len(words[::2]) > len(set(words[::2])):
        remarks.add(f"{owner}: the link says a value twice; the last is used.")
    for name, text in _pairs(words):
        value = read_value(declared[name], text) if name in declared else None
        if name not in declared:
            remarks.add(f"{owner} has no value called {quote(name)}.")
        elif value is None:
            remarks.add(
                f"{owner}: {name} must {declared[name].legal}, got {quote(text)}; {spell(usual[name])} is used."
            )
        else:
            read[name] = value
    return read


def _title(entry: Any) -> str:
    return str(entry.about.title)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    padded = [*words, ""] if len(words) % 2 else words
    return zip(padded[::2], padded[1::2], strict=True)
