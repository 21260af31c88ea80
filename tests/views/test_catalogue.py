"""The Catalogue page: every card can be tried, alone or beside the visitor's runs, and the address keeps what was sought."""

from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from catalog import key_of, layers
from experiments.opening import OPENING
from experiments.scene import Scene
from experiments.view_state import MAX_RUNS, ViewState
from figures.cards import SHELVES, shelves
from views import session
from views.assets import version
from views.cards import ROUTES, details, symbols
from views.pages import catalogue

CARDS: list[tuple[str, str, Any]] = [
    (shelf, key, cls) for shelf, entries in SHELVES.items() for key, cls in entries.items()
]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """The scenes that the page has shown, the last one last."""
    scenes = [Scene(OPENING, ViewState().fitted(len(OPENING.runs)))]
    monkeypatch.setattr(session, "current", lambda: scenes[-1])
    monkeypatch.setattr(session, "show", scenes.append)
    monkeypatch.setattr(st, "session_state", {})
    return scenes


def test_every_entry_is_offered_once_with_all_that_is_told_of_it() -> None:
    offered = shelves()
    assert [card["key"] for card in offered.pop("own")] == ["typed"]
    assert {shelf: {card["key"] for card in cards} for shelf, cards in offered.items()} == {
        shelf: set(entries) for shelf, entries in SHELVES.items()
    }
    assert all(all(card.values()) for cards in offered.values() for card in cards)


def test_a_card_is_opened_alone_or_added_and_is_then_at_work(shown: list[Scene]) -> None:
    short = shown[-1].with_experiment(n_steps=20, runs=OPENING.runs[:1])
    for shelf, key, cls in CARDS:
        shown.append(short)
        catalogue.perform("add", [shelf, key])
        catalogue.perform("open", [shelf, key])
        assert all(is_at_work(cls, scene) for scene in shown[-2:]), key
        assert st.session_state.pop(catalogue.LEAVING)


def is_at_work(cls: Any, scene: Scene) -> bool:
    """Whether the landscape is `cls`, or the selected run has it in it."""
    run = scene.experiment.runs[scene.view_state.selected]
    return cls in map(type, (scene.experiment.landscape, run.schedule, *layers(run.optimizer)))


def test_what_is_added_leaves_the_other_runs_alone(shown: list[Scene]) -> None:
    catalogue.perform("add", ["optimizers", "lion"])
    scene = shown[-1]
    assert scene.experiment.runs[:-1] == OPENING.runs
    assert scene.experiment.runs[-1].start == OPENING.runs[0].start
    assert scene.view_state.selected == len(OPENING.runs)
    assert scene.retunings([""] * MAX_RUNS) == ()
    for _ in range(MAX_RUNS):
        catalogue.perform("add", ["optimizers", "lion"])
    assert len(shown[-1].experiment.runs) == MAX_RUNS
    catalogue.perform("add", ["landscapes", "beale"])
    moved = shown[-1].experiment
    assert key_of(moved.landscape) == "beale"
    assert [type(run.optimizer) for run in moved.runs] == [type(run.optimizer) for run in shown[-2].experiment.runs]


def test_a_message_that_means_nothing_changes_nothing(shown: list[Scene]) -> None:
    strange: list[Any] = [
        None,
        1,
        "lion",
        ["optimizers"],
        ["optimizers", "beale"],
        ["own", "typed"],
        [1, 2],
        {"open": 1},
    ]
    for name in ("open", "add", "explode"):
        for value in strange:
            catalogue.perform(name, value)
    assert len(shown) == 1
    assert st.session_state == {}


def test_what_is_noted_is_short_and_known(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[Any] = []
    monkeypatch.setattr(session, "note", noted.append)
    catalogue.perform("noted", {"shelf": "landscapes", "search": "x" * 999, "family": None, "v": "2"})
    assert noted == [{"shelf": "landscapes", "search": "x" * catalogue.LONGEST_NOTE}]


def test_every_card_tells_its_formula_its_symbols_and_its_source() -> None:
    for shelf, key, cls in CARDS:
        told = details(cls)
        assert told.count("<math>") >= 1, (shelf, key)
        assert told.count("<dt>") == len(list(symbols(cls)))
        assert all(all(row[:3]) for row in symbols(cls))


def test_the_parts_of_a_card_are_served_for_good_and_nothing_else_is() -> None:
    with TestClient(Starlette(routes=ROUTES)) as visitor:
        base = f"/some/base/lab/{version()}/cards"
        for part, kind in (("adam/dark.svg", "image/svg+xml"), ("adam.html", "text/html; charset=utf-8")):
            answer = visitor.get(f"{base}/optimizers/{part}")
            assert answer.status_code == 200
            assert answer.headers["content-type"] == kind
            assert "immutable" in answer.headers["cache-control"]
        for part in ("optimizers/adam/red.svg", "optimizers/beale.html", "novels/adam.html"):
            assert visitor.get(f"{base}/{part}").status_code == 404
        assert visitor.get("/lab/0123/cards/optimizers/adam.html").status_code == 404
