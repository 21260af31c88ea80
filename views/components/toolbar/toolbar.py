"""The right-hand part of the bar: undo, redo, share, present, light or dark, the keys."""

import streamlit as st

from views import session
from views.assets import loader

_toolbar = st.components.v2.component("lab_toolbar", js=loader("toolbar/toolbar.js"), isolate_styles=False)


def toolbar(*, key: str = "toolbar") -> None:
    """Draw it; what can be undone and redone it is told as it stands now."""
    past, future = session.history().past, session.history().future
    _toolbar(data={"can_undo": bool(past), "can_redo": bool(future)}, key=key)
