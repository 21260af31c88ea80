"""The chips of the runs; what they show comes with the picture on the stage."""

import streamlit as st

from experiments.view_state import MAX_NAME_LENGTH, MAX_RUNS
from views.assets import loader

_chips = st.components.v2.component("lab_chips", js=loader("chips/chips.js"), isolate_styles=False)


def chips(*, key: str = "chips") -> None:
    """A chip for each run on the stage, which selects it, and a button for one more."""
    _chips(key=key, data={"most_runs": MAX_RUNS, "longest_name": MAX_NAME_LENGTH})
