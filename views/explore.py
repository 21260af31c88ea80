"""The Explore page: choose a landscape and up to eight runs, turn their knobs, watch them go."""

from html import escape

import streamlit as st

from figures import paths
from views import cached, report, runs, session, setup, styles
from views.player.player import curves, player, surface


def page() -> None:
    """Draw the page for the current scene; top to bottom it is the table of contents of what a visitor sees."""
    scene = session.current()
    styles.write()
    _show_remarks(scene)
    with st.sidebar:
        setup.show(scene)
    trajectories = cached.trajectories(scene.experiment)
    told = report.sentence(scene.experiment, trajectories)
    names, shown = report.labels(scene.experiment.runs), scene.shown
    moving = paths.paths(scene.experiment, trajectories, names, shown.colours, selected=shown.selected, sentence=told)
    with st.container(key="lab_stage"):
        with st.container(key="lab_map_area"):
            surface(cached.surface(scene.experiment.landscape))
            player(moving, on_start=setup.set_start)
        with st.container(key="lab_run_area"):
            runs.show(scene, names)
        with st.container(key="lab_story_area"):
            st.html(f"<p class='lab-sentence'>{escape(told)}</p>")
            curves()
            st.html(report.table(scene.experiment, trajectories, shown.colours))
    session.publish()


def _show_remarks(scene: session.Scene) -> None:
    """Say in one line what of the link could not be read."""
    if scene.remarks:
        st.html(f"<p class='lab-remark' role='status'>{escape(' '.join(scene.remarks))}</p>")
