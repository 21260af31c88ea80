"""The suggested learning rate is the one of the stated grid that settles first."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import parameters, values
from experiments import Experiment, Run, run
from experiments.tuning import RATES, with_tuned_rate
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS


def test_the_grid_has_25_rates_over_six_decades() -> None:
    assert (len(RATES), RATES[0], RATES[-1]) == (25, 1e-5, 10)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_nothing_but_the_learning_rate_is_changed(key: str) -> None:
    landscape = LANDSCAPES["ravine"]()
    before = OPTIMIZERS[key]()
    after = with_tuned_rate(before, landscape, landscape.starts[0], n_steps=50)
    differing = {name for name, value in values(before).items() if values(after)[name] != value}
    assert differing <= {"learning_rate"}


def test_gradient_descent_gets_the_best_rate_of_the_grid() -> None:
    landscape = LANDSCAPES["quadratic"]()
    start = landscape.starts[0]
    settled = {}
    for rate in RATES:
        optimizer = replace(OPTIMIZERS["sgd"](), learning_rate=rate)  # type: ignore[call-arg]
        (trajectory,) = run(Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)]))
        if trajectory.settled_at is not None:
            settled[rate] = trajectory.settled_at
    found = with_tuned_rate(OPTIMIZERS["sgd"](), landscape, start)
    assert settled[values(found)["learning_rate"]] == min(settled.values())


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_suited_optimizer_stays_on_the_map_if_any_rate_does(key: str, landscape: str) -> None:
    surface = LANDSCAPES[landscape]()
    optimizer = with_tuned_rate(OPTIMIZERS[key](), surface, surface.starts[0], n_steps=100)
    if "learning_rate" in parameters(optimizer):
        (trajectory,) = run(
            Experiment(landscape=surface, runs=[Run(optimizer=optimizer, start=surface.starts[0])], n_steps=100)
        )
        # Where the ground is straight in some direction a parabola has no bottom, at any rate.
        is_straight = np.linalg.det(surface.hessian(np.array(surface.starts[0]))) == 0
        assert trajectory.broke_at is None or is_straight
