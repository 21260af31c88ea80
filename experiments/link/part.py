"""What a part of a link is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from catalog import parameters
from experiments.experiment import Experiment
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import LINK
from experiments.link.text import parse_value, serialize
from experiments.training import Training

Asked: TypeAlias = Literal["anything", "experiment", "training"]
Write: TypeAlias = Callable[[Contents], Sequence[str]]
"""The texts of a part, one for each time that its key comes; none if the link goes without it."""
Read: TypeAlias = Callable[[Sequence[str], Contents, Diagnostics], Contents]
"""What a link says with the texts of one more part, given what its earlier parts say."""


@dataclass(frozen=True)
class Part:
    """One part of a link: its key on the wire, how it is written and how it is read."""

    key: str
    write: Write
    read: Read
    is_needed: bool = False
    is_repeatable: bool = False
    asked: Asked = "anything"
    """What a link with this part asks for: sweeps are of experiments."""

    def suits(self, contents: Contents) -> bool:
        """Whether a link that says `contents` has a place for this part."""
        return self.asked in ("anything", "experiment" if contents.network is None else "training")


def whole_number(key: str, name: str, *, is_needed: bool = False, asked: Asked = "anything") -> Part:
    """The number `name` of an experiment or a training; if it is not needed, 0 is left out."""
    declared = parameters(Training if asked == "training" else Experiment)[name]

    def write(contents: Contents) -> Sequence[str]:
        value: int = getattr(contents, name)
        return [serialize(value)] if value or is_needed else []

    def read(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
        text = texts[0].strip()
        if (value := parse_value(declared, text)) is not None:
            return replace(contents, **{name: value})
        diagnostics.note_illegal_value(declared, owner=LINK, name=key, text=text, used=declared.default)
        return contents

    return Part(key, write, read, is_needed, asked=asked)
