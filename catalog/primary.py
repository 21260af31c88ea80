"""Which parameters matter first: those of which the formula on the card speaks."""

import re
from functools import lru_cache
from typing import Any

from catalog.entry import own_parameters, places

ALWAYS = "learning_rate"
"""The knob that one reaches for first, whatever the formula says."""
UPRIGHT = re.compile(r"\\(?:text|mathrm|operatorname|begin|end)\s*\{[^{}]*\}")
"""Words in a formula, whose letters are no symbols."""
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\s]")
NAME = re.compile(r"[A-Za-z_]\w*")
SPACES = frozenset({r"\,", r"\!", r"\;", "\\ ", r"\quad", r"\qquad"})


def primary_parameters(owner: Any) -> frozenset[str]:
    """The names, among those of `parameters`, of the numbers in the formulas of an entry, or of its class, and what it wraps.

    A switch chooses between formulas and is none of them. Where a formula speaks of no parameter, all of them matter.
    """
    return frozenset(name for name, (layer, field) in places(owner).items() if field in _spoken_of(_class_of(layer)))


@lru_cache(maxsize=1024)  # every typed formula has a class of its own
def _spoken_of(cls: Any) -> frozenset[str]:
    """The fields of `cls` alone of which its formula speaks, or all."""
    declared = own_parameters(cls)
    words = set(NAME.findall(getattr(cls, "formula", "")))
    letters = _tokens(cls.about.formula) if hasattr(cls, "about") else ()
    numbers = {name: _tokens(each.symbol) for name, each in declared.items() if not each.is_switch}
    found = {name for name, symbol in numbers.items() if name in words or _holds(letters, symbol)}
    found |= declared.keys() & {ALWAYS}
    return frozenset(found or declared)


def _tokens(latex: str) -> tuple[str, ...]:
    """The letters, commands and signs of `latex`, without its spaces and its upright words."""
    return tuple(token for token in TOKEN.findall(UPRIGHT.sub(" ", latex)) if token not in SPACES)


def _holds(formula: tuple[str, ...], symbol: tuple[str, ...]) -> bool:
    """Whether the tokens of a `symbol` stand in those of a `formula`, one behind the other."""
    return any(formula[i : i + len(symbol)] == symbol for i in range(len(formula) - len(symbol) + 1))


def _class_of(layer: Any) -> Any:
    return layer if isinstance(layer, type) else type(layer)
