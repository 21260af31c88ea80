"""A formula that is never cut off, however narrow its column."""

import streamlit as st

from figures.formula import equations, typeset
from views.assets import loader

_formula = st.components.v2.component("lab_formula", js=loader("formula/formula.js"), isolate_styles=False)


def formula(latex: str, *, key: str) -> None:
    r"""The equations of `latex`, which `\qquad` parts, one below the other; each wraps where it may, else it shrinks."""
    _formula(data={"lines": [typeset(equation) for equation in equations(latex)]}, key=key)
