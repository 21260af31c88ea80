"""What the browser works out from the numbers of a run is what NumPy works out, as precisely as the numbers come."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from catalog import Array
from experiments import Experiment, Run, run
from experiments.internals import RunInternals
from experiments.link import encode
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, SCHEDULES, Optimizer
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.heavy_ball import HeavyBall
from optimizers.second_order.newton import Newton
from optimizers.zeroth_order.nelder_mead import NelderMead
from tests.experiments.derived import angles, corrections, effective_learning_rates, lengths, limits, ruled
from views.assets import url

FLOAT24 = 2.0**-16
"""The relative error of a number of which three bytes are sent."""

SLACK = {"correction": FLOAT24, "angle": 0.005 + np.degrees(2 * FLOAT24)}
"""The absolute error of a difference from one, and of an angle in degrees, which is rounded to hundredths."""

ALL_READINGS = """async ([addresses, names]) => {
  const modules = await Promise.all(addresses.map((address) => import(new URL(address, document.baseURI))));
  const [{ internalsOf }, { stage }] = modules;
  const internals = internalsOf(stage.picture);
  const steps = Array.from({ length: internals.lastRow + 1 }, (_, k) => k);
  const told = names.filter((name) => internals.at(name, 0));
  const series = Object.fromEntries(told.map((name) => [name, steps.map((k) => internals.at(name, k))]));
  return { series, ruled: internals.has("root") ? steps.map((k) => internals.epsilonDominates(k)) : null };
}"""

OPTIMIZERS: Mapping[str, Optimizer] = {
    "rmsprop": RMSProp(),
    "rmsprop with a large epsilon": RMSProp(epsilon=5.0),
    "rmsprop centered, epsilon inside": RMSProp(centered=True, epsilon=0.01, epsilon_inside=True),
    "adam": Adam(),
    "lookahead around adam": MODIFIERS["lookahead"](Adam()),
    "heavy ball": HeavyBall(learning_rate=5e-4),
    "newton": Newton(),
    "nelder-mead": NelderMead(),
}


def look(
    optimizer: Optimizer, landscape: str = "rosenbrock", n_steps: int = 60, schedule: str = "cosine"
) -> RunInternals:
    ground = LANDSCAPES[landscape]()
    member = Run(optimizer=optimizer, start=ground.starts[0], schedule=SCHEDULES[schedule]())
    experiment = Experiment(landscape=ground, runs=[member], n_steps=n_steps)
    return RunInternals(experiment, 0, run(experiment)[0])


def expected(inside: RunInternals) -> dict[str, Array]:
    """Every derived series by the name that the browser gives it, one row a step."""
    series = {
        "effective": effective_learning_rates(inside),
        "length": lengths(inside),
        "angle": angles(inside),
        "limit": limits(inside),
        **{f"correction:{name}": correction for name, correction in corrections(inside).items()},
    }
    if inside.stability_limit is not None:
        series["stability_limit"] = limits(inside, inside.stability_limit)
    if inside.denominator is not None:
        root, epsilon = inside.denominator
        series["divisor"] = np.hypot(root, epsilon[:, None]) if inside.epsilon_inside else root + epsilon[:, None]
    n_steps = inside.trajectory.last_step
    return {name: rows[:n_steps].reshape(n_steps, -1) for name, rows in series.items()}


def read(page: Page, server: str, inside: RunInternals, names: list[str]) -> dict[str, Any]:
    """What the page says of `inside`, opened by its link; `names` are those of the series that are asked for."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server}?{encode(inside.experiment)}")
    page.wait_for_function("window.lab?.stage.pictures > 0")
    told: dict[str, Any] = page.evaluate(ALL_READINGS, [[url("inside/internals.js"), url("stage/stage.js")], names])
    return told


@pytest.mark.parametrize("title", OPTIMIZERS)
def test_the_browser_works_out_what_numpy_does_at_every_step(title: str, page: Page, server: str) -> None:
    inside = look(OPTIMIZERS[title])
    reference = expected(inside)
    told = read(page, server, inside, [*reference, "stability_limit", "divisor"])
    assert set(told["series"]) == set(reference)
    for name, rows in reference.items():
        values, slack = np.array(told["series"][name], float), SLACK.get(name.split(":")[0], 0.0)
        np.testing.assert_allclose(values, rows, rtol=3 * FLOAT24, atol=slack, err_msg=name)


@pytest.mark.parametrize("title", [title for title in OPTIMIZERS if look(OPTIMIZERS[title]).denominator is not None])
def test_the_browser_shades_the_steps_that_epsilon_rules(title: str, page: Page, server: str) -> None:
    inside = look(OPTIMIZERS[title])
    shaded = ruled(inside)[: inside.trajectory.last_step].any(axis=1)
    np.testing.assert_array_equal(read(page, server, inside, [])["ruled"], shaded)


def test_rmsprop_begins_with_a_long_step_and_ends_in_a_two_cycle_on_the_page(page: Page, server: str) -> None:
    rate, beta = 0.05, 0.9
    inside = look(RMSProp(learning_rate=rate, decay_rate=beta), "ravine", n_steps=1500, schedule="constant")
    told = read(page, server, inside, ["step", "length", "x"])["series"]
    np.testing.assert_allclose(np.abs(told["step"][0]), rate / np.sqrt(1 - beta), rtol=2 * FLOAT24)
    np.testing.assert_allclose(told["length"][0], [rate * np.sqrt(2 / (1 - beta))], rtol=2 * FLOAT24)
    one, other = np.array(told["x"][-2:])
    np.testing.assert_allclose(np.abs(one), rate / 2, rtol=1e-3)
    np.testing.assert_allclose(one, -other, rtol=1e-3)
