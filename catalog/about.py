"""The card that every entry carries in its own file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """The card of an entry: who proposed it, when, the idea in one sentence, the equations in LaTeX, the paper."""

    title: str
    year: int
    authors: str
    idea: str
    source: str
    formula: str = ""
