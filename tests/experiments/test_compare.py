"""The terms of a race are what they say, and they are dropped as soon as they are no longer true."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import changed
from experiments import Experiment, Outcome, Run, run
from experiments.compare import ComparisonTerms, on_terms, shared_rate, terms_after
from experiments.opening import OPENING
from experiments.tuning import RATES, grid_search, rate_of
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer

RAVINE = LANDSCAPES["ravine"]()
START = (-4.0, 0.8)


def race_of(*optimizers: Optimizer, n_steps: int = 400) -> Experiment:
    return Experiment(landscape=RAVINE, runs=[Run(optimizer=o, start=START) for o in optimizers], n_steps=n_steps)


def optimizer(key: str, **fields: float) -> Optimizer:
    return OPTIMIZERS[key](**fields)


def first_below(losses: np.ndarray, limit: float = 1e-3) -> int:
    return int(np.argmax(losses < limit))


def test_all_terms_have_a_sentence() -> None:
    assert all(race.sentence.endswith(".") for race in ComparisonTerms)


@pytest.mark.parametrize("race", ComparisonTerms)
def test_terms_that_were_just_set_are_true(race: ComparisonTerms) -> None:
    now = on_terms(race, replace(OPENING, n_steps=50))
    assert terms_after(race, now, now) is race


def test_at_the_same_learning_rate_only_learning_rates_change() -> None:
    before = race_of(optimizer("adam", learning_rate=0.3), optimizer("sgd"), optimizer("nelder_mead"))
    now = on_terms(ComparisonTerms.SAME_RATE, before)
    assert [rate_of(member) for member in now.runs] == [0.3, 0.3, None]
    assert now.runs[2] == before.runs[2]
    assert shared_rate(before, selected=2) == 0.3


def test_each_tuned_run_has_the_rate_that_the_grid_suggests_for_it() -> None:
    before = race_of(*(OPTIMIZERS[key]() for key in ("sgd", "adam", "nesterov", "nelder_mead")))
    now = on_terms(ComparisonTerms.TUNED, before)
    for member, earlier in zip(now.runs, before.runs, strict=True):
        found = grid_search(before, earlier)
        assert rate_of(member) == (None if found is None else found.rate)


def test_the_sentence_of_a_tuned_race_tells_the_grid_and_the_choice() -> None:
    sentence = ComparisonTerms.TUNED.sentence
    assert f"{len(RATES)} learning rates from 1 · 10⁻⁵ to 100," in sentence
    assert "stays on the map" in sentence
    assert "shortest path" in sentence


def test_the_ravine_race_on_the_grid_of_29_rates_is_won_by_momentum() -> None:
    """Steps to a loss below 1e-3 from (-4, 0.8); heavy ball is the fastest at 4/121 = 0.033, but leaves the map there."""
    heavy_ball = optimizer("heavy_ball", momentum=0.669)  # ((√κ − 1)/(√κ + 1))²
    now = on_terms(
        ComparisonTerms.TUNED, race_of(optimizer("sgd"), heavy_ball, optimizer("nesterov"), optimizer("adam"))
    )
    assert [rate_of(member) for member in now.runs] == [0.018, 0.018, 0.0056, 0.1]  # theory: 1.9/L = 0.019
    descent, heavy, nesterov, adam = (first_below(walked.losses) for walked in run(now))
    assert 235 <= descent <= 265
    assert adam == 58
    assert nesterov < adam < heavy < descent


def test_rmsprop_at_a_constant_rate_settles_nowhere_on_the_ravine() -> None:
    now = race_of(optimizer("rmsprop", learning_rate=0.05))
    assert first_below(run(now)[0].losses) == 100
    told = grid_search(now, now.runs[0])
    assert told is not None
    assert told.forgiveness == 0  # it swings by half a step for ever


def test_nobody_asks_more_than_the_budget_and_all_could_not_afford_one_more_step() -> None:
    sam = MODIFIERS["sam"](inner=OPTIMIZERS["sgd"]())
    members = [Run(optimizer=o, start=START) for o in (*(cls() for cls in OPTIMIZERS.values()), sam)]
    whole = Experiment(landscape=RAVINE, runs=members, n_steps=60)
    for free, held in zip(run(whole), run(replace(whole, budget=41)), strict=True):
        assert held.evaluations[-1] <= 41
        assert held.broke_at is None or held.broke_at == free.broke_at
        assert np.array_equal(held.positions[: held.last_step + 1], free.positions[: held.last_step + 1])
        assert (held.positions[held.last_step :] == held.positions[held.last_step]).all()
        if held.last_step < free.last_step:
            assert free.evaluations[held.last_step + 1] > 41


def test_who_asks_twice_a_step_takes_half_the_steps() -> None:
    sam = MODIFIERS["sam"](inner=OPTIMIZERS["sgd"](learning_rate=1e-4))  # type: ignore[call-arg]
    now = on_terms(ComparisonTerms.SAME_BUDGET, race_of(optimizer("sgd", learning_rate=1e-4), sam, n_steps=100))
    plain, twice = run(now)
    assert (now.budget, plain.last_step, twice.last_step) == (100, 100, 50)
    assert plain.outcome is twice.outcome is Outcome.RAN_OUT_OF_STEPS


def test_a_budget_too_small_for_one_step_leaves_the_run_at_its_start() -> None:
    sam = MODIFIERS["sam"](inner=OPTIMIZERS["sgd"]())
    (walked,) = run(replace(race_of(sam), budget=1))
    assert (walked.last_step, walked.broke_at, walked.outcome) == (0, None, Outcome.RAN_OUT_OF_STEPS)


def test_a_run_that_breaks_before_its_questions_run_out_is_broken_not_held() -> None:
    (walked,) = run(replace(race_of(optimizer("sgd", learning_rate=10.0)), budget=100))
    assert walked.outcome is Outcome.DIVERGED
    assert walked.broke_at == walked.last_step + 1


def test_a_rate_turned_by_hand_ends_a_race_at_the_same_rate_and_a_tuned_one() -> None:
    for race in (ComparisonTerms.SAME_RATE, ComparisonTerms.TUNED):
        before = on_terms(race, replace(OPENING, n_steps=50))
        turned = replace(before.runs[0], optimizer=changed(before.runs[0].optimizer, {"learning_rate": 0.07}))
        assert terms_after(race, before, replace(before, runs=[turned, *before.runs[1:]])) is ComparisonTerms.AS_SET


def test_a_tuned_race_ends_with_any_other_change_but_not_with_fewer_runs() -> None:
    before = on_terms(ComparisonTerms.TUNED, replace(OPENING, n_steps=50))
    assert terms_after(ComparisonTerms.TUNED, before, replace(before, n_steps=60)) is ComparisonTerms.AS_SET
    assert terms_after(ComparisonTerms.TUNED, before, replace(before, runs=before.runs[:2])) is ComparisonTerms.TUNED


def test_where_there_is_a_budget_the_race_is_on_the_same_budget() -> None:
    now = replace(OPENING, budget=10)
    assert all(terms_after(race, OPENING, now) is ComparisonTerms.SAME_BUDGET for race in ComparisonTerms)
    assert terms_after(ComparisonTerms.SAME_BUDGET, now, OPENING) is ComparisonTerms.AS_SET
