"""What happened to every run on the stage."""

from collections.abc import Sequence

import streamlit as st

from views.assets import loader

_story = st.components.v2.component("lab_story", js=loader("story/story.js"), isolate_styles=False)


def story(said: Sequence[str] = (), *, key: str = "story") -> None:
    """What happened to every run on the stage, in a sentence and a table, with the remarks that the page has not `said`."""
    _story(key=key, data={"said": list(said)})
