"""The shelves of the catalogue; what stands on them, the browser knows from modules of its own."""

from collections.abc import Mapping

import streamlit as st

from views.assets import loader
from views.components.messages.messages import Receiver, last_heard, listening

_catalogue = st.components.v2.component("lab_catalogue", js=loader("catalogue/catalogue.js"), isolate_styles=False)


def catalogue(notes: Mapping[str, str], *, is_full: bool, on_message: Receiver, key: str = "catalogue") -> None:
    """The shelf, the family and the search that `notes` tell; `is_full` if there is no room for one more run.

    What a hand asks for calls `on_message(name, value)`.
    """
    data = {"notes": dict(notes), "is_full": is_full, "sequence": last_heard(key)}
    _catalogue(data=data, key=key, on_message_change=listening(key, on_message))
