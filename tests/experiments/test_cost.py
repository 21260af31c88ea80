"""What an experiment will cost is foreseen without a clock, and what is too dear is cut down by seeds first, then by steps."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import changed, layers
from experiments import Experiment, Run, run
from experiments.cost import FEWEST_EVALUATIONS, CostEstimate, estimate_cost, fair_shares, plan, plan_of_change
from experiments.noise import Noise
from experiments.pricing.operations import Tally, counted
from experiments.pricing.prices import landscape_prices, questions_of_a_step
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer
from optimizers.whole_run import WholeRun

RAVINE = LANDSCAPES["ravine"]()
NOISE = Noise(scale=1.0)


def alone(optimizer: Optimizer, landscape: str = "ravine", n_steps: int = 24, noise: float = 0.0) -> Experiment:
    ground = LANDSCAPES[landscape]()
    member = Run(optimizer=optimizer, start=ground.starts[0])
    return Experiment(landscape=ground, runs=[member], n_steps=n_steps, noise=Noise(scale=noise))


def cost_of(alone: Experiment) -> CostEstimate:
    (member,) = alone.runs
    return estimate_cost(alone.landscape, member, alone.n_steps)


def test_operations_are_counted_by_calls_and_by_how_hard_each_number_is() -> None:
    tally = Tally()
    x = counted(np.arange(4.0), tally)
    np.exp(x) + 2.0 * x
    assert (tally.calls, tally.elements) == (3, 4 * 10 + 4 + 4)


def test_counting_changes_no_result() -> None:
    for cls in LANDSCAPES.values():
        landscape = cls()
        place = np.array(landscape.starts[0])[:, None] * np.ones(8)
        for ask in (landscape.loss, landscape.gradient, landscape.hessian):
            np.testing.assert_array_equal(np.asarray(ask(counted(place, Tally()))), ask(place))


def test_a_longer_recurrence_is_dearer_in_proportion() -> None:
    short, long = (landscape_prices(changed(LANDSCAPES["rnn_cliff"](), {"length": length})) for length in (50, 500))
    assert long.gradient.fixed == pytest.approx(10 * short.gradient.fixed, rel=0.15)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_no_method_asks_more_than_is_foreseen(key: str) -> None:
    experiment = alone(OPTIMIZERS[key](), noise=1.0)
    (trajectory,) = run(experiment)
    foreseen = sum(questions_of_a_step(experiment.runs[0].optimizer)) * experiment.n_steps
    if isinstance(experiment.runs[0].optimizer, WholeRun):
        return  # SciPy asks as it likes; its runs are held to a budget
    if OPTIMIZERS[key].constant_cost:
        assert trajectory.evaluations[-1] == pytest.approx(foreseen, abs=2)
    else:
        assert trajectory.evaluations[-1] <= foreseen + 3


def test_each_layer_of_sam_doubles_the_questions() -> None:
    optimizer: Optimizer = OPTIMIZERS["sgd"]()
    for doubled in (1, 2, 4, 8, 16):
        assert questions_of_a_step(optimizer).gradient == doubled
        optimizer = MODIFIERS["sam"](inner=optimizer)
    assert len(layers(optimizer)) == 6


def test_what_is_foreseen_does_not_depend_on_a_clock() -> None:
    experiment = alone(OPTIMIZERS["adam"](), n_steps=5000, noise=1.0)
    first = cost_of(experiment)
    estimate_cost.cache_clear()
    assert cost_of(experiment) == first


def test_what_is_affordable_is_shown_whole() -> None:
    experiment = alone(OPTIMIZERS["adam"](), n_steps=300, noise=1.0)
    assert plan(experiment, 1.0).n_seeds == 20
    assert plan(experiment, 1.0).runs[0].budget == 0


def test_seeds_are_given_up_before_steps() -> None:
    experiment = alone(OPTIMIZERS["damped_newton"](), n_steps=300, noise=1.0)
    allowance = 6 * cost_of(experiment).seconds(1)
    assert plan(experiment, allowance).n_seeds == 5
    assert plan(experiment, allowance).runs[0].budget == 0
    tight = plan(experiment, 0.5 * cost_of(experiment).seconds(1))
    assert tight.n_seeds == 1
    assert 0 < tight.runs[0].budget < 300 * 43


def test_a_dear_run_does_not_cost_its_cheap_neighbours_their_steps() -> None:
    dear = replace(alone(OPTIMIZERS["damped_newton"](), n_steps=5000, noise=1.0))
    cheap = Run(optimizer=OPTIMIZERS["sgd"](), start=RAVINE.starts[0])
    modest, greedy = plan(replace(dear, runs=[cheap, *dear.runs]), 1.0).runs
    assert modest.budget == 0 < greedy.budget


def test_every_run_may_take_some_steps_whatever_they_cost() -> None:
    experiment = alone(OPTIMIZERS["damped_newton"](), "rnn_cliff", n_steps=5000, noise=1.0)
    assert plan(experiment, 1e-6).runs[0].budget == FEWEST_EVALUATIONS


@pytest.mark.parametrize("total", [0.5, 1.0, 3.7, 100.0])
def test_fair_shares_spend_all_that_is_wished_for_and_no_more(total: float) -> None:
    wishes = [0.1, 2.0, 0.4, 3.0]
    shares = fair_shares(wishes, total)
    assert sum(shares) == pytest.approx(min(total, sum(wishes)))
    assert all(share <= wish for share, wish in zip(shares, wishes, strict=True))
    unserved = [share for share, wish in zip(shares, wishes, strict=True) if share < wish]
    assert len({round(share, 12) for share in unserved}) <= 1


def test_while_a_hand_turns_one_run_the_others_stay_whole() -> None:
    before = alone(OPTIMIZERS["adam"](), n_steps=5000)
    before = replace(before, runs=[*before.runs] * 3)
    turned = replace(before.runs[1], optimizer=changed(OPTIMIZERS["adam"](), {"learning_rate": 0.2}))
    now = replace(before, runs=[before.runs[0], turned, before.runs[2]])
    shown = plan_of_change(now, before, allowance=0.01, whole_allowance=10.0)
    assert [run.budget > 0 for run in shown.runs] == [False, True, False]
    assert shown.seconds == pytest.approx(0.01)


def test_what_a_hand_does_not_change_costs_nothing() -> None:
    before = alone(OPTIMIZERS["adam"](), n_steps=5000)
    assert plan_of_change(before, before, allowance=0.01, whole_allowance=10.0).seconds == 0
    moved = replace(before, n_steps=4999)
    assert plan_of_change(moved, before, allowance=0.01, whole_allowance=10.0).seconds == pytest.approx(0.01)
