"""What could not be read, or was changed: a code with facts; its sentence is made where it is shown."""

from dataclasses import dataclass
from typing import TypeAlias

Fact: TypeAlias = str | int | float | tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """One thing to say to people: a `code`, and the named `facts` that its sentence tells."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


def remark(code: str, **facts: Fact) -> Remark:
    """The remark `code` with its `facts`; the order in which they are given does not count."""
    return Remark(code, tuple(sorted(facts.items())))
