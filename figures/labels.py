"""What runs are called, everywhere: the method with what modifies it, and the values in which runs of one kind differ."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog import humanize, layers, values
from experiments import Run
from figures.numbers import number_in_field
from figures.phrases import phrase
from optimizers import Optimizer


def labels(runs: Sequence[Run]) -> list[str]:
    """A name for each of `runs`, all different: equal runs are numbered."""
    names = [_label(member, [other for other in runs if _kind(other) == _kind(member)]) for member in runs]
    return [
        phrase("label_numbered", label=name, number=names[:i].count(name) + 1) if names.count(name) > 1 else name
        for i, name in enumerate(names)
    ]


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


def _kind(member: Run) -> list[type]:
    return list(map(type, layers(member.optimizer)))


def _label(member: Run, kin: Sequence[Run]) -> str:
    """The title of `member`, and that in which it differs from other runs of its `kin`."""
    details = [
        phrase("label_value", name=humanize(name), value=value) for name, value in _differing(member, kin).items()
    ]
    if len({other.schedule for other in kin}) > 1:
        details.append(phrase("label_schedule", schedule=_inside_a_name(member.schedule.about.title)))
        alike = [other for other in kin if type(other.schedule) is type(member.schedule)]
        own = _differing_values(member.schedule, [other.schedule for other in alike])
        details += [phrase("label_value", name=humanize(name), value=value) for name, value in own.items()]
    if len({other.start for other in kin}) > 1:
        x, y = (number_in_field(coordinate, None) for coordinate in member.start)
        details.append(phrase("label_start", x=x, y=y))
    return ", ".join([title(member.optimizer), *details])


def _differing(member: Run, kin: Sequence[Run]) -> Mapping[str, str]:
    return _differing_values(member.optimizer, [other.optimizer for other in kin])


def _differing_values(entry: Any, kin: Sequence[Any]) -> Mapping[str, str]:
    """The values of `entry`, as text, in which those of its `kin` are not all the same."""
    own, all_values = values(entry), [values(other) for other in kin]
    return {name: _value(value) for name, value in own.items() if len({others[name] for others in all_values}) > 1}


def _value(value: float) -> str:
    if isinstance(value, bool):
        return phrase("yes") if value else phrase("no")
    return number_in_field(value, None)


def _inside_a_name(name: str) -> str:
    """Without the capital of a beginning; SAM and Gauss–Southwell, whose first word has more than one capital, keep them."""
    return name if any(map(str.isupper, name.partition(" ")[0][1:])) else name[0].lower() + name[1:]
