"""The animated map, which also brings to Streamlit whatever a hand asks of the page.

It gets the link of what is shown, never the picture: the browser asks `lab/picture` for that, and again while a hand drags.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import streamlit as st

from views.assets import loader
from views.components.messages.messages import is_news, sequence_of

Receiver: TypeAlias = Callable[[str, Any], None]
"""Takes the name and the value of a message, neither of which has been checked."""

_player = st.components.v2.component("lab_player", js=loader("player/player.js"), isolate_styles=False)


def player(link: str, *, key: str = "player", on_message: Receiver) -> None:
    """The map, the surface in space or the runs side by side, and the play bar, showing the picture of `link`.

    What a hand asks for, here or in any part of the page, calls `on_message(name, value)`.
    """
    memory = f"{key}-sequence"

    def receive() -> None:
        message = st.session_state[key].get("message")
        sequence = sequence_of(message)
        if sequence is None or not is_news(sequence, st.session_state.get(memory)):
            return
        st.session_state[memory] = sequence
        match message:
            case {"name": str(name), "value": value}:
                on_message(name, value)

    data = {"link": link, "sequence": st.session_state.get(memory)}
    _player(data=data, key=key, on_message_change=receive)
