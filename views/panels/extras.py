"""What may be put around an optimizer: a schedule of its learning rate, and modifiers."""

from dataclasses import replace
from typing import Any

import streamlit as st

from catalog import changed, key_of, layers, parameters
from experiments import Run
from experiments.link import turn_target
from figures import thumbnail
from figures.phrases import phrase
from figures.style import accent
from optimizers import MODIFIERS, SCHEDULES, Optimizer
from views import session, styles
from views.components.knobs.knobs import knobs

CURVE = 200
"""Points of the drawn schedule."""


def show(selected: Run, index: int, slot: int) -> None:
    """Draw the schedule and the modifiers of the `selected` run, which stands at `index`."""
    wrappers = [key_of(layer) for layer in layers(selected.optimizer)[1:]]
    in_use = wrappers or key_of(selected.schedule) != "constant"
    with st.expander(phrase("schedule_and_modifiers"), expanded=bool(in_use)):
        if selected.optimizer.base_rate is not None:
            _schedule(selected, index, slot)
        st.session_state["modifiers"] = wrappers
        st.multiselect(phrase("modifiers"), MODIFIERS, format_func=_modifier_title, key="modifiers", on_change=_wrap)


def wrapped(optimizer: Optimizer, keys: list[str]) -> Optimizer:
    """The innermost method of `optimizer` in the modifiers `keys`, those that were there keeping their values."""
    inner, *wrappers = layers(optimizer)
    known = {key_of(layer): layer for layer in wrappers}
    for key in keys:
        inner = replace(known[key], inner=inner) if key in known else MODIFIERS[key](inner=inner)
    return inner  # type: ignore[no-any-return]


def _schedule(selected: Run, index: int, slot: int) -> None:
    st.session_state["schedule"] = key_of(selected.schedule)
    st.selectbox(phrase("schedule"), SCHEDULES, format_func=_schedule_title, key="schedule", on_change=_choose_schedule)
    if parameters(selected.schedule):
        st.html(thumbnail.curve([selected.schedule.factor(k / CURVE) for k in range(CURVE)], styles.theme()))
        knobs(
            selected.schedule,
            key=f"schedule_knobs_{slot}",
            turn=turn_target("schedule", index),
            on_change=_turn_schedule,
            accent=accent(slot),
        )


def _schedule_title(key: str) -> str:
    return SCHEDULES[key].about.title


def _modifier_title(key: str) -> str:
    return MODIFIERS[key].about.title


def _choose_schedule() -> None:
    schedule = SCHEDULES[st.session_state["schedule"]]()
    session.edit(lambda member: replace(member, schedule=schedule))


def _turn_schedule(name: str, value: Any) -> None:
    session.edit(lambda member: replace(member, schedule=changed(member.schedule, {name: value})))


def _wrap() -> None:
    keys = st.session_state["modifiers"]
    session.edit(lambda member: replace(member, optimizer=wrapped(member.optimizer, keys)))
