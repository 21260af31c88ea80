"""What comes from the browser is checked before it counts, and then does what it says."""

from dataclasses import replace
from typing import Any

import pytest

from catalog import changed, key_of, layers, values
from experiments.opening import OPENING
from experiments.scene import Scene
from experiments.view_state import MAX_RUNS, VIEWS, ViewState
from views import actions, session

LEGAL = {
    "start": [1, -2.5],
    "view": VIEWS[1],
    "selected": 2,
    "hidden": [0, 1],
    "rename": [1, "The plain one"],
    "duplicate": 1,
    "remove": 0,
    "optimizer": "lion",
    "dialect": "optax",
    "schedule": "cosine",
    "modifiers": ["clip_value", "clip_norm"],
    "landscape": "typed",
    "step": 60,
    "window": [[-1, 1.5], [0, 2]],
    "tab": "inside",
    "hides_future": True,
    "presenting": True,
    "equal_axes": True,
}
"""One message of each kind that changes the opening scene."""
STRANGE: list[Any] = [
    -1,
    1.5,
    "1 2",
    "maps",
    "True",
    [99],
    [1, 2, 3],
    ["1", "2"],
    [1, None],
    {"x": 1},
    [10**400, 0],
    [[1, 0], [0, 1]],
    ["lion"],
    [["clip_value"]],
]
JOURNEYS = {"undo", "redo"}
"""They lead back through what the session has seen; `test_history.py` is about them."""
NOWHERE: list[Any] = [[float("nan"), 0], [0, float("inf")], [[0, float("nan")], [0, 1]], [[0, 10**400], [0, 1]]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Scene]:
    """The scenes that the page has shown, the last one last."""
    scenes = [Scene(OPENING, ViewState().fitted(len(OPENING.runs)))]
    monkeypatch.setattr(session, "current", lambda: scenes[-1])
    monkeypatch.setattr(session, "show", scenes.append)
    return scenes


def test_every_action_has_a_legal_message_that_changes_the_scene(shown: list[Scene]) -> None:
    assert LEGAL.keys() | JOURNEYS == actions.ACTIONS.keys()
    for name, value in LEGAL.items():
        before = shown[-1]
        actions.perform(name, value)
        assert shown[-1] != before, name


@pytest.mark.parametrize("name", LEGAL)
def test_a_message_that_means_nothing_changes_nothing(name: str, shown: list[Scene]) -> None:
    for value in [*STRANGE, *NOWHERE]:
        actions.perform(name, value)
    assert len(shown) == 1


def test_a_message_with_an_unknown_name_changes_nothing(shown: list[Scene]) -> None:
    actions.perform("explode", 1)
    assert len(shown) == 1


def test_a_start_moves_every_run(shown: list[Scene]) -> None:
    actions.perform("start", [1, -2.5])
    assert {run.start for run in shown[-1].experiment.runs} == {(1.0, -2.5)}


def test_a_duplicate_stands_last_and_is_selected(shown: list[Scene]) -> None:
    actions.perform("duplicate", 1)
    runs = shown[-1].experiment.runs
    assert runs == (*OPENING.runs, OPENING.runs[1])
    assert shown[-1].view_state.selected == len(OPENING.runs)
    for _ in range(MAX_RUNS):
        actions.perform("duplicate", 0)
    assert len(shown[-1].experiment.runs) == MAX_RUNS


def test_the_last_run_stays(shown: list[Scene]) -> None:
    shown.append(replace(shown[0], experiment=replace(OPENING, runs=OPENING.runs[:1])))
    actions.perform("remove", 0)
    assert len(shown) == 2


def test_modifiers_are_put_on_and_taken_off_and_keep_their_values(shown: list[Scene]) -> None:
    def keys() -> list[str]:
        return [key_of(layer) for layer in layers(shown[-1].experiment.runs[0].optimizer)]

    actions.perform("modifiers", ["clip_norm"])
    limited = changed(shown[-1].experiment.runs[0].optimizer, {"limit": 0.125})
    shown.append(shown[-1].with_experiment(runs=[replace(OPENING.runs[0], optimizer=limited), *OPENING.runs[1:]]))
    actions.perform("modifiers", ["clip_value", "clip_norm", "clip_value"])
    assert keys() == ["rmsprop", "clip_value", "clip_norm"]
    assert 0.125 in values(shown[-1].experiment.runs[0].optimizer).values()
    actions.perform("modifiers", [])
    assert keys() == ["rmsprop"]
