"""The components of the animated map: player, story, loss curves, comparison, inner life; in the browser they share one stage.

They get the link of what is shown, never the picture: the browser asks `lab/picture` for that, and again while a hand drags.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from experiments.view_state import VIEWS
from landscapes.landscape import LARGEST_COORDINATE
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

    def receive() -> None:
        message = st.session_state[key].get("message")
        sequence = sequence_of(message)
        if sequence is None or not is_news(sequence, st.session_state.get(memory)):
            return
        st.session_state[memory] = sequence
        if start := start_of(message):
            on_start(*start)
        if view := view_of(message):
            on_view(view)

    data = {"link": link, "sequence": st.session_state.get(memory)}
    _player(data=data, key=key, on_message_change=receive)


def start_of(message: object) -> tuple[float, float] | None:
    """The start that a message names; nothing if it names none."""
    match message:
        case {"name": "start", "value": [int() | float() as x, int() | float() as y]}:
            is_legal = all(abs(coordinate) <= LARGEST_COORDINATE for coordinate in (x, y))  # a `nan` is not
            return (float(x), float(y)) if is_legal else None
    return None


def view_of(message: object) -> str | None:
    """The view that a message names; nothing if it names none that there is."""
    match message:
        case {"name": "view", "value": str(view)} if view in VIEWS:
            return view
    return None


def story(said: Sequence[str] = (), *, key: str = "story") -> None:
    """What happened to every run on the stage, in a sentence and a table, with the remarks that the page has not `said`."""
    _story(key=key, data={"said": list(said)})


def curves(*, key: str = "curves") -> None:
    """The loss against the step of all runs on the stage, with a cursor in step with the map."""
    _curves(key=key)


def comparison(*, key: str = "comparison") -> None:
    """The terms on which the runs on the stage are compared, and the table of the metrics."""
    _comparison(key=key)


def inside(rule: Mapping[str, Any], *, key: str = "inside") -> None:
    """What goes on inside the selected run on the stage: its `rule` with the numbers of the step, and its curves."""
    _inside(data=rule, key=key)
