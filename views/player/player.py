"""The components of the animated map: surface, player, loss curves, inner life; in the browser they share one stage.

A surface is large and rarely changes, so it has a component of its own: an unchanged payload is not sent again.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from views.assets import loader

_surface = st.components.v2.component("lab_surface", js=loader("player/surface.js"), isolate_styles=False)
_player = st.components.v2.component("lab_player", js=loader("player/player.js"), isolate_styles=False)
_curves = st.components.v2.component("lab_curves", js=loader("player/curves.js"), isolate_styles=False)
_inside = st.components.v2.component("lab_inside", js=loader("player/inside.js"), isolate_styles=False)


def surface(data: bytes, *, key: str = "surface") -> None:
    """Put a packed surface on the stage; takes no room on the page."""
    _surface(data=data, key=key)


def player(
    data: bytes, *, key: str = "player", on_start: Callable[[float, float], None], on_view: Callable[[str], None]
) -> None:
    """The map, the surface in space or the runs side by side, and the play bar, showing the packed paths `data`.

    A click on the map calls `on_start(x, y)`, the switch between the views `on_view(view)`.
    """

    def chosen() -> None:
        start = st.session_state[key].get("start")
        if start:
            on_start(float(start[0]), float(start[1]))

    def switched() -> None:
        view = st.session_state[key].get("view")
        if view:
            on_view(str(view))

    _player(data=data, key=key, on_start_change=chosen, on_view_change=switched)


def curves(*, key: str = "curves") -> None:
    """The loss against the step of all runs on the stage, with a cursor in step with the map."""
    _curves(key=key)


def inside(rule: Mapping[str, Any], *, key: str = "inside") -> None:
    """What goes on inside the selected run on the stage: its `rule` with the numbers of the step, and its curves."""
    _inside(data=rule, key=key)
