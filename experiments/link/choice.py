"""A part of a link that is one word out of a few, each of which stands for a way of showing."""

from collections.abc import Mapping, Sequence
from typing import Any

from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.part import Part
from experiments.link.text import excerpt
from experiments.view_state import ViewState


def choice(key: str, field: str, words: Mapping[str, Any]) -> Part:
    """The part called `key`, whose `words` are the values of a `field` of a view state; the usual one is left out."""

    def write(contents: Contents) -> Sequence[str]:
        value = getattr(contents.shown, field)
        return [word for word, meant in words.items() if meant == value != getattr(ViewState, field)]

    def read(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
        word = texts[0].strip()
        if word in words:
            return contents.showing(**{field: words[word]})
        diagnostics.note("no_such_choice", part=key, choices=tuple(words), text=excerpt(word))
        return contents

    return Part(key, write, read)
