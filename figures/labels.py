"""What runs are called, everywhere: as a hand has named them, else the method with what modifies it and what sets it apart."""

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from catalog import labels_of, layers, values
from catalog.numbers import number_in_field
from experiments import Run
from figures.phrases import phrase
from optimizers import Optimizer


def labels(runs: Sequence[Run], names: Sequence[str] = ()) -> list[str]:
    """A name for each of `runs`, all different: the one of `names` that a hand has given, if any; equal ones are numbered."""
    given = (*names, *[""] * len(runs))[: len(runs)]
    wished = [name or _label(member, _kin(member, runs)) for name, member in zip(given, runs, strict=True)]
    # What a hand has called one run only stays; its namesakes are numbered.
    stays = [(given if name else wished).count(label) == 1 for name, label in zip(given, wished, strict=True)]
    taken = [label for label, does in zip(wished, stays, strict=True) if does]
    found = list[str]()
    for label, does in zip(wished, stays, strict=True):
        found.append(label if does else _numbered(label, [*taken, *found]))
    return found


def title(optimizer: Optimizer) -> str:
    """The name of a method with all that modifies it: `RMSProp + clip by value`."""
    return layered_title(layers(optimizer))


def layered_title(layers: Sequence[Any]) -> str:
    """The same from the layers of a method, or their classes, the innermost first."""
    base, *modifiers = (layer.about.title for layer in layers)
    named = str(base)
    for modifier in modifiers:
        named = phrase("label_modified", optimizer=named, modifier=_inside_a_name(modifier))
    return named


def _numbered(name: str, taken: Collection[str]) -> str:
    """`name` with the first number that makes it differ from all that are `taken`."""
    numbered = (phrase("label_numbered", label=name, number=number) for number in count(1))
    return next(label for label in numbered if label not in taken)


def _kind(member: Run) -> list[type]:
    return list(map(type, layers(member.optimizer)))


def _kin(member: Run, runs: Sequence[Run]) -> Sequence[Run]:
    """Those of `runs` that are of one kind with `member`."""
    return [other for other in runs if _kind(other) == _kind(member)]


def _label(member: Run, kin: Sequence[Run]) -> str:
    """The title of `member`, and that in which it differs from other runs of its `kin`."""
    details = _differing(member.optimizer, [other.optimizer for other in kin])
    if len({other.schedule for other in kin}) > 1:
        details.append(phrase("label_schedule", schedule=_inside_a_name(member.schedule.about.title)))
        alike = [other.schedule for other in kin if type(other.schedule) is type(member.schedule)]
        details += _differing(member.schedule, alike)
    if len({other.start for other in kin}) > 1:
        x, y = (number_in_field(coordinate, None) for coordinate in member.start)
        details.append(phrase("label_start", x=x, y=y))
    return ", ".join([title(member.optimizer), *details])


def _differing(entry: Any, kin: Sequence[Any]) -> list[str]:
    """The values of `entry` in which those of its `kin` are not all the same, each behind its name."""
    called, all_values = labels_of(entry), [values(other) for other in kin]
    own: Mapping[str, Any] = values(entry)
    differs = [name for name in own if len({others[name] for others in all_values}) > 1]
    return [phrase("label_value", name=called[name], value=value_text(own[name])) for name in differs]


def value_text(value: float) -> str:
    """A value of an entry as it is read: yes or no for a switch, else a number with all its digits."""
    if isinstance(value, bool):
        return phrase("yes") if value else phrase("no")
    return number_in_field(value, None)


def _inside_a_name(name: str) -> str:
    """Without the capital of a beginning; SAM and Gauss–Southwell, whose first word has more than one capital, keep them."""
    return name if any(map(str.isupper, name.partition(" ")[0][1:])) else name[0].lower() + name[1:]
