"""An entry and whatever it wraps, seen as one list of parameters: `Lookahead(inner=Adam())` has those of both."""

from collections.abc import Container, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from catalog.choice import check_choices
from catalog.discover import key_of
from catalog.parameter import Parameter, ParameterError

Frozen = TypeVar("Frozen")


def layers(entry: Any) -> tuple[Any, ...]:
    """`entry` and whatever it wraps in its field `inner`, the innermost first; a class wraps nothing."""
    inner = getattr(entry, "inner", None)
    return (entry,) if inner is None else (*layers(inner), entry)


def innermost(entry: Any) -> Any:
    """What `entry` wraps in the end: itself, if it wraps nothing."""
    return layers(entry)[0]


def parameters(owner: Any) -> Mapping[str, Parameter]:
    """The declared parameters of an entry, or of its class, in the order of the file, those of a wrapped entry first."""
    return {name: own_parameters(layer)[field] for name, (layer, field) in places(owner).items()}


def labels_of(owner: Any) -> Mapping[str, str]:
    """What people call each parameter of an entry, or of its class, all different: what wraps says whose it is if need be."""
    labels: dict[str, str] = {}
    for name, (layer, field) in places(owner).items():
        label = own_parameters(layer)[field].called(field)
        while label in labels.values():
            label = f"{layer.about.title}: {label}"
        labels[name] = label
    return labels


def values(entry: Any) -> Mapping[str, Any]:
    """The current value of each declared parameter of `entry`."""
    return {name: getattr(layer, field) for name, (layer, field) in places(entry).items()}


def own_values(layer: Any) -> Mapping[str, Any]:
    """The current values of the parameters of `layer` alone."""
    return {name: getattr(layer, name) for name in own_parameters(layer)}


def changed(entry: Frozen, values: Mapping[str, Any]) -> Frozen:
    """`entry` with some of its `values` replaced, under the names that `parameters` gives them."""
    fields_of, rebuilt = places(entry), None
    for layer in layers(entry):
        new = {field: values[name] for name, (owner, field) in fields_of.items() if owner is layer and name in values}
        rebuilt = replace(layer, **new) if rebuilt is None else replace(layer, inner=rebuilt, **new)
    return cast(Frozen, rebuilt)


def check(entry: Any) -> None:
    """Raise `ParameterError` for the first value of `entry` that its declaration does not allow."""
    for layer, name in places(entry).values():
        declared, value = own_parameters(layer)[name], getattr(layer, name)
        if not declared.allows(value):
            owner = type(layer).about.title
            raise ParameterError(f"{owner}: {name} must {declared.legal}, got {value!r}.")
    for layer in layers(entry):
        check_choices(layer)


def unique_name(name: str, owner: object, taken: Container[str]) -> str:
    """`name`, with the key of its `owner` in front as often as it takes to differ from all that are `taken`."""
    return unique_name(f"{key_of(owner)}_{name}", owner, taken) if name in taken else name


def own_parameters(layer: Any) -> Mapping[str, Parameter]:
    """The declared parameters of `layer` alone, without those of what it wraps."""
    return _declared(layer if isinstance(layer, type) else type(layer))


@lru_cache(maxsize=1024)  # every typed formula has a class of its own
def _declared(cls: Any) -> Mapping[str, Parameter]:
    return MappingProxyType({f.name: f.metadata["parameter"] for f in fields(cls) if "parameter" in f.metadata})


def places(entry: Any) -> dict[str, tuple[Any, str]]:
    """Which layer, and which field of it, each parameter of `entry` is, by the name that `parameters` gives it."""
    found: dict[str, tuple[Any, str]] = {}
    for layer in layers(entry):
        for name in own_parameters(layer):
            found[unique_name(name, layer, found)] = layer, name
    return found
