"""Which landscape: a choice among the built-in ones, and one's own."""

from typing import Any

from catalog import key_of
from experiments.trying import moved
from figures.phrases import phrase
from landscapes import LANDSCAPES, Landscape
from landscapes.typed import Typed, read
from views import session
from views.components.chooser.chooser import choose_from

OWN = key_of(Typed)
FIRST_FORMULA = "sin(x)*cos(y) + 0.1*(x^2 + y^2)"
"""With this formula one's own landscape begins."""


def show(landscape: Landscape) -> None:
    """Draw the button with the landscape's title, which opens the list of all."""
    key = key_of(landscape)
    title = phrase("own_formula") if key == OWN else landscape.about.title
    choose_from("landscape", ["own", "landscapes"], key, title, pictures="landscapes")


def choose_landscape(key: Any) -> None:
    """Move to the landscape called `key`, or to the first formula of one's own."""
    if key == OWN:
        own = read(FIRST_FORMULA)
        move_to(read(FIRST_FORMULA, own.domain))  # the box is told in the link, so that no later rule can move it
    elif isinstance(key, str) and key in LANDSCAPES:
        move_to(LANDSCAPES[key]())


def move_to(landscape: Landscape) -> None:
    """Let every run start at the first start of `landscape`, with a learning rate that suits it; it can be undone."""
    session.show(moved(session.current(), landscape))
