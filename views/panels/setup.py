"""The sidebar: the landscape and its parameters, the start, the number of steps, the noise, the link."""

from collections.abc import Collection
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from catalog import number_in_field, parameters
from experiments import Experiment
from experiments.link import turn_target
from experiments.scene import Scene
from figures.phrases import phrase
from landscapes import Landscape
from landscapes.typed import Typed
from views import session
from views.actions import move_start
from views.components.formula.formula import formula
from views.components.knobs.knobs import knobs
from views.panels import typed


def show(scene: Scene) -> None:
    """Draw the set-up of the experiment."""
    experiment = scene.experiment
    formula(f"f(x, y) = {experiment.landscape.latex}", key="landscape_formula")
    if isinstance(experiment.landscape, Typed):
        typed.show(experiment.landscape)
    else:
        st.html(f"<p class='lab-idea'>{escape(experiment.landscape.about.idea)}</p>")
    _landscape_knobs(experiment.landscape, "other_landscape_knobs", hidden=_first(experiment.landscape))
    _start(experiment)
    knobs(
        experiment,
        key="experiment_knobs",
        turn=turn_target("experiment"),
        on_change=_turn_experiment,
        hidden=("budget", "seed") if experiment.noise.is_off else ("budget",),
    )
    with st.expander(phrase("gradient_noise"), expanded=not experiment.noise.is_off):
        knobs(experiment.noise, key="noise_knobs", turn=turn_target("noise"), on_change=_turn_noise)


def first_knob(scene: Scene) -> None:
    """Draw the first knob of the landscape, which stands beside its name."""
    landscape = scene.experiment.landscape
    others = parameters(landscape).keys() - _first(landscape)
    _landscape_knobs(landscape, "landscape_knob", hidden=others, compact=True)


def _landscape_knobs(landscape: Landscape, key: str, hidden: Collection[str], compact: bool = False) -> None:
    if parameters(landscape).keys() - hidden:
        target = turn_target("landscape")
        knobs(landscape, key=key, turn=target, on_change=_turn_landscape, hidden=hidden, compact=compact)


def _first(landscape: Landscape) -> set[str]:
    return set(list(parameters(landscape))[:1])


def _start(experiment: Experiment) -> None:
    """Two number fields, and a button for each start of the landscape that is worth trying."""
    left, right = st.columns(2)
    for column, field, value in zip((left, right), ("start_x", "start_y"), experiment.runs[0].start, strict=True):
        st.session_state[field] = value
        column.number_input(phrase(field), key=field, format="%.6g", step=0.1, on_change=_type_start)
    with st.container(horizontal=True, gap="small", key="lab_starts"):
        for x, y in experiment.landscape.starts:
            name = phrase("place_of_start", x=number_in_field(x, None), y=number_in_field(y, None))
            st.button(name, on_click=move_start, args=(x, y), help=phrase("start_worth_trying"), type="tertiary")


def _type_start() -> None:
    move_start(float(st.session_state["start_x"]), float(st.session_state["start_y"]))


def _turn_landscape(name: str, value: Any) -> None:
    scene = session.current()
    session.show(scene.with_experiment(landscape=replace(scene.experiment.landscape, **{name: value})))


def _turn_experiment(name: str, value: Any) -> None:
    session.show(session.current().with_experiment(**{name: value}))


def _turn_noise(name: str, value: Any) -> None:
    scene = session.current()
    session.show(scene.with_experiment(noise=replace(scene.experiment.noise, **{name: value})))
