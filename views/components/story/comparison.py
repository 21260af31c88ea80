"""The comparison of the runs on the stage."""

import streamlit as st

from views.assets import loader

_comparison = st.components.v2.component("lab_comparison", js=loader("story/comparison.js"), isolate_styles=False)


def comparison(*, key: str = "comparison") -> None:
    """The terms on which the runs on the stage are compared, and the table of the metrics."""
    _comparison(key=key)
