"""Messages from the browser, of which nothing is lost and nothing overtakes.

The browser sends one message at a time, with its sequence, and repeats it until the component's next data echo that
sequence; only then follows the next. So a message may arrive twice, and counts once. What is repeated was sent before its
answer had come, together with the address of that time, which counts no more.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import streamlit as st

from views import session

Sequence: TypeAlias = tuple[str, int]
"""A page load, by a word that the browser made up, and the number of the message within it."""
Receiver: TypeAlias = Callable[[str, Any], None]
"""Takes the name and the value of a message, neither of which has been checked."""

LONGEST_WORD = 64


def sequence_of(message: object) -> Sequence | None:
    """The sequence that a message carries; nothing if it carries none."""
    match message:
        case {"sequence": [str(page), int(number)]} if len(page) <= LONGEST_WORD and not isinstance(number, bool):
            return page, number
    return None


def is_news(sequence: Sequence, last: Sequence | None) -> bool:
    """Whether `sequence` comes after `last`; a page that was loaded anew starts to count anew."""
    return last is None or sequence[0] != last[0] or sequence[1] > last[1]


def last_heard(key: str) -> Sequence | None:
    """The sequence of the last message from the component called `key`, for it to be echoed."""
    return st.session_state.get(_memory(key))


def news(key: str, part: str) -> object:
    """The message under `part` of the component called `key`; nothing if it was heard before."""
    message = st.session_state[key].get(part)
    sequence = sequence_of(message)
    if sequence is None:
        return None
    if not is_news(sequence, last_heard(key)):
        session.disregard_address()
        return None
    st.session_state[_memory(key)] = sequence
    return message


def listening(key: str, on_message: Receiver) -> Callable[[], None]:
    """The callback of the component called `key` that hands each of its messages on once."""

    def receive() -> None:
        match news(key, "message"):
            case {"name": str(name), "value": value}:
                on_message(name, value)

    return receive


def _memory(key: str) -> str:
    return f"{key}-sequence"
