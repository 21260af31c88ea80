"""One declared word of an entry: which of several ways is taken, where no number could say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from catalog.parameter import ParameterError


@dataclass(frozen=True)
class Choice:
    """One declared word: what it is called, the words that may stand there, and what it is for."""

    symbol: str
    default: str
    options: tuple[str, ...]
    help: str


def choice(default: str, options: tuple[str, ...], *, symbol: str, help: str) -> Any:
    """Declare a dataclass field that carries a `Choice`; options are single words, because links write them."""
    assert default in options, f"the default {default} is none of {options}"
    assert all(option.replace("_", "").isalnum() for option in options), f"one of {options} is no single word"
    return field(default=default, metadata={"choice": Choice(symbol, default, options, help)})


def choices(owner: Any) -> Mapping[str, Choice]:
    """The declared choices of an entry, or of its class, in the order of the file."""
    return _declared(owner if isinstance(owner, type) else type(owner))


def check_choices(entry: Any) -> None:
    """Raise `ParameterError` for the first word of `entry` that is none of its options."""
    for name, declared in choices(entry).items():
        value = getattr(entry, name)
        if value not in declared.options:
            options, owner = ", ".join(declared.options), type(entry).about.title
            raise ParameterError(f"{owner}: {name} must be one of {options}, got {value!r}.")


@lru_cache(maxsize=1024)
def _declared(cls: Any) -> Mapping[str, Choice]:
    return MappingProxyType({f.name: f.metadata["choice"] for f in fields(cls) if "choice" in f.metadata})
