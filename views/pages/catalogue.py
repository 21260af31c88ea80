"""The Catalogue page: a card for each optimizer, landscape, schedule and modifier, which can be tried at once."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from catalog import ParameterError
from experiments import ExperimentError
from experiments.scene import Scene
from experiments.trying import example, tried
from experiments.view_state import MAX_RUNS, ViewState
from figures.cards import SHELVES
from views import session
from views.components.catalogue.catalogue import catalogue
from views.pages import explore

LEAVING = "leaving_catalogue"
"""Under this the session says that something is to be seen on the Explore page: a callback cannot leave a page."""
LONGEST_NOTE = 100
NOTHING: Mapping[str, Any] = MappingProxyType({})


def page() -> None:
    """Draw the shelves, or go where a card has led."""
    if st.session_state.pop(LEAVING, False):
        session.leave_for(st.Page(explore.page, url_path="explore", default=True))
    is_full = len(session.current().experiment.runs) >= MAX_RUNS
    catalogue(session.notes(), is_full=is_full, on_message=perform)
    session.publish(session.notes())


def perform(name: str, value: Any) -> None:
    """Do what the shelves ask for; what cannot be is left aside."""
    match name, value:
        case "noted", dict() as told:
            session.note(_legal_notes(told))
        case "open" | "add", [str(shelf), str(key)]:
            if cls := SHELVES.get(shelf, NOTHING).get(key):
                _go_to(cls, is_added=name == "add")


def _legal_notes(told: Mapping[Any, Any]) -> dict[str, str]:
    legal = {name: told.get(name) for name in session.NOTES}
    return {name: text[:LONGEST_NOTE] for name, text in legal.items() if isinstance(text, str) and text}


def _go_to(cls: Any, *, is_added: bool) -> None:
    """See `cls` on the Explore page: in an experiment of its own, or in the visitor's."""
    scene = session.current()
    try:
        session.show(tried(scene, cls) if is_added else _opened(cls))
    except (ParameterError, ExperimentError) as error:
        session.refuse(str(error))
    st.session_state[LEAVING] = True


def _opened(cls: Any) -> Scene:
    experiment = example(cls)
    return Scene(experiment, ViewState().fitted(len(experiment.runs)))
