"""The panel of the runs: choose one, its optimizer and its dialect, and turn its knobs."""

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from catalog import changed, innermost, key_of, labels_of, values
from experiments import Run
from experiments.link import turn_target
from experiments.scene import Scene
from experiments.tuning import with_tuned_rate
from figures.labels import value_text
from figures.phrases import phrase
from figures.style import accent
from optimizers import OPTIMIZERS, Optimizer
from views import session
from views.components.chips.chips import chips
from views.components.chooser.chooser import Option, choose_among, choose_from
from views.components.formula.formula import formula
from views.components.knobs.knobs import knobs
from views.panels import extras

ADJUSTED = ""
"""No dialect: some value is another."""


def choose() -> None:
    """Draw the chips of the runs."""
    chips()


def turn(scene: Scene) -> None:
    """Draw the optimizer, the dialect and the knobs of the selected run."""
    base = innermost(_selected(scene).optimizer)
    with st.container(horizontal=True, gap="small", key="lab_choices"):
        choose_from("optimizer", ["optimizers"], key_of(base), base.about.title)
        spoken = dialect_of(base)
        choose_among("dialect", _dialects(base), spoken, spoken or phrase("adjusted"))
    slot = scene.view_state.colours[scene.view_state.selected]
    target = turn_target("run", scene.view_state.selected)
    knobs(_selected(scene).optimizer, key="run_knobs", turn=target, on_change=_turn, accent=accent(slot))


def more(scene: Scene) -> None:
    """Draw the rule of the selected run, its idea, its schedule and its modifiers."""
    about = innermost(_selected(scene).optimizer).about
    formula(about.formula, key="rule_formula")
    st.html(f"<p class='lab-idea'>{escape(about.idea)}</p>")
    selected = scene.view_state.selected
    extras.show(_selected(scene), selected, scene.view_state.colours[selected])


def choose_optimizer(key: Any) -> None:
    """Take another optimizer, with the learning rate that suits it here; what wrapped the old one is taken off."""
    if not (isinstance(key, str) and key in OPTIMIZERS):
        return
    scene = session.current()
    experiment, runs = scene.experiment, list(scene.experiment.runs)
    run = _selected(scene)
    tuned = with_tuned_rate(OPTIMIZERS[key](), experiment.landscape, run.start, experiment.n_steps)
    runs[scene.view_state.selected] = replace(run, optimizer=tuned)
    session.show(scene.retuned(runs=runs))


def choose_dialect(name: Any) -> None:
    """Take over what a dialect says, its defaults included; a learning rate that it does not name stays."""
    base = innermost(_selected(session.current()).optimizer)
    if not (isinstance(name, str) and name in base.dialects):
        return
    rate = {field: value for field, value in values(base).items() if field == "learning_rate"}
    said = {**values(type(base)()), **rate, **base.dialects[name]}
    session.edit(lambda member: replace(member, optimizer=changed(member.optimizer, said)))


def dialect_of(optimizer: Optimizer) -> str:
    """The dialect whose values, but for the learning rate, `optimizer` has."""
    base = innermost(optimizer)
    current = values(base)
    for name, fields in base.dialects.items():
        spoken = {**values(type(base)()), **fields, "learning_rate": current.get("learning_rate")}
        if all(spoken[field] == value for field, value in current.items()):
            return str(name)
    return ADJUSTED


def _dialects(base: Optimizer) -> list[Option]:
    """The dialects of `base`, each with the values that it takes instead of the usual ones."""
    label = labels_of(base)
    return [
        Option(dialect, dialect, ", ".join(_said(label[name], value) for name, value in fields.items()))
        for dialect, fields in base.dialects.items()
    ]


def _said(label: str, value: float) -> str:
    if isinstance(value, bool):
        return label if value else phrase("label_off", name=label)
    return phrase("label_value", name=label, value=value_text(value))


def _selected(scene: Scene) -> Run:
    return scene.experiment.runs[scene.view_state.selected]


def _turn(name: str, value: Any) -> None:
    session.edit(lambda member: replace(member, optimizer=changed(member.optimizer, {name: value})))
