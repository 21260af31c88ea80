"""How entries are found and what they are called: the file is the registry."""

import importlib
from collections.abc import Mapping
from difflib import get_close_matches
from inspect import isabstract
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

Entry = TypeVar("Entry")


def humanize(name: str) -> str:
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
    """Every final subclass of `base` with a card in the files below `package`, by key: by folder, then year, then key.

    The file is the registry: nothing else lists an entry, so adding one touches no other file. A class whose objects bear cards
    of their own is no entry.
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
                and hasattr(cls, "about")
            ):
                assert key_of(cls) not in found, f"two files are called {key_of(cls)}.py below {package}"
                found[key_of(cls)] = cls
    return MappingProxyType(dict(sorted(found.items(), key=_shelf)))


def closest_key(catalogue: Mapping[str, Any], key: str) -> str | None:
    """The key of `catalogue` that somebody may have meant who wrote `key`; `None` if none is like it."""
    return next(iter(get_close_matches(key, catalogue, n=1, cutoff=0.5)), None)


def _shelf(item: tuple[str, Any]) -> tuple[str, int, str]:
    key, cls = item
    return family_of(cls), cls.about.year, key
