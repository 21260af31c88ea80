"""What the choosers of the browser offer, as plain data: a card for each entry, in the order of its shelf."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from catalog import family_of, humanize, key_of
from figures.phrases import phrase
from landscapes import LANDSCAPES
from landscapes.typed import Typed
from optimizers import OPTIMIZERS, SCHEDULES, WRAPPERS

OPTIMIZERS_BY_FAME: Mapping[str, type[Any]] = MappingProxyType(
    dict(sorted(OPTIMIZERS.items(), key=lambda item: (not item[1].well_known, family_of(item[1]))))
)
"""The best known methods first, the others by family and year."""
SHELVES: Mapping[str, Mapping[str, type[Any]]] = MappingProxyType(
    {
        "optimizers": OPTIMIZERS_BY_FAME,
        "landscapes": LANDSCAPES,
        "schedules": SCHEDULES,
        "modifiers": WRAPPERS,
    }
)
"""Every entry that has a card, by shelf and key."""


def shelves() -> dict[str, list[dict[str, Any]]]:
    """The cards of every shelf, and on a shelf of its own the landscape that a visitor types."""
    cards = {name: [card(cls) for cls in shelf.values()] for name, shelf in SHELVES.items()}
    return {**cards, "own": [_own_landscape()]}


def card(cls: type[Any]) -> dict[str, Any]:
    """What is told of `cls` before one chooses it."""
    about = cls.about
    told = {"title": about.title, "year": str(about.year), "authors": about.authors, "idea": about.idea}
    return {"key": key_of(cls), **told, "group": group_of(cls)}


def group_of(cls: type[Any]) -> str:
    """The heading under which `cls` is offered: its family, unless everybody knows it."""
    return phrase("well_known") if getattr(cls, "well_known", False) else family_title(cls)


def family_title(cls: type[Any]) -> str:
    """The family of `cls` as a heading."""
    return humanize(family_of(cls)).capitalize()


def _own_landscape() -> dict[str, Any]:
    told = {"title": phrase("own_formula"), "year": "", "authors": "", "idea": phrase("own_formula_idea")}
    return {"key": key_of(Typed), **told, "group": phrase("your_own")}
