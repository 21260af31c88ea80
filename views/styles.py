"""The look of the pages around the parts: one stylesheet, and the colours of the runs from the one palette."""

from pathlib import Path
from typing import Literal

import streamlit as st

from figures.style import RUN_STYLES

CSS = (Path(__file__).parent / "components" / "page" / "page.css").read_text(encoding="utf-8")


def theme() -> Literal["light", "dark"]:
    """Which of the two themes the visitor sees."""
    return "dark" if st.context.theme.type == "dark" else "light"


def write() -> None:
    """Put the stylesheet on the page."""
    st.html(f"<style>{CSS}{_run_colours()}</style>")


def _run_colours() -> str:
    """A dot in the table, and one in front of a run's button, for each slot of the palette."""
    rules = []
    for slot, style in enumerate(RUN_STYLES):
        colour = getattr(style, theme())
        rules.append(f".lab-colour-{slot} {{ background: {colour}; }}")
        rules.append(f".st-key-run_{slot} button::before {{ background: {colour}; }}")
    return "\n".join(rules)
