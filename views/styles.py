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
    """A dot in the table for each slot of the palette."""
    colours = [getattr(style, theme()) for style in RUN_STYLES]
    return "\n".join(f".lab-colour-{slot} {{ background: {colour}; }}" for slot, colour in enumerate(colours))
