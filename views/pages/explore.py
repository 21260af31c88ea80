"""The Explore page: choose a landscape and up to eight runs, turn their knobs, watch them go."""

from html import escape

import streamlit as st

from experiments.scene import Scene
from figures.phrases import sentence, sentences
from figures.rule import rule
from views import actions, session, styles
from views.components.curves.curves import curves
from views.components.inside.inside import inside
from views.components.player.player import player
from views.components.story.story import story
from views.panels import compare, retunings, runs, setup


def page() -> None:
    """Draw the page for the current scene; top to bottom it is the table of contents of what a visitor sees."""
    scene = session.current()
    styles.write()
    _show_remarks(scene)
    retunings.show(scene)
    with st.sidebar:
        setup.show(scene)
    with st.container(key="lab_stage"):
        with st.container(key="lab_map_area"):
            player(scene.link, on_message=actions.perform)
        with st.container(key="lab_choice_area"):
            runs.choose(scene)
        with st.container(key="lab_knob_area"):
            runs.turn(scene)
        with st.container(key="lab_story_area"):
            story([sentence(remark) for remark in scene.remarks])
            curves()
        with st.container(key="lab_more_area"):
            runs.more(scene)
        with st.container(key="lab_inside_area"):
            inside(rule(scene.experiment.runs[scene.view_state.selected].optimizer))
        with st.container(key="lab_compare_area"):
            compare.show(scene)
        with st.container(key="lab_words_area"):
            compare.explain()
    session.publish()


def _show_remarks(scene: Scene) -> None:
    """Say in one line what of the link could not be read, or what was refused."""
    if scene.remarks:
        st.html(f"<p class='lab-remark' role='status'>{escape(sentences(scene.remarks))}</p>")
