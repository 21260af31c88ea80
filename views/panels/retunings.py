"""What the lab has made of learning rates that a hand had set, and the way back."""

from html import escape

import streamlit as st

from experiments.remark import Remark
from experiments.scene import Scene
from figures.labels import labels
from figures.phrases import phrase, sentences
from views import session


def show(scene: Scene) -> None:
    """Say whose learning rate was retuned, and offer to undo it or to leave it at that."""
    if not (told := remarks(scene)):
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="lab_retunings"):
        st.html(f"<p class='lab-retuned' role='status'>{escape(sentences(told))}</p>")
        st.button(phrase("undo"), key="undo_retuning", help=phrase("undo_retuning"), on_click=_undo)
        st.button(phrase("keep"), key="keep_retuned", help=phrase("keep_retuned"), on_click=_keep)


def remarks(scene: Scene) -> tuple[Remark, ...]:
    """A remark for each run whose learning rate is not the one that a hand has set."""
    return scene.retunings(labels(scene.experiment.runs, scene.view_state.names))


def _undo() -> None:
    """Show the rates as they were set; the landscape and everything else stays."""
    session.show(session.current().restored())


def _keep() -> None:
    """From now on the rates count as set."""
    session.show(session.current().with_view_state(rates_as_set=()))
