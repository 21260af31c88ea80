"""Links that were handed out in 2026 open what they opened then: landscapes, methods, modifiers, schedules, and what is shown."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from catalog import key_of, layers, own_values
from experiments.link import decode_all
from landscapes.typed import Typed

LINKS = json.loads((Path(__file__).parent / "data" / "links_of_2026.json").read_text(encoding="utf-8"))
ADDED_SINCE = "values_left_out"
"""The one remark that these links may get: a value that no method had in 2026 has its default, which changes nothing."""


def is_still(entry: Any, told: tuple[str, Mapping[str, Any]]) -> bool:
    """Whether `entry` has the key and all the values that were `told` of it."""
    key, values = told
    return key_of(entry) == key and values.items() <= own_values(entry).items()


@pytest.mark.parametrize("then", LINKS, ids=range(len(LINKS)))
def test_a_link_of_2026_opens_the_experiment_that_it_opened_then(then: Mapping[str, Any]) -> None:
    decoded, told = decode_all(then["link"]), then["experiment"]
    experiment = decoded.experiment
    assert {remark.code for remark in decoded.remarks} <= {ADDED_SINCE}
    assert (experiment.n_steps, experiment.seed, experiment.budget) == (told["n_steps"], told["seed"], told["budget"])
    assert is_still(experiment.landscape, told["landscape"])
    assert own_values(experiment.noise) == told["noise"]
    for run, told_run in zip(experiment.runs, told["runs"], strict=True):
        assert run.start == tuple(told_run["start"])
        assert is_still(run.schedule, told_run["schedule"])
        assert all(map(is_still, layers(run.optimizer), told_run["optimizer"]))
        assert len(layers(run.optimizer)) == len(told_run["optimizer"])


@pytest.mark.parametrize("then", [then for then in LINKS if "formula" in then["experiment"]])
def test_a_typed_landscape_of_2026_has_its_formula_and_its_box(then: Mapping[str, Any]) -> None:
    landscape, told = decode_all(then["link"]).experiment.landscape, then["experiment"]
    assert isinstance(landscape, Typed)
    box = landscape.given_domain
    assert landscape.formula == told["formula"]
    assert (box and [*box.x, *box.y]) == told["domain"]


@pytest.mark.parametrize("then", LINKS, ids=range(len(LINKS)))
def test_a_link_of_2026_shows_what_it_showed_then(then: Mapping[str, Any]) -> None:
    shown, told = decode_all(then["link"]).view_state, then["view_state"]
    assert (shown.selected, list(shown.colours), shown.view) == (told["selected"], told["colours"], told["view"])
    assert shown.terms.name == told["terms"]
