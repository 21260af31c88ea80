"""Which runs can be marched side by side: those that take the same branches and ask equally many questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from catalog import layers, parameters, values
from optimizers import Optimizer, Schedule


class Method(Protocol):
    """Whoever runs an optimizer under a schedule."""

    @property
    def optimizer(self) -> Optimizer:
        """What is run."""

    @property
    def schedule(self) -> Schedule:
        """What becomes of its learning rate."""


def groups(members: Sequence[Method]) -> Iterable[list[int]]:
    """The indices of `members`, those together that can be stacked."""
    found: dict[Any, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        found[_kind(member) if has_constant_cost(member) else index].append(index)
    return found.values()


def has_constant_cost(member: Method) -> bool:
    """Whether each step of `member` asks equally many questions, so that it can share an oracle's count with others."""
    return all(layer.constant_cost for layer in layers(member.optimizer))


def _kind(member: Method) -> tuple[Any, ...]:
    """Members of the same kind take the same branches, so they can be marched together."""
    declared, value = parameters(member.optimizer), values(member.optimizer)
    choices = (value[name] for name, known in declared.items() if known.is_switch or known.is_whole)
    return *map(type, layers(member.optimizer)), member.schedule, *choices
