"""How one entry of a catalogue is spelled in a link: its key, then each value behind its name, with spaces between.

`rmsprop learning_rate 0.05 decay_rate 0.9 centered no` says everything; nothing is left out because it is a default. What only
differs in some values from the entry before it is spelled `again decay_rate 0.99`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from catalog import Parameter, find, key_of, parameters, values

Entry = TypeVar("Entry")
AGAIN = "again"
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
LONGEST_QUOTE = 24


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
    again = type(entry) is type(before)
    said = values(before) if again else {}
    news = [
        f"{name} {spell(value)}" for name, value in values(entry).items() if name not in said or said[name] != value
    ]
    return " ".join([AGAIN if again else key_of(entry), *news])


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


def read_entry(
    words: Sequence[str], catalogue: Mapping[str, type[Entry]], kind: str, remarks: Remarks, before: Entry | None = None
) -> Entry | None:
    """The entry that `words` spell, unreadable values left at their defaults; `None` if there is no such entry."""
    key = words[0] if words else ""
    if key == AGAIN and before is not None:
        return _with_values(before, words[1:], remarks, complete=False)
    if key in catalogue:
        return _with_values(catalogue[key](), words[1:], remarks, complete=True)
    remarks.add(_unknown(catalogue, kind, key))
    return None


def _with_values(entry: Entry, words: Sequence[str], remarks: Remarks, *, complete: bool) -> Entry:
    return replace(entry, **read_values(words, entry, remarks, complete=complete))  # type: ignore[type-var]


def read_values(words: Sequence[str], entry: Any, remarks: Remarks, *, complete: bool = True) -> dict[str, Any]:
    """The legal values among `words` (name, value, name, value …) for the declared parameters of `entry`.

    If they should be `complete`, a value that is left out is remarked upon as well.
    """
    owner, declared = entry.about.title, parameters(entry)
    read: dict[str, Any] = {}
    for name, text in _pairs(words):
        value = read_value(declared[name], text) if name in declared else None
        if name not in declared:
            remarks.add(f"{owner} has no value called {quote(name)}.")
        elif value is None:
            used = spell(getattr(entry, name))
            remarks.add(f"{owner}: {name} must {declared[name].legal}, got {quote(text)}; {used} is used.")
        else:
            read[name] = value
    missing = [name for name in declared if name not in words[::2]]
    if complete and missing:
        remarks.add(f"{owner}: the link leaves out {', '.join(missing)}; the usual values are used.")
    return read


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    padded = [*words, ""] if len(words) % 2 else words
    return zip(padded[::2], padded[1::2], strict=True)


def _unknown(catalogue: Mapping[str, Any], kind: str, key: str) -> str:
    try:
        find(catalogue, kind, key[:LONGEST_QUOTE])
    except LookupError as error:
        return str(error.args[0])
    raise AssertionError(f"{key!r} is in the catalogue after all")
