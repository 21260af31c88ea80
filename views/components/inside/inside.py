"""The inside of the selected run."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from views.assets import loader

_inside = st.components.v2.component("lab_inside", js=loader("inside/inside.js"), isolate_styles=False)
_rule_lines = st.components.v2.component("lab_rule_lines", js=loader("inside/rulelines.js"), isolate_styles=False)


def inside(rule: Mapping[str, Any], *, key: str = "inside") -> None:
    """What goes on inside the selected run on the stage: its `rule` with the numbers of the step, and its curves."""
    _inside(data=rule, key=key)


def rule_lines(rule: Mapping[str, Any], *, key: str = "rule_lines") -> None:
    """The `rule` alone, in brief: what the step on stage makes of a coordinate of the selected run."""
    _rule_lines(data=rule, key=key)
