"""The animated map, which also brings to Streamlit whatever a hand asks of the page.

It gets the link of what is shown, never the picture: the browser asks `lab/picture` for that, and again while a hand drags.
"""

import streamlit as st

from views.assets import loader
from views.components.messages.messages import Receiver, last_heard, listening

_player = st.components.v2.component("lab_player", js=loader("player/player.js"), isolate_styles=False)


def player(link: str, *, key: str = "player", on_message: Receiver) -> None:
    """The map, the surface in space or the runs side by side, and the play bar, showing the picture of `link`.

    What a hand asks for, here or in any part of the page, calls `on_message(name, value)`.
    """
    _player(data={"link": link, "sequence": last_heard(key)}, key=key, on_message_change=listening(key, on_message))
