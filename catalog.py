"""What every entry of the catalogue declares about itself, and how entries are found.

An optimizer, a landscape or a schedule is one file. It carries its card (`About`) and declares each of its values once
(`parameter`); sliders, links, checks, sweeps, cards and error messages all derive from that declaration.
"""

import importlib
import math
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from inspect import isabstract
from numbers import Real
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Number: TypeAlias = float | Array
"""A scalar in a description; inside the runner it may be an array of shape `(n_runs,)`."""
Point: TypeAlias = tuple[float, float]
Scale: TypeAlias = Literal["linear", "log", "one-minus"]
Entry = TypeVar("Entry")
Frozen = TypeVar("Frozen")

JUST_BELOW_ONE = math.nextafter(1.0, 0.0)


class ParameterError(ValueError):
    """A value that its owner cannot take; the message names the owner, the value and what would be legal."""


@dataclass(frozen=True)
class About:
    """The card of an entry: who proposed it, when, the idea in one sentence, the equations in LaTeX, the paper."""

    title: str
    year: int
    authors: str
    idea: str
    source: str
    formula: str = ""


@dataclass(frozen=True)
class Parameter:
    """One declared value: what it is called, what is legal (`bounds`) and what is instructive (`slider`).

    `scale` spaces the slider: "linear", "log" (1e-8, 1e-7, …) or "one-minus" (0.9, 0.99, 0.999 evenly spaced).
    A default that is a bool makes a switch; one that is an int takes whole numbers only.
    """

    symbol: str
    default: float
    bounds: tuple[float, float]
    slider: tuple[float, float]
    scale: Scale
    help: str

    @property
    def is_switch(self) -> bool:
        """Whether the value is a choice between no and yes."""
        return isinstance(self.default, bool)

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are legal."""
        return isinstance(self.default, int) and not self.is_switch

    @property
    def legal(self) -> str:
        """What is legal, in words for an error message."""
        low, high = self.bounds
        if self.is_switch:
            return "be yes or no"
        kind = "be a whole number in " if self.is_whole else "lie in "
        return kind + (f"[{low:g}, 1)" if high == JUST_BELOW_ONE else f"[{low:g}, {high:g}]")

    def allows(self, value: object) -> bool:
        """Whether `value` is of the right kind and within the bounds; `nan` never is."""
        if self.is_switch:
            return isinstance(value, bool)
        if isinstance(value, bool) or not isinstance(value, Real):
            return False
        low, high = self.bounds
        # Compared before it is converted, because a whole number may be too long for a float.
        inside = bool(value <= high and not value < low)
        return inside and (not self.is_whole or float(value).is_integer())


def parameter(
    default: float,
    *,
    symbol: str,
    bounds: tuple[float, float],
    help: str,
    slider: tuple[float, float] | None = None,
    scale: Scale = "linear",
) -> Any:
    """Declare a dataclass field that carries a `Parameter`; the slider spans the bounds unless told otherwise."""
    return field(
        default=default,
        metadata={"parameter": Parameter(symbol, default, bounds, slider or bounds, scale, help)},
    )


def switch(default: bool, *, symbol: str, help: str) -> Any:
    """Declare a field that is either on or off."""
    return parameter(default, symbol=symbol, bounds=(False, True), help=help)


def layers(entry: Any) -> tuple[Any, ...]:
    """`entry` and whatever it wraps in its field `inner`, the innermost first; a class wraps nothing."""
    inner = getattr(entry, "inner", None)
    return (entry,) if inner is None else (*layers(inner), entry)


def innermost(entry: Any) -> Any:
    """What `entry` wraps in the end: itself, if it wraps nothing."""
    return layers(entry)[0]


def parameters(owner: Any) -> Mapping[str, Parameter]:
    """The declared parameters of an entry, or of its class, in the order of the file, those of a wrapped entry first."""
    return {name: own_parameters(layer)[field] for name, (layer, field) in _places(owner).items()}


def values(entry: Any) -> Mapping[str, Any]:
    """The current value of each declared parameter of `entry`."""
    return {name: getattr(layer, field) for name, (layer, field) in _places(entry).items()}


def own_values(layer: Any) -> Mapping[str, Any]:
    """The current values of the parameters of `layer` alone."""
    return {name: getattr(layer, name) for name in own_parameters(layer)}


def changed(entry: Frozen, values: Mapping[str, Any]) -> Frozen:
    """`entry` with some of its `values` replaced, under the names that `parameters` gives them."""
    places, rebuilt = _places(entry), None
    for layer in layers(entry):
        new = {field: values[name] for name, (owner, field) in places.items() if owner is layer and name in values}
        rebuilt = replace(layer, **new) if rebuilt is None else replace(layer, inner=rebuilt, **new)
    return cast(Frozen, rebuilt)


def check(entry: Any) -> None:
    """Raise `ParameterError` for the first value of `entry` that its declaration does not allow."""
    for layer, name in _places(entry).values():
        declared, value = own_parameters(layer)[name], getattr(layer, name)
        if not declared.allows(value):
            owner = type(layer).about.title
            raise ParameterError(f"{owner}: {name} must {declared.legal}, got {value!r}.")


def untaken(name: str, owner: object, taken: Container[str]) -> str:
    """`name`, with the key of its `owner` in front as often as it takes to differ from all that are `taken`."""
    return untaken(f"{key_of(owner)}_{name}", owner, taken) if name in taken else name


def own_parameters(layer: Any) -> Mapping[str, Parameter]:
    """The declared parameters of `layer` alone, without those of what it wraps."""
    return {f.name: f.metadata["parameter"] for f in fields(layer) if "parameter" in f.metadata}


def _places(entry: Any) -> dict[str, tuple[Any, str]]:
    """Which layer, and which field of it, each parameter of `entry` is."""
    places: dict[str, tuple[Any, str]] = {}
    for layer in layers(entry):
        for name in own_parameters(layer):
            places[untaken(name, layer, places)] = layer, name
    return places


def spoken(name: str) -> str:
    """A name of the code in words for people: `decay_rate` is the decay rate."""
    return name.replace("_", " ")


def key_of(entry: object) -> str:
    """The key of an entry or of its class: the name of the file that it stands in."""
    cls = entry if isinstance(entry, type) else type(entry)
    return cls.__module__.rpartition(".")[2]


def family_of(entry: object) -> str:
    """The folder that an entry stands in, which is the family that it belongs to."""
    cls = entry if isinstance(entry, type) else type(entry)
    return cls.__module__.split(".")[-2]


def discover(package: str, base: type[Entry]) -> Mapping[str, type[Entry]]:
    """Every final subclass of `base` in the files below `package`, by key: by folder, then year, then key.

    The file is the registry: nothing else lists an entry, so adding one touches no other file.
    """
    root = Path(str(importlib.import_module(package).__file__)).parent
    found: dict[str, type[Entry]] = {}
    for path in sorted(root.glob("*/**/[!_]*.py")):
        module = importlib.import_module(".".join((package, *path.relative_to(root).with_suffix("").parts)))
        for cls in vars(module).values():
            if (
                isinstance(cls, type)
                and cls.__module__ == module.__name__
                and issubclass(cls, base)
                and not isabstract(cls)
            ):
                assert key_of(cls) not in found, f"two files are called {key_of(cls)}.py below {package}"
                found[key_of(cls)] = cls
    return MappingProxyType(dict(sorted(found.items(), key=_shelf)))


def find(catalogue: Mapping[str, type[Entry]], kind: str, key: str) -> type[Entry]:
    """The entry called `key`; a `LookupError` that suggests the closest name if there is none."""
    if key in catalogue:
        return catalogue[key]
    close = get_close_matches(key, catalogue, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    raise LookupError(f"There is no {kind} called {key!r}.{hint}")


def _shelf(item: tuple[str, Any]) -> tuple[str, int, str]:
    key, cls = item
    return family_of(cls), cls.about.year, key
