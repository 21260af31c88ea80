"""The panel of the runs: choose one, turn its knobs, change its optimizer or its dialect, add and remove runs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from catalog import changed, family_of, humanize, innermost, key_of, values
from experiments import Run
from experiments.link import turn_target
from experiments.scene import Scene
from experiments.tuning import with_tuned_rate
from figures.phrases import phrase
from figures.style import accent
from optimizers import OPTIMIZERS, Optimizer
from views import session
from views.components.chips.chips import chips
from views.components.formula.formula import formula
from views.components.knobs.knobs import knobs
from views.panels import extras

ADJUSTED = ""
"""No dialect: some value is another."""
SHELF = sorted(OPTIMIZERS, key=lambda key: (not OPTIMIZERS[key].well_known, family_of(OPTIMIZERS[key])))
"""The best known methods first, the others by family and year."""


def choose(scene: Scene) -> None:
    """Draw the buttons of the runs, and the optimizer and the dialect of the selected one."""
    chips()
    base = innermost(_selected(scene).optimizer)
    with st.container(horizontal=True, gap="small", key="lab_choices"):
        _choice(phrase("optimizer"), "optimizer", key_of(base), SHELF, _card, _choose_optimizer)
        _choice(phrase("dialect"), "dialect", dialect_of(base), [*base.dialects, ADJUSTED], _dialect, _choose_dialect)


def turn(scene: Scene) -> None:
    """Draw the knobs of the selected run."""
    slot = scene.view_state.colours[scene.view_state.selected]
    target = turn_target("run", scene.view_state.selected)
    knobs(_selected(scene).optimizer, key=f"run_knobs_{slot}", turn=target, on_change=_turn, accent=accent(slot))


def more(scene: Scene) -> None:
    """Draw the rule of the selected run, its idea, its schedule and its modifiers."""
    about = innermost(_selected(scene).optimizer).about
    formula(about.formula, key="rule_formula")
    st.caption(about.idea)
    selected = scene.view_state.selected
    extras.show(_selected(scene), selected, scene.view_state.colours[selected])


def _selected(scene: Scene) -> Run:
    return scene.experiment.runs[scene.view_state.selected]


def _choice(
    label: str,
    key: str,
    value: str,
    options: Sequence[str],
    titles: Callable[[str], str],
    on_change: Callable[[], None],
) -> None:
    """A select box that always shows `value`, whoever changed it."""
    st.session_state[key] = value
    st.selectbox(label, options, format_func=titles, key=key, on_change=on_change, label_visibility="collapsed")


def _card(key: str) -> str:
    """What the search of the select box looks through: name, people, year, family."""
    cls: type[Optimizer] = OPTIMIZERS[key]
    family = humanize(family_of(cls))
    return f"{cls.about.title} · {cls.about.authors}, {cls.about.year} · {family}"


def _dialect(name: str) -> str:
    return name if name != ADJUSTED else phrase("adjusted")


def dialect_of(optimizer: Optimizer) -> str:
    """The dialect whose values, but for the learning rate, `optimizer` has."""
    base = innermost(optimizer)
    current = values(base)
    for name, fields in base.dialects.items():
        spoken = {**values(type(base)()), **fields, "learning_rate": current.get("learning_rate")}
        if all(spoken[field] == value for field, value in current.items()):
            return str(name)
    return ADJUSTED


def _turn(name: str, value: Any) -> None:
    session.edit(lambda member: replace(member, optimizer=changed(member.optimizer, {name: value})))


def _choose_optimizer() -> None:
    """Take another optimizer, with the learning rate that suits it here; what wrapped the old one is taken off."""
    scene = session.current()
    experiment, runs = scene.experiment, list(scene.experiment.runs)
    run = runs[scene.view_state.selected]
    chosen = OPTIMIZERS[st.session_state["optimizer"]]()
    tuned = with_tuned_rate(chosen, experiment.landscape, run.start, experiment.n_steps)
    runs[scene.view_state.selected] = replace(run, optimizer=tuned)
    session.show(scene.retuned(runs=runs))


def _choose_dialect() -> None:
    """Take over what the dialect says, its defaults included; a learning rate that it does not name stays."""

    def adopt(member: Run) -> Run:
        base = innermost(member.optimizer)
        fields = base.dialects.get(st.session_state["dialect"], values(base))
        rate = {name: value for name, value in values(base).items() if name == "learning_rate"}
        return replace(member, optimizer=changed(member.optimizer, {**values(type(base)()), **rate, **fields}))

    session.edit(adopt)
