"""What can be undone: changes of the experiment, and nothing of how it is looked at."""

from dataclasses import replace

import pytest
import streamlit as st

from experiments.opening import OPENING
from experiments.scene import Scene, open_scene
from landscapes import Domain
from views import actions, history, session


@pytest.fixture(autouse=True)
def _new_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that begins with the opening, without an address bar."""
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(session, "_address", lambda: "")
    monkeypatch.setattr(session, "publish", lambda: None)


def change_seed(seed: int) -> None:
    """Change the experiment a little."""
    session.show(session.current().with_experiment(seed=seed))


def seed() -> int:
    """What the last change has made."""
    return session.current().experiment.seed


def test_changes_are_taken_back_in_turn_and_made_again() -> None:
    opening = session.current()
    for number in (1, 2, 3):
        change_seed(number)
    seen = []
    for act in (session.undo, session.undo, session.redo, session.undo, session.undo, session.undo):
        act()
        seen.append(seed())
    assert seen == [2, 1, 2, 1, 0, 0]
    assert session.current().experiment == opening.experiment == OPENING
    actions.perform("redo", 2)
    assert seed() == 2


def test_a_new_change_forgets_what_was_taken_back() -> None:
    session.current()
    for number in (1, 2):
        change_seed(number)
    session.undo()
    change_seed(7)
    session.redo()
    assert seed() == 7
    session.undo()
    assert seed() == 1


def test_how_one_looks_is_no_change_and_is_kept() -> None:
    session.current()
    change_seed(1)
    looks = {"tab": "inside", "view": "surface", "step": 60, "hides_future": True, "presenting": True}
    window = Domain(x=(-1, 1), y=(-1, 1))
    session.show(session.current().with_view_state(**looks, window=window))
    assert len(session.history().past) == 1
    session.undo()
    shown = session.current().view_state
    assert seed() == 0
    assert {name: getattr(shown, name) for name in looks} == looks
    assert shown.window == window


def test_a_run_that_comes_back_has_its_colour_and_its_name() -> None:
    session.current()
    actions.perform("rename", [1, "my own"])
    before = session.current().view_state
    actions.perform("remove", 1)
    session.undo()
    after = session.current()
    assert (after.view_state.names, after.view_state.colours) == (before.names, before.colours)
    assert after.experiment == OPENING


def test_a_step_that_the_experiment_before_does_not_have_is_its_last() -> None:
    session.show(Scene(replace(OPENING, n_steps=100), session.current().view_state))
    session.show(session.current().with_experiment(n_steps=300))
    session.show(session.current().with_view_state(step=250))
    session.undo()
    assert session.current().view_state.step == 100
    assert open_scene(session.current().link).remarks == ()


def test_no_more_is_kept_than_a_session_has_room_for() -> None:
    session.current()
    for number in range(history.MOST + 5):
        change_seed(number + 1)
    assert len(session.history().past) == history.MOST
    actions.perform("undo", 10**6)
    assert seed() == 5


def test_nothing_is_undone_for_what_is_no_number() -> None:
    session.current()
    change_seed(1)
    for value in (None, True, "1", [1], -1, 0, 1.0):
        actions.perform("undo", value)
    assert seed() == 1
