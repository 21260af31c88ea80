"""What comes from the browser's player is checked before it counts."""

from typing import Any

import pytest

from experiments.view_state import VIEWS
from views.player.player import start_of, view_of


def test_a_start_is_two_finite_numbers() -> None:
    assert start_of({"name": "start", "value": [1, -2.5], "sequence": ["page", 1]}) == (1.0, -2.5)


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        "1 2",
        [1],
        [1, 2, 3],
        ["1", "2"],
        [1, None],
        [float("nan"), 0],
        [0, float("inf")],
        {"x": 1},
        [10**400, 0],
    ],
)
def test_anything_else_is_no_start(value: Any) -> None:
    assert start_of({"name": "start", "value": value}) is None


@pytest.mark.parametrize("message", [None, [], "start", {}, {"value": [1, 2]}, {"name": "view", "value": [1, 2]}])
def test_a_message_that_names_no_start_has_none(message: Any) -> None:
    assert start_of(message) is None


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_one_that_there_is(view: str) -> None:
    assert view_of({"name": "view", "value": view}) == view
    assert view_of({"name": "start", "value": view}) is None
    assert view_of({"name": "view", "value": f"{view}s"}) is None
    assert view_of({"name": "view", "value": [view]}) is None
