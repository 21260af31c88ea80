"""The Explore page: choose a landscape and up to eight runs, turn their knobs, watch them go."""

from html import escape

import streamlit as st

from experiments.scene import Scene
from experiments.view_state import TABS
from figures.phrases import sentence, sentences
from figures.rule import rule
from views import actions, session
from views.components.curves.curves import curves
from views.components.inside.inside import inside, rule_lines
from views.components.player.player import player
from views.components.story.story import line, remarks, story
from views.components.tabs.tabs import tabs
from views.panels import compare, landscape_choice, retunings, runs, setup


def page() -> None:
    """Draw the page for the current scene: the map, and beside it one panel of several."""
    scene = session.current()
    with st.container(key="lab_page", gap=None):
        with st.container(key="lab_landscape"):
            landscape_choice.show(scene.experiment.landscape)
        with st.container(key="lab_landscape_knob"):
            setup.first_knob(scene)
        with st.container(key="lab_map_area"):
            player(scene.link, on_message=actions.perform)
        with st.container(key="lab_tab_curve"):
            curves()
        with st.container(key="lab_panel", gap=None):
            _panel(scene)
    session.publish()


def _panel(scene: Scene) -> None:
    selected_rule = rule(scene.experiment.runs[scene.view_state.selected].optimizer)
    with st.container(key="lab_chips"):
        runs.choose()
    with st.container(key="lab_notes", gap="small"):
        _show_remarks(scene)
        remarks([sentence(remark) for remark in scene.remarks])
        retunings.show(scene)
    with st.container(key="lab_tabs"):
        tabs(TABS, page="lab_page", panels="lab_tab_")
    with st.container(key="lab_tab_knobs"):
        runs.turn(scene)
        rule_lines(selected_rule)
        line()
        runs.more(scene)
    with st.container(key="lab_tab_inside"):
        inside(selected_rule)
    with st.container(key="lab_tab_compare"):
        story()
        compare.show(scene)
    with st.container(key="lab_tab_setup"):
        setup.show(scene)


def _show_remarks(scene: Scene) -> None:
    """Say in one line what of the link could not be read, or what was refused."""
    if scene.remarks:
        st.html(f"<p class='lab-remark' role='status'>{escape(sentences(scene.remarks))}</p>")
