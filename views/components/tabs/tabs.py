"""The strip of tabs: the panels are on the page together, and the browser shows the one that is chosen."""

from collections.abc import Sequence

import streamlit as st

from views.assets import loader

_tabs = st.components.v2.component("lab_tabs", js=loader("tabs/tabs.js"), isolate_styles=False)


def tabs(names: Sequence[str], *, page: str, panels: str, key: str = "tabs") -> None:
    """A tab for each of `names`; the panel of the tab `x` is the container whose key is `panels` followed by x.

    Which one is chosen stands on the container with the key `page`, for the stylesheet to show it.
    """
    _tabs(key=key, data={"names": list(names), "page": page, "panels": panels})
