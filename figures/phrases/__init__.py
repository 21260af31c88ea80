"""Every sentence that people read outside the declarations: whole, with named facts in it, one table for each language.

Python and the browser share the table: a language is one more package beside `english`, with the same codes.
"""

import string
from collections.abc import Iterable, Mapping
from typing import Any

from catalog.numbers import number_in_sentence
from experiments.remark import Remark
from figures.phrases import english

PHRASES: Mapping[str, str] = english.PHRASES
"""The table in the language of the page."""


def phrase(code: str, **facts: Any) -> str:
    """The sentence called `code`, with its `facts` in their places."""
    return PHRASES[code].format_map({name: _text(fact) for name, fact in facts.items()})


def browser_phrases() -> Mapping[str, str]:
    """The part of the table that the browser needs."""
    return {code: PHRASES[code] for code in english.IN_BROWSER}


def facts_of(code: str) -> frozenset[str]:
    """The names of the facts that the sentence called `code` tells."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(PHRASES[code]) if name is not None)


def sentence(remark: Remark) -> str:
    """What `remark` says, as people read it."""
    return phrase(remark.code, **dict(remark.facts))


def sentences(remarks: Iterable[Remark]) -> str:
    """What all `remarks` say, one sentence after the other."""
    return " ".join(map(sentence, remarks))


def _text(fact: Any) -> str:
    """Several names as a list, a number as people read it, a switch as its position, all else as it is."""
    if isinstance(fact, tuple):
        return ", ".join(fact)
    if isinstance(fact, bool):
        return phrase("yes") if fact else phrase("no")
    return number_in_sentence(fact, None) if isinstance(fact, float) else str(fact)
