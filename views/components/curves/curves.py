"""The loss curves below the map."""

import streamlit as st

from views.assets import loader

_curves = st.components.v2.component("lab_curves", js=loader("curves/curves.js"), isolate_styles=False)


def curves(*, key: str = "curves") -> None:
    """The loss against the step of all runs on the stage, with a cursor in step with the map."""
    _curves(key=key)
