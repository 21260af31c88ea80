"""The comparison of the runs: on which terms, what is measured, and what chance makes of it."""

from collections.abc import Sequence
from html import escape
from math import isfinite

import streamlit as st

from catalog import parameters
from experiments import Experiment
from experiments.band import N_SEEDS, Ensemble
from experiments.compare import ComparisonTerms, SharedRate, at_same_rate, shared_rate
from experiments.link import serialize
from experiments.metrics import FORGIVENESS, METRICS
from experiments.scene import Scene
from experiments.tuning import rate_of
from views import cached, comparison_table, session
from views.knobs.knobs import knobs

ONLY_BUDGET = frozenset(parameters(Experiment)) - {"budget"}
OVER_SEEDS = (
    f"The numbers are the median over {N_SEEDS} seeds of the noise and, smaller, the range from 10 % to 90 % of them."
)

BANDS = f"Each shade holds the middle 80 % of {N_SEEDS} seeds of the noise, the dashes inside it are their median."


def show(scene: Scene, names: Sequence[str], ensembles: Sequence[Ensemble]) -> None:
    """Draw the choice of terms, what they mean, and the table."""
    st.html("<h2 class='lab-title'>Compare</h2>")
    st.session_state["race"] = scene.view_state.terms
    st.segmented_control(
        "Terms",
        ComparisonTerms,
        required=True,
        format_func=_title,
        key="race",
        on_change=_choose,
        label_visibility="collapsed",
    )
    st.html(f"<p class='lab-terms'>{escape(terms(scene, names))}</p>")
    _knob(scene)
    shares = None
    if st.toggle("Measure how forgiving each learning rate is", key="forgiving", help=FORGIVENESS):
        # A whole grid for each run is too much to follow a hand; it comes once it lets go.
        is_draft, members = session.is_draft(), scene.experiment.runs
        shares = [None if is_draft else cached.grid_search(scene.experiment, member) for member in members]
    st.html(comparison_table.table(scene.experiment, names, ensembles, scene.view_state.colours, shares))


def explain() -> None:
    """Say what the columns of the table mean, for those who cannot hover over their headings."""
    with st.expander("What the columns mean"):
        st.html(_definitions())


def terms(scene: Scene, names: Sequence[str]) -> str:
    """The terms of the comparison in whole sentences, with what was found and over how many seeds."""
    race, sentences = scene.view_state.terms, [scene.view_state.terms.sentence]
    if race is ComparisonTerms.TUNED:
        sentences += [_found(name, rate_of(run)) for name, run in zip(names, scene.experiment.runs, strict=True)]
    if race is ComparisonTerms.SAME_BUDGET:
        sentences.append(f"Here they are {scene.experiment.budget} questions for each.")
    if isfinite(target := scene.experiment.landscape.target_loss):
        sentences.append(f"The target on this landscape is a loss below {target:.3g}.")
    if not scene.experiment.noise.is_off:
        sentences.append(OVER_SEEDS)
    return " ".join(sentences)


def _found(name: str, rate: float | None) -> str:
    return f"{name} has no learning rate." if rate is None else f"{name} got {serialize(rate)}."


def _title(race: ComparisonTerms) -> str:
    return str(race.value).capitalize()


def _knob(scene: Scene) -> None:
    """The one number that the terms leave open, if they do."""
    race, experiment = scene.view_state.terms, scene.experiment
    if race is ComparisonTerms.SAME_BUDGET:
        knobs(experiment, key="budget_knob", turn="experiment", on_change=_turn_budget, hidden=ONLY_BUDGET)
    rate = shared_rate(experiment, scene.view_state.selected)
    if race is ComparisonTerms.SAME_RATE and rate is not None:
        knobs(SharedRate(rate), key="shared_rate_knob", turn="rates", on_change=_turn_shared_rate)


def _choose() -> None:
    race, scene = st.session_state["race"], session.current()
    session.show(scene.on_terms(race, cached.grid_search))


def _turn_budget(name: str, value: float, final: bool) -> None:
    session.show(session.current().with_experiment(**{name: value}), final=final)


def _turn_shared_rate(_: str, value: float, final: bool) -> None:
    scene = session.current()
    session.show(scene.retuned(runs=at_same_rate(scene.experiment, value).runs), final=final)


def _definitions() -> str:
    told = [*((metric.title, metric.definition) for metric in METRICS), *comparison_table.EXTRAS]
    return "<dl class='lab-columns'>" + "".join(f"<dt>{title}</dt><dd>{text}</dd>" for title, text in told) + "</dl>"
