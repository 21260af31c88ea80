"""What could not be read, collected while a link is parsed."""

from catalog import Parameter
from catalog.parameter import JUST_BELOW_ONE
from experiments.link.text import excerpt
from experiments.remark import Fact, Remark, remark

MAX_REMARKS = 40
"""A link of a megabyte may hold a hundred thousand errors; nobody reads more than a few."""


class Diagnostics:
    """The remarks on a link, each once, in the order in which they were met."""

    def __init__(self) -> None:
        self._remarks: dict[Remark, None] = {}

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was met so far."""
        return tuple(self._remarks)

    @property
    def is_full(self) -> bool:
        """Whether no more can be said."""
        return len(self._remarks) > MAX_REMARKS

    def note(self, code: str, **facts: Fact) -> None:
        """Remember the remark `code`, unless it was made already."""
        if not self.is_full:
            met = remark("and_more") if len(self._remarks) == MAX_REMARKS else remark(code, **facts)
            self._remarks[met] = None

    def note_illegal_value(self, declared: Parameter, *, owner: str, name: str, text: str, used: Fact) -> None:
        """Say what `declared` allows instead of `text`, and which value is used instead."""
        low, high = declared.bounds
        got = excerpt(text)
        if declared.is_switch:
            self.note("value_no_switch", owner=owner, name=name, text=got, used=used)
        elif declared.is_whole:
            self.note("value_not_whole", owner=owner, name=name, low=low, high=high, text=got, used=used)
        elif high == JUST_BELOW_ONE:
            self.note("value_not_below_one", owner=owner, name=name, low=low, text=got, used=used)
        else:
            self.note("value_out_of_bounds", owner=owner, name=name, low=low, high=high, text=got, used=used)
