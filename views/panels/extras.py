"""What may be put around an optimizer: a schedule of its learning rate, and modifiers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from catalog import changed, key_of, layers, parameters
from experiments import Run
from experiments.link import turn_target
from figures.card_picture import schedule_picture
from figures.phrases import phrase
from figures.style import accent
from figures.thumbnail import image
from optimizers import SCHEDULES, WRAPPERS, Optimizer
from views import session, styles
from views.components.chooser.chooser import choose_from, choose_several
from views.components.knobs.knobs import knobs


def show(selected: Run, index: int, slot: int) -> None:
    """Draw the schedule and the modifiers of the `selected` run, which stands at `index`."""
    wrappers = [key_of(layer) for layer in layers(selected.optimizer)[1:]]
    in_use = wrappers or key_of(selected.schedule) != "constant"
    with st.expander(phrase("schedule_and_modifiers"), expanded=bool(in_use)):
        if selected.optimizer.base_rate is not None:
            _schedule(selected, index, slot)
        choose_several("modifiers", "modifiers", wrappers)


def choose_schedule(key: Any) -> None:
    """Let the learning rate of the selected run follow the schedule called `key`."""
    if isinstance(key, str) and key in SCHEDULES:
        session.edit(lambda member: replace(member, schedule=SCHEDULES[key]()))


def choose_modifiers(keys: Any) -> None:
    """Wrap the method of the selected run in the modifiers called `keys`, the innermost first, and in no others."""
    if isinstance(keys, list) and all(isinstance(key, str) and key in WRAPPERS for key in keys):
        distinct = list(dict.fromkeys(keys))
        session.edit(lambda member: replace(member, optimizer=wrapped(member.optimizer, distinct)))


def wrapped(optimizer: Optimizer, keys: Sequence[str]) -> Optimizer:
    """The innermost method of `optimizer` in the modifiers `keys`, those that were there keeping their values."""
    inner, *wrappers = layers(optimizer)
    known = {key_of(layer): layer for layer in wrappers}
    for key in keys:
        inner = replace(known[key], inner=inner) if key in known else WRAPPERS[key](inner=inner)
    return inner  # type: ignore[no-any-return]


def _schedule(selected: Run, index: int, slot: int) -> None:
    schedule = selected.schedule
    choose_from("schedule", ["schedules"], key_of(schedule), schedule.about.title)
    if parameters(schedule):
        st.html(image(schedule_picture(schedule, styles.theme())))
        knobs(
            schedule,
            key=f"schedule_knobs_{slot}",
            turn=turn_target("schedule", index),
            on_change=_turn_schedule,
            accent=accent(slot),
        )


def _turn_schedule(name: str, value: Any) -> None:
    session.edit(lambda member: replace(member, schedule=changed(member.schedule, {name: value})))
