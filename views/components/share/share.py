"""The button that copies the address, which always holds the current experiment."""

import streamlit as st

from views.assets import loader

_share = st.components.v2.component("lab_share", js=loader("share/share.js"), isolate_styles=False)


def share(key: str) -> None:
    """Draw the button."""
    _share(key=key)
