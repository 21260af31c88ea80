"""Small networks of every kind and every choice, so that the laws are tried on all of them."""

from collections.abc import Iterator
from typing import Any

from catalog import changed, choices, parameters
from landscapes.networks import NETWORKS, Network

SMALL = {"n_samples": 70, "width": 3, "length": 5, "hidden_layers": 2, "label_noise": 0.2}


def variants(key: str) -> Iterator[Network]:
    """A small network of `key` as it is by default, one with each option of each choice, and each preset, made small."""
    cls: Any = NETWORKS[key]
    small = {name: value for name, value in SMALL.items() if name in parameters(cls)}
    yield cls(**small)
    for name, declared in choices(cls).items():
        yield from (cls(**small, **{name: option}) for option in declared.options if option != declared.default)
    for preset in cls.presets.values():
        yield changed(cls(**preset), small)
