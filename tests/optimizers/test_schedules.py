"""Schedules: laws over all of them, and the rates of PyTorch, optax and Keras, recorded in `schedules.json`."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pytest

from catalog import check, parameters
from optimizers import SCHEDULES
from optimizers.schedules.reduce_on_plateau import ReduceOnPlateau
from optimizers.schedules.step import Step

Case: TypeAlias = Mapping[str, Any]
RECORDED = json.loads((Path(__file__).parents[1] / "references" / "schedules.json").read_text())
TOLERANCES = {"PyTorch": 1e-12, "optax": 1e-12, "Keras": 1e-6}  # Keras computes its schedules in single precision


def named(case: Case) -> str:
    return f"{case['library']}-{case['schedule']}-{case['n_steps']}"


@pytest.mark.parametrize("case", RECORDED["factors"], ids=named)
def test_the_factors_are_those_of_the_library(case: Case) -> None:
    schedule, n_steps = SCHEDULES[case["schedule"]](**case["values"]), case["n_steps"]
    check(schedule)
    factors = [schedule.factor(t / n_steps) for t in range(n_steps)]
    np.testing.assert_allclose(factors, case["rates"], rtol=0, atol=TOLERANCES[case["library"]])


@pytest.mark.parametrize("case", RECORDED["plateau"], ids=lambda case: f"cooldown-{case['values']['cooldown']}")
def test_the_plateau_schedule_drops_when_that_of_pytorch_does(case: Case) -> None:
    schedule = ReduceOnPlateau(**case["values"])
    memory, factors = schedule.init(1), []
    for loss in RECORDED["losses"]:
        memory = schedule.observe(np.array([loss]), memory)
        factors.append(memory.factor[0])
    assert factors == case["rates"]


@pytest.mark.parametrize("key", SCHEDULES)
def test_every_value_of_a_schedule_is_declared_with_a_legal_default_inside_its_slider(key: str) -> None:
    schedule = SCHEDULES[key]()
    check(schedule)
    declared = parameters(schedule)
    assert {field.name for field in fields(schedule)} == set(declared)
    for parameter in declared.values():
        low, high = parameter.slider
        assert low <= parameter.default <= high
        assert parameter.symbol
        assert parameter.help.endswith(".")


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_schedule_multiplies_by_at_most_1_and_never_turns_the_step_round(key: str) -> None:
    factors = [SCHEDULES[key]().factor(k / 1000) for k in range(1000)]
    assert all(isinstance(factor, float) for factor in factors)
    assert 0 <= min(factors) <= max(factors) <= 1


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_schedule_is_defined_at_the_ends_of_every_slider_and_bound(key: str) -> None:
    for name, declared in parameters(SCHEDULES[key]).items():
        for end in (*declared.slider, *declared.bounds):
            schedule = SCHEDULES[key](**{name: type(declared.default)(end)})
            assert all(np.isfinite(schedule.factor(progress)) for progress in (0.0, 1 / 3, 0.5, 0.999))


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_card_tells_the_formula_and_the_source(key: str) -> None:
    about = SCHEDULES[key].about
    assert about.formula
    assert about.idea.endswith(".")
    assert str(about.year)[:2] in ("19", "20")


def test_a_boundary_that_rounding_missed_is_reached() -> None:
    step = Step(drop=0.5, every=0.1)
    assert [step.factor(k / 10) for k in range(10)] == [0.5**k for k in range(10)]


def test_a_watchful_schedule_keeps_the_runs_apart() -> None:
    schedule = ReduceOnPlateau(patience=1, drop=0.5)
    memory = schedule.init(3)
    for loss in ([3.0, 3.0, np.nan], [2.0, 3.0, np.nan], [1.0, 3.0, np.nan]):
        memory = schedule.observe(np.array(loss), memory)
    assert memory.factor.tolist() == [1.0, 0.5, 0.5]
