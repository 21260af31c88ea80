"""The components of the animated map: player, story, loss curves, comparison, inner life; in the browser they share one stage.

They get the link of what is shown, never the picture: the browser asks `lab/picture` for that, and again while a hand drags.
"""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

import streamlit as st

from views.assets import loader
from views.shared.messages import is_news, sequence_of

_player = st.components.v2.component("lab_player", js=loader("player/player.js"), isolate_styles=False)
_story = st.components.v2.component("lab_story", js=loader("player/story.js"), isolate_styles=False)
_curves = st.components.v2.component("lab_curves", js=loader("player/curves.js"), isolate_styles=False)
_comparison = st.components.v2.component("lab_comparison", js=loader("player/comparison.js"), isolate_styles=False)
_inside = st.components.v2.component("lab_inside", js=loader("player/inside.js"), isolate_styles=False)


def player(
    link: str, *, key: str = "player", on_start: Callable[[float, float], None], on_view: Callable[[str], None]
) -> None:
    """The map, the surface in space or the runs side by side, and the play bar, showing the picture of `link`.

    A start that a hand has chosen or let go calls `on_start(x, y)`, the switch between the views `on_view(view)`.
    """
    memory = f"{key}-sequence"

    def start_chosen() -> None:
        message = st.session_state[key].get("start")
        sequence = sequence_of(message)
        if sequence is None or not is_news(sequence, st.session_state.get(memory)):
            return
        st.session_state[memory] = sequence
        if start := start_of(message):
            on_start(*start)

    def view_chosen() -> None:
        view = st.session_state[key].get("view")
        if view:
            on_view(str(view))

    data = {"link": link, "sequence": st.session_state.get(memory)}
    _player(data=data, key=key, on_start_change=start_chosen, on_view_change=view_chosen)


def start_of(message: object) -> tuple[float, float] | None:
    """The start that a message names; nothing if it names none."""
    match message:
        case {"value": [int() | float() as x, int() | float() as y]} if isfinite(x) and isfinite(y):
            return float(x), float(y)
    return None


def story(*, key: str = "story") -> None:
    """What happened to every run on the stage, in a sentence and a table."""
    _story(key=key)


def curves(*, key: str = "curves") -> None:
    """The loss against the step of all runs on the stage, with a cursor in step with the map."""
    _curves(key=key)


def comparison(*, key: str = "comparison") -> None:
    """The terms on which the runs on the stage are compared, and the table of the metrics."""
    _comparison(key=key)


def inside(rule: Mapping[str, Any], *, key: str = "inside") -> None:
    """What goes on inside the selected run on the stage: its `rule` with the numbers of the step, and its curves."""
    _inside(data=rule, key=key)
