"""The Explore page: choose a landscape and up to eight runs, turn their knobs, watch them go."""

from html import escape
from typing import Any

import streamlit as st

from experiments.band import N_SEEDS
from experiments.scene import Scene
from figures import paths
from figures.labels import labels
from figures.outcome_table import outcome_table
from figures.phrases import phrase, sentences
from figures.rule import rule
from figures.sentences import outcome_sentences
from views import cached, compare, retunings, runs, session, setup, styles, tables
from views.player.player import curves, inside, player, surface

AROUND = "around"
"""Where the session keeps what the page last showed around the parts that turn."""


def page() -> None:
    """Draw the page for the current scene; top to bottom it is the table of contents of what a visitor sees."""
    scene = session.current()
    styles.write()
    _show_remarks(scene)
    retunings.show(scene)
    with st.sidebar:
        setup.show(scene)
    st.session_state[AROUND] = _around(scene)
    with st.container(key="lab_stage"):
        with st.container(key="lab_choice_area"):
            runs.choose(scene)
        _turning()
        with st.container(key="lab_more_area"):
            runs.more(scene)
        with st.container(key="lab_inside_area"):
            inside(_rule(scene))
        with st.container(key="lab_words_area"):
            compare.explain()
    session.publish()


@st.fragment
def _turning() -> None:
    """What a turning knob changes: it is drawn anew by itself, the rest of the page only when that must change too."""
    scene = session.current()
    ensembles = cached.ensembles(scene.experiment)
    trajectories = [ensemble.single for ensemble in ensembles]
    names = labels(scene.experiment.runs)
    told = outcome_sentences(names, scene.experiment.landscape, trajectories)
    bands = [ensemble.losses for ensemble in ensembles if ensemble.losses is not None]
    with st.container(key="lab_map_area"):
        surface(cached.surface(scene.experiment.landscape))
        moving = paths.paths(scene.experiment, trajectories, names, scene.view_state, sentence=told, bands=bands)
        player(moving, on_start=setup.set_start, on_view=_look)
    with st.container(key="lab_knob_area"):
        runs.turn(scene)
    with st.container(key="lab_story_area"):
        st.html(f"<p class='lab-sentence'>{escape(told)}</p>")
        curves()
        if bands:
            st.html(f"<p class='lab-note'>{phrase('bands', n_seeds=N_SEEDS)}</p>")
        ended = outcome_table(scene.experiment.landscape, names, trajectories, scene.view_state.colours)
        st.html(tables.html(ended))
    with st.container(key="lab_compare_area"):
        compare.show(scene, names, ensembles)
    if not session.is_draft() and _around(scene) != st.session_state[AROUND]:
        st.rerun()


def _around(scene: Scene) -> tuple[Any, ...]:
    """What the page shows of `scene` around the parts that turn."""
    experiment = scene.experiment
    kinds = [(runs.dialect_of(member.optimizer), member.start, member.schedule) for member in experiment.runs]
    setting = (experiment.landscape, experiment.n_steps, experiment.noise, experiment.seed)
    lit = (scene.view_state.selected, scene.view_state.colours)
    told = (scene.remarks, retunings.remarks(scene))
    return labels(experiment.runs), kinds, setting, lit, told, _rule(scene)


def _rule(scene: Scene) -> Any:
    return rule(scene.experiment.runs[scene.view_state.selected].optimizer)


def _look(view: str) -> None:
    """Look at the landscape as a map or as a surface from now on."""
    session.show(session.current().with_view_state(view=view))


def _show_remarks(scene: Scene) -> None:
    """Say in one line what of the link could not be read, or what was refused."""
    if scene.remarks:
        st.html(f"<p class='lab-remark' role='status'>{escape(sentences(scene.remarks))}</p>")
