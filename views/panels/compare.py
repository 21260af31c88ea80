"""The comparison of the runs: on which terms, what is measured, and what chance makes of it."""

import streamlit as st

from catalog import parameters
from experiments import Experiment
from experiments.cached import tuned
from experiments.compare import ComparisonTerms, SharedRate, at_same_rate, shared_rate
from experiments.link import turn_target
from experiments.scene import Scene
from figures.metric_table import columns
from figures.phrases import phrase
from views import session
from views.components.knobs.knobs import knobs
from views.components.story.comparison import comparison
from views.panels import tables

ONLY_BUDGET = frozenset(parameters(Experiment)) - {"budget"}


def show(scene: Scene) -> None:
    """Draw the choice of terms, the number that they leave open, and what the browser writes: terms and table."""
    st.session_state["race"] = scene.view_state.terms
    st.segmented_control(
        phrase("terms"),
        ComparisonTerms,
        required=True,
        format_func=_title,
        key="race",
        on_change=_choose,
        label_visibility="collapsed",
    )
    _knob(scene)
    st.session_state["forgiving"] = scene.view_state.forgiving
    st.toggle(
        phrase("measure_forgiveness"), key="forgiving", help=columns()[-1].definition, on_change=_measure_forgiveness
    )
    comparison()
    with st.expander(phrase("what_columns_mean")):
        st.html(tables.definitions(columns()))


def _title(race: ComparisonTerms) -> str:
    return phrase(f"terms:{race.name}")


def _knob(scene: Scene) -> None:
    """The one number that the terms leave open, if they do."""
    race, experiment = scene.view_state.terms, scene.experiment
    if race is ComparisonTerms.SAME_BUDGET:
        knobs(experiment, key="budget_knob", turn=turn_target("experiment"), on_change=_turn_budget, hidden=ONLY_BUDGET)
    rate = shared_rate(experiment, scene.view_state.selected)
    if race is ComparisonTerms.SAME_RATE and rate is not None:
        knobs(SharedRate(rate), key="shared_rate_knob", turn=turn_target("rates"), on_change=_turn_shared_rate)


def _choose() -> None:
    race, scene = st.session_state["race"], session.current()
    session.show(scene.on_terms(race, tuned))


def _measure_forgiveness() -> None:
    session.show(session.current().with_view_state(forgiving=bool(st.session_state["forgiving"])))


def _turn_budget(name: str, value: float) -> None:
    session.show(session.current().with_experiment(**{name: value}))


def _turn_shared_rate(_: str, value: float) -> None:
    scene = session.current()
    session.show(scene.retuned(runs=at_same_rate(scene.experiment, value).runs))
