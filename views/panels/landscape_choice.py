"""Which landscape: a choice among the built-in ones, and one's own."""

from dataclasses import replace

import streamlit as st

from catalog import family_of, humanize, key_of
from experiments.tuning import with_tuned_rate
from figures.phrases import phrase
from landscapes import LANDSCAPES, Landscape
from landscapes.typed import Typed, read
from views import session

OWN = key_of(Typed)
FIRST_FORMULA = "sin(x)*cos(y) + 0.1*(x^2 + y^2)"
"""With this formula one's own landscape begins."""
SHELF = [*LANDSCAPES, OWN]


def show(landscape: Landscape) -> None:
    """Draw the select box."""
    st.session_state["landscape"] = key_of(landscape)
    st.selectbox(phrase("landscape"), SHELF, format_func=_title, key="landscape", on_change=_choose)


def move_to(landscape: Landscape) -> None:
    """Let every run start at the first start of `landscape`, with a learning rate that suits it; it can be undone."""
    scene = session.current()
    start, n_steps = landscape.starts[0], scene.experiment.n_steps
    runs = [
        replace(run, optimizer=with_tuned_rate(run.optimizer, landscape, start, n_steps), start=start)
        for run in scene.experiment.runs
    ]
    session.show(scene.retuned(landscape=landscape, runs=runs))


def _title(key: str) -> str:
    if key == OWN:
        return phrase("own_formula")
    cls = LANDSCAPES[key]
    return phrase("title_and_family", title=cls.about.title, family=humanize(family_of(cls)))


def _choose() -> None:
    key = st.session_state["landscape"]
    if key != OWN:
        move_to(LANDSCAPES[key]())
        return
    own = read(FIRST_FORMULA)
    move_to(read(FIRST_FORMULA, own.domain))  # the box is told in the link, so that no later rule can move it
