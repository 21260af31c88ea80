"""Every metric is what its definition says, computed here a second time, step by step."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import changed
from experiments import Experiment, Run, Trajectory, run
from experiments.metrics import METRICS, n_hyperparameters
from experiments.noise import Noise
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, RULES, SCHEDULES
from tests.draw import entries

MEASURE = {metric.title: metric.measure for metric in METRICS}
RAVINE = LANDSCAPES["ravine"]()


def by_hand(walked: Trajectory) -> dict[str, float | None]:
    """The same metrics in plain Python."""
    path = [(float(x), float(y)) for x, y in walked.positions]
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(path)]
    settled = None
    for step in reversed(range(len(path))):
        if min(math.dist(path[step], minimum) for minimum in RAVINE.minima()) > RAVINE.domain.tolerance:
            break
        settled = step
    required = max(5, math.ceil(0.02 * walked.n_steps))
    low = [loss < RAVINE.target_loss for loss in walked.losses]
    n_tenth = max(1, walked.last_step // 10)
    last_tenth = walked.losses[walked.last_step + 1 - n_tenth : walked.last_step + 1]
    return {
        "Steps to settle": None if walked.broke_at or settled is None or len(path) - settled < required else settled,
        "Steps to target": next((k for k, loss in enumerate(walked.losses) if loss < RAVINE.target_loss), None),
        "Below target for good": next((k for k in range(len(low)) if all(low[k:]) and walked.broke_at is None), None),
        "Mean loss of the last tenth": math.fsum(last_tenth) / n_tenth,
        "Final loss": float(RAVINE.loss(walked.positions[-1])),
        "Path length": sum(math.hypot(*step) for step in steps),
        "Turns": (flips([x for x, _ in steps]) + flips([y for _, y in steps])) / 2,
        "Evaluations": float(walked.evaluations[walked.last_step]),
        "Coordinate updates": float(sum(moved(walked, step) for step in range(1, walked.last_step + 1))),
    }


def moved(walked: Trajectory, step: int) -> int:
    """How many coordinates that step moved; one that asked nothing was none."""
    if walked.evaluations[step] == walked.evaluations[step - 1]:
        return 0
    return sum(bool(weight) for weight in walked.internals["weights"][step]) if "weights" in walked.internals else 2


def flips(moves: list[float]) -> int:
    """How often the sign changes from one move to the next that is any."""
    signs = [move > 0 for move in moves if move != 0]
    return sum(one != other for one, other in pairwise(signs))


@pytest.mark.parametrize("key", [*OPTIMIZERS, *RULES])
@settings(max_examples=5)
@given(data=st.data())
def test_every_metric_is_what_its_definition_says(key: str, data: st.DataObject) -> None:
    inner = data.draw(entries(OPTIMIZERS[key if key in OPTIMIZERS else "sgd"]))
    optimizer = RULES[key](inner=inner) if key in RULES else inner
    member = Run(optimizer=optimizer, start=RAVINE.starts[0])
    (walked,) = run(Experiment(landscape=RAVINE, runs=[member], n_steps=60))
    known = by_hand(walked)
    assert known.keys() == MEASURE.keys()
    for title, value in known.items():
        measured = MEASURE[title](walked)
        assert measured == (None if value is None else pytest.approx(value, rel=1e-9, abs=1e-300))


def test_every_metric_has_a_title_of_its_own_and_a_definition_that_is_a_sentence() -> None:
    assert len(MEASURE) == len(METRICS)
    assert all(metric.definition[0].isupper() and metric.definition.endswith(".") for metric in METRICS)


def test_the_floor_of_noise_on_a_bowl_is_that_of_theory() -> None:
    """SGD at rate η under noise of size 1 in both coordinates has the mean loss η/(2 − η) at rest; here over 20 seeds."""
    bowl, rate = LANDSCAPES["sphere"](), 0.1
    descent = Run(optimizer=OPTIMIZERS["sgd"](learning_rate=rate), start=(2.5, 1.7))  # type: ignore[call-arg]
    asked = Experiment(landscape=bowl, runs=[descent], n_steps=3000, noise=Noise(scale=1.0))
    floors = [MEASURE["Mean loss of the last tenth"](run(replace(asked, seed=seed))[0]) for seed in range(20)]
    assert sum(floor or 0.0 for floor in floors) / 20 == pytest.approx(rate / (2 - rate), rel=0.1)


def test_who_touches_the_target_by_luck_is_not_below_it_for_good() -> None:
    """Heavy ball swings through the minimum of the bowl at step 5 and comes back to it only later."""
    bowl = LANDSCAPES["sphere"]()
    swing = Run(optimizer=OPTIMIZERS["heavy_ball"](learning_rate=0.1, momentum=0.9), start=(2.5, 1.7))  # type: ignore[call-arg]
    (walked,) = run(Experiment(landscape=bowl, runs=[swing]))
    assert MEASURE["Steps to target"](walked) == 5
    for_good = MEASURE["Below target for good"](walked)
    assert for_good is not None
    assert for_good > 50
    assert (walked.losses[int(for_good) :] < bowl.target_loss).all()
    assert walked.losses[int(for_good) - 1] >= bowl.target_loss


def test_the_length_of_a_path_that_leads_farther_than_squares_go_is_finite() -> None:
    optimizer = changed(OPTIMIZERS["adamw"](), {"learning_rate": 1e4, "weight_decay": 1e3})
    (walked,) = run(Experiment(landscape=LANDSCAPES["plateau"](), runs=[Run(optimizer=optimizer, start=(60.0, 60.0))]))
    far = np.abs(walked.positions[walked.last_step]).max()
    assert far > 1e200
    assert MEASURE["Path length"](walked) == pytest.approx(math.sqrt(2) * far, rel=1e-3)


def test_hyperparameters_are_counted_over_all_layers_without_switches() -> None:
    assert n_hyperparameters(OPTIMIZERS["sgd"](), SCHEDULES["constant"]()) == 1
    assert n_hyperparameters(OPTIMIZERS["adam"]()) == 4  # learning rate, two decay rates, epsilon; not the switch
    assert n_hyperparameters(MODIFIERS["sam"](inner=OPTIMIZERS["sgd"]())) > 1
