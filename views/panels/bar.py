"""The bar on top of every page: the name of the lab, and the way to each page."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from figures.phrases import phrase
from views.components.toolbar.toolbar import toolbar


def show(pages: Sequence[StreamlitPage]) -> None:
    """Draw the bar; what else stands in it, the page that is shown puts there."""
    with st.container(key="lab_bar"):
        st.html(f"<h1 class='lab-brand'>{escape(phrase('lab'))}</h1>")
        with st.container(horizontal=True, key="lab_links"):
            for page in pages:
                st.page_link(page, label=page.title)
        toolbar()
