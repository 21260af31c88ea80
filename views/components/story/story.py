"""What came of the runs on the stage, in sentences."""

from collections.abc import Sequence

import streamlit as st

from views.assets import loader

_story = st.components.v2.component("lab_story", js=loader("story/story.js"), isolate_styles=False)
_line = st.components.v2.component("lab_line", js=loader("story/line.js"), isolate_styles=False)
_remarks = st.components.v2.component("lab_remarks", js=loader("story/remarks.js"), isolate_styles=False)


def story(*, key: str = "story") -> None:
    """What happened to every run on the stage, in sentences and a table."""
    _story(key=key)


def line(*, key: str = "line") -> None:
    """What happened to the selected run, with a question that one of its knobs answers."""
    _line(key=key)


def remarks(said: Sequence[str], *, key: str = "left_out") -> None:
    """What had to be left out of the picture, but for the remarks that the page has `said`."""
    _remarks(key=key, data={"said": list(said)})
