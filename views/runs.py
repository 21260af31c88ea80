"""The panel of the runs: choose one, turn its knobs, change its optimizer or its dialect, add and remove runs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from catalog import changed, find, key_of, values
from experiments import Run
from experiments.shown import MOST_RUNS, Shown
from experiments.tuning import suited
from figures.style import accent
from optimizers import OPTIMIZERS, Optimizer
from views import session, styles
from views.knobs.knobs import knobs

ADJUSTED = "Adjusted"


def show(scene: session.Scene, names: Sequence[str]) -> None:
    """Draw the panel for the selected run of `scene`."""
    selected = scene.experiment.runs[scene.shown.selected]
    with st.container(horizontal=True, gap="small", key="lab_runs"):
        for index, (name, colour) in enumerate(zip(names, scene.shown.colours, strict=True)):
            is_selected = index == scene.shown.selected
            look: Literal["primary", "secondary"] = "primary" if is_selected else "secondary"
            st.button(name, key=f"run_{colour}", type=look, on_click=_select, args=(index,))
    slot = scene.shown.colours[scene.shown.selected]
    knobs(selected.optimizer, key=f"run_knobs_{slot}", on_change=_turn, accent=accent(slot))
    with st.container(horizontal=True, gap="small", key="lab_choices"):
        _choice("Optimizer", "optimizer", key_of(selected.optimizer), list(OPTIMIZERS), _title, _choose_optimizer)
        dialects = [*selected.optimizer.dialects, ADJUSTED]
        _choice("Dialect", "dialect", _dialect(selected.optimizer), dialects, str, _choose_dialect)
    with st.container(horizontal=True, gap="small", key="lab_deeds"):
        full = len(scene.experiment.runs) >= MOST_RUNS
        st.button("Add a copy", key="copy_run", on_click=_copy, disabled=full)
        st.button("Remove", key="remove_run", on_click=_remove, disabled=len(scene.experiment.runs) == 1)
    st.latex(styles.stacked(selected.optimizer.about.formula))
    st.caption(selected.optimizer.about.idea)


def _choice(
    label: str, key: str, value: str, options: Sequence[str], words: Callable[[str], str], on_change: Callable[[], None]
) -> None:
    """A select box that always shows `value`, whoever changed it."""
    st.session_state[key] = value
    st.selectbox(label, options, format_func=words, key=key, on_change=on_change)


def _title(key: str) -> str:
    return OPTIMIZERS[key].about.title


def _dialect(optimizer: Optimizer) -> str:
    """The dialect whose values, but for the learning rate, `optimizer` has."""
    said = values(optimizer)
    for name, fields in optimizer.dialects.items():
        spoken = {**values(type(optimizer)()), **fields, "learning_rate": said.get("learning_rate")}
        if all(spoken[field] == value for field, value in said.items()):
            return name
    return ADJUSTED


def _select(index: int) -> None:
    scene = session.current()
    session.show(replace(scene, shown=Shown(index, scene.shown.colours)))


def _edit(change: Callable[[Run], Run], *, final: bool = True) -> None:
    """Replace the selected run by what `change` makes of it."""
    scene = session.current()
    runs = list(scene.experiment.runs)
    runs[scene.shown.selected] = change(runs[scene.shown.selected])
    session.show(scene.with_experiment(runs=runs), final=final)


def _turn(name: str, value: Any, final: bool) -> None:
    _edit(lambda member: replace(member, optimizer=changed(member.optimizer, {name: value})), final=final)


def _choose_optimizer() -> None:
    optimizer = find(OPTIMIZERS, "optimizer", st.session_state["optimizer"])()
    experiment = session.current().experiment
    _edit(
        lambda member: replace(
            member, optimizer=suited(optimizer, experiment.landscape, member.start, experiment.n_steps)
        )
    )


def _choose_dialect() -> None:
    """Take over what the dialect says, its defaults included; a learning rate that it does not name stays."""

    def speak(member: Run) -> Run:
        kind = type(member.optimizer)
        fields = kind.dialects.get(st.session_state["dialect"], values(member.optimizer))
        rate = (
            {"learning_rate": values(member.optimizer)["learning_rate"]}
            if "learning_rate" in values(member.optimizer)
            else {}
        )
        return replace(member, optimizer=kind(**{**rate, **fields}))

    _edit(speak)


def _copy() -> None:
    """Add a run like the selected one and select it: so one compares two values of a knob."""
    scene = session.current()
    runs = [*scene.experiment.runs, scene.experiment.runs[scene.shown.selected]]
    session.show(replace(scene.with_experiment(runs=runs), shown=Shown(len(runs) - 1, scene.shown.colours)))


def _remove() -> None:
    scene = session.current()
    index = scene.shown.selected
    runs, colours = list(scene.experiment.runs), list(scene.shown.colours)
    del runs[index], colours[index]
    session.show(replace(scene.with_experiment(runs=runs), shown=Shown(max(index - 1, 0), tuple(colours))))
