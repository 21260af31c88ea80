"""What the browser says twice counts once, and the address that it was sent with counts no more."""

from typing import Any

import pytest
import streamlit as st

from experiments.link import encode
from experiments.opening import OPENING
from views import session
from views.components.messages.messages import listening


class Address(dict[str, Any]):
    """The address bar as the browser sends it along."""

    def get_all(self, key: str) -> list[str]:
        """All that stands there under `key`."""
        return list(self[key])


def test_a_message_that_is_repeated_with_an_old_address_brings_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = Address(v=["1"], steps=["100"]), Address(v=["1"], steps=["200"])
    state: dict[str, Any] = {"address": "v=1&steps=200", "link": "v=1&steps=200", "remarks": ()}
    heard: list[tuple[str, Any]] = []
    monkeypatch.setattr(st, "session_state", state)
    receive = listening("player", lambda name, value: heard.append((name, value)))

    for attempt, address in ((1, after), (2, before)):
        monkeypatch.setattr(st, "query_params", address)
        state["player"] = {"message": {"name": "tab", "value": "inside", "sequence": ["page", 1], "attempt": attempt}}
        receive()
    assert heard == [("tab", "inside")]
    assert session.current().experiment.n_steps == 200


def test_an_address_without_a_message_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {"address": encode(OPENING), "link": encode(OPENING), "remarks": ()}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(st, "query_params", Address(v=["1"], steps=["100"]))
    assert session.current().experiment.n_steps == 100
