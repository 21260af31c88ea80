"""The phrases of English: each file of this folder holds some of them, by code, in `PHRASES`."""

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from figures.phrases.english import player


def _merged() -> Mapping[str, str]:
    """The phrases of all files; a code stands in one of them only."""
    merged: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        phrases: Mapping[str, str] = importlib.import_module(f"{__name__}.{module.name}").PHRASES
        assert not merged.keys() & phrases.keys(), f"{module.name}.py says {merged.keys() & phrases.keys()} again"
        merged |= phrases
    return MappingProxyType(merged)


PHRASES = _merged()
"""Every phrase by its code."""
IN_BROWSER = tuple(player.PHRASES)
"""The codes that the parts in the browser ask for, in whatever language."""
