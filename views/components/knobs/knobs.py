"""One knob for each declared parameter; what bends while a knob is in the hand, the browser asks `lab/picture` for.

Once the hand has let go, the browser sends `{owner, name, value, sequence}` (`views/shared/messages.py`). What
comes from a browser is checked before it counts.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any, TypeAlias

import streamlit as st

from catalog import Parameter, key_of, labels_of, parameters, primary_parameters, values
from figures.formula import typeset
from views import session
from views.assets import loader
from views.components.messages.messages import last_heard, news

Value: TypeAlias = float | int | bool

_knobs = st.components.v2.component("lab_knobs", js=loader("knobs/knobs.js"), isolate_styles=False)


@dataclass(frozen=True)
class Change:
    """One turn of a knob."""

    name: str
    value: Value


def knobs(
    entry: Any,
    *,
    key: str,
    turn: str,
    on_change: Callable[[str, Value], None],
    hidden: Container[str] = (),
    accent: tuple[str, str] | None = None,
    compact: bool = False,
) -> None:
    """Show one knob for each parameter of `entry`; a turn of one calls `on_change(name, value)`.

    `turn` is how the browser calls this panel when it asks for the picture of a turn, like "run 0". `hidden` are the parameters
    without a knob, and `accent` is the colour of the knobs on a light and on a dark page. `compact` knobs stand on one line,
    and none of them is folded away.
    """

    def changed() -> None:
        if change := change_of(entry, news(key, "change")):
            on_change(change.name, change.value)

    data = {
        "owner": key_of(entry),
        "turn": turn,
        "link": session.current().link,
        "sequence": last_heard(key),
        "accent": accent,
        "compact": compact,
        "knobs": [knob for knob in described(entry) if knob["name"] not in hidden],
    }
    _knobs(key=key, data=data, on_change_change=changed)


def described(entry: Any) -> list[dict[str, Any]]:
    """Everything that the browser must know about each knob of `entry`, derived from the declarations."""
    value, label, primary = values(entry), labels_of(entry), primary_parameters(entry)
    return [
        {
            **description(name, declared, label[name]),
            "primary": name in primary,
            "value": value[name],
        }
        for name, declared in parameters(entry).items()
    ]


def description(name: str, declared: Parameter, label: str) -> dict[str, Any]:
    """What stays the same while the knob of the parameter `name`, which people call by its `label`, is turned."""
    return {
        "name": name,
        "label": label,
        "symbol": typeset(declared.symbol),
        "help": declared.help,
        "legal": f"{label} must {declared.legal}.",
        "default": declared.default,
        "bounds": declared.bounds,
        "slider": declared.slider,
        "scale": declared.scale,
        "whole": declared.is_whole,
        "switch": declared.is_switch,
    }


def change_of(entry: Any, message: object) -> Change | None:
    """The turn that a message describes; nothing if it is not a legal value of a knob of `entry`."""
    match message:
        case {"owner": str(owner), "name": str(name), "value": bool() | int() | float() as value}:
            declared = parameters(entry).get(name)
            if owner == key_of(entry) and declared and declared.allows(value):
                return Change(name, _typed(value, declared))
    return None


def _typed(value: Value, declared: Parameter) -> Value:
    """`value` as the kind of number that was declared: a browser does not tell 1 from 1.0."""
    return type(declared.default)(value) if declared.is_switch or declared.is_whole else float(value)
