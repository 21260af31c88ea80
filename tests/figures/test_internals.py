import re
from typing import Any

import numpy as np
import pytest

from catalog import Array, parameters
from experiments import Experiment, Run, run
from experiments.internals import RunInternals
from experiments.view_state import ViewState
from figures.buffer import pack, unpack
from figures.internals import _law
from figures.paths import paths
from figures.rule import rule
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.adaptive.adam import Adam

ROSENBROCK = LANDSCAPES["rosenbrock"]()
WOBBLE = SCHEDULES["cosine"]()
"""A rate that changes at every step, so that it must be sent."""


def sent(optimizer: Optimizer, n_runs: int = 1, n_steps: int = 60) -> tuple[bytes, RunInternals]:
    member = Run(optimizer=optimizer, start=ROSENBROCK.starts[0], schedule=WOBBLE)
    experiment = Experiment(landscape=ROSENBROCK, runs=[member] * n_runs, n_steps=n_steps)
    trajectories = run(experiment)
    labels = [optimizer.about.title] * n_runs
    buffer = pack(*paths(experiment, trajectories, labels, ViewState().fitted(n_runs)))
    return buffer, RunInternals(experiment, 0, trajectories[0])


def read(about: dict[str, Any], columns: Array, name: str) -> Array:
    """The series called `name`, shape `(n_columns, n_steps + 1)`, as the browser reads it."""
    series = about["series"][name]
    if "laws" in series:
        rows = np.arange(columns.shape[1])
        return np.array([first * ratio**rows for first, ratio in series["laws"]])
    return columns[series["at"] : series["at"] + series["wide"]]


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_series_arrives_as_it_was_computed(key: str) -> None:
    buffer, inside = sent(OPTIMIZERS[key]())
    header, blocks = unpack(buffer)
    about, columns = header["inside"], blocks["inside"].astype(float)
    expected = {"g": inside.gradients, "step": inside.steps, "curvatures": inside.curvatures, "axis": inside.axes}
    expected |= {f"state:{name}": history for name, history in inside.state.items()}
    if inside.denominator is not None:
        expected["root"], expected["epsilon"] = inside.denominator
    if inside.plain_rates is not None:
        expected["plain_rate"] = inside.plain_rates
    if np.isfinite(inside.learning_rates).any():
        expected["rate"] = inside.learning_rates
    assert set(about["series"]) == {name for name, series in expected.items() if np.isfinite(series).any()}
    for name in about["series"]:
        found = read(about, columns, name).T
        wanted = expected[name].reshape(len(found), -1)
        told = np.isfinite(wanted)
        np.testing.assert_allclose(found[told], wanted[told].clip(-1e30, 1e30), rtol=2e-5, atol=1e-37)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_six_runs_of_500_steps_and_all_that_goes_on_inside_one_stay_below_60_kilobytes(key: str) -> None:
    buffer, _ = sent(OPTIMIZERS[key](), n_runs=6, n_steps=500)
    assert len(buffer) < 60_000


def test_a_power_of_a_decay_rate_is_sent_as_a_law() -> None:
    header, _ = unpack(sent(Adam(learning_rate=1e-3))[0])
    assert header["inside"]["series"]["state:beta1_power"] == {"laws": [[1.0, pytest.approx(0.9)]]}


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_formula_becomes_mathml_whose_places_have_a_source(key: str) -> None:
    optimizer = OPTIMIZERS[key]()
    told = rule(optimizer)
    header, _ = unpack(sent(optimizer)[0])
    about = header["inside"]
    assert told["key"] == about["rule"] == key
    assert len(told["lines"]) == optimizer.about.formula.count(r"\qquad") + 1
    for line in told["lines"]:
        assert line["symbols"].startswith("<math")
        for name in _places(line["numbers"]):
            kind, _, rest = name.partition(":")
            assert (
                kind in {"t", "x", "g", "past"}
                or (kind == "value" and rest in about["values"])
                or rest in about["fields"]
            )


def test_a_formula_tells_what_was_from_what_comes() -> None:
    first, second = (line["numbers"] for line in rule(OPTIMIZERS["rmsprop"]())["lines"])
    assert _places(first) == ["state:v", "value:decay_rate", "state:v", "value:decay_rate", "g"]
    assert re.findall(r'"state:v" data-late="(.)"', first) == ["1", "0"]
    assert _places(second) == ["x", "x", "value:learning_rate", "g", "state:v", "value:epsilon"]
    assert re.findall(r'"x" data-late="(.)"', second) == ["1", "0"]


def test_a_modifier_adds_its_lines_and_its_values() -> None:
    wrapped = MODIFIERS["clip_norm"](OPTIMIZERS["rmsprop"]())
    told = rule(wrapped)
    assert told["key"] == "rmsprop clip_norm"
    names = {name.removeprefix("value:") for line in told["lines"] for name in _places(line["numbers"])}
    assert {"limit", "clip_norm_epsilon"} <= names & set(parameters(wrapped))


def _places(mathml: str) -> list[str]:
    return [part.partition('"')[0] for part in mathml.split('data-name="')[1:]]


def test_a_series_that_grows_beyond_all_ratios_follows_no_law() -> None:
    assert _law(np.array([1e-300, 1e300, 1e300])) is None
