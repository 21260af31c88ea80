"""Choosers of an optimizer, a landscape, a dialect, a schedule, and of modifiers.

What a shelf of the catalogue offers, the browser knows from a module of its own; what a hand has chosen arrives as a message
called like the chooser.
"""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from views.assets import loader

_chooser = st.components.v2.component("lab_chooser", js=loader("chooser/chooser.js"), isolate_styles=False)
_wrappers = st.components.v2.component("lab_wrappers", js=loader("chooser/wrappers.js"), isolate_styles=False)


class Option(NamedTuple):
    """What can be chosen where no shelf of the catalogue says it."""

    key: str
    title: str
    idea: str = ""


def choose_from(name: str, shelves: Sequence[str], chosen: str, title: str, *, pictures: str = "") -> None:
    """The chooser called `name` of an entry of `shelves`; `chosen` is its key, and `title` stands on the button.

    The entries of the shelf `pictures` are told by their pictures too.
    """
    data = {"name": name, "shelves": list(shelves), "chosen": chosen, "title": title, "pictures": pictures}
    _chooser(key=f"choose_{name}", data=data)


def choose_among(name: str, options: Sequence[Option], chosen: str, title: str) -> None:
    """The chooser called `name` among a few `options`."""
    told = [option._asdict() for option in options]
    _chooser(key=f"choose_{name}", data={"name": name, "options": told, "chosen": chosen, "title": title})


def choose_several(name: str, shelf: str, chosen: Sequence[str]) -> None:
    """The chooser called `name` of several entries of `shelf`, in the order in which they were `chosen`."""
    _wrappers(key=f"choose_{name}", data={"name": name, "shelf": shelf, "chosen": list(chosen)})
