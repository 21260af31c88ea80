"""What the page shows of a link: within its limits, on terms that hold, and with the way back to rates that a hand has set."""

from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import changed
from experiments import Experiment, Run
from experiments.compare import ComparisonTerms
from experiments.link import encode
from experiments.opening import OPENING
from experiments.rates_as_set import after_editing, after_retuning, restored
from experiments.remark import remark
from experiments.scene import MAX_LINK_LENGTH, MAX_STEPS, Scene, open_scene
from experiments.tuning import rate_of, with_rate
from experiments.view_state import MAX_RUNS, ViewState
from figures.phrases import sentence
from landscapes import LANDSCAPES, Domain
from landscapes.typed import read
from optimizers import OPTIMIZERS
from tests.experiments.draw_links import any_experiment

NAMES = ("RMSProp", "SGD", "Adam")
SET = tuple(rate_of(run) for run in OPENING.runs)
SHORT = replace(OPENING, n_steps=40)
RETUNING = [terms for terms in ComparisonTerms if terms in (ComparisonTerms.SAME_RATE, ComparisonTerms.TUNED)]


def scene(experiment: Experiment = SHORT, **shown: object) -> Scene:
    return Scene(experiment, ViewState(**shown).fitted(len(experiment.runs)))  # type: ignore[arg-type]


def at_rates(*rates: float | None) -> list[Run]:
    """The opening's runs at other learning rates."""
    return [with_rate(run, rate) for run, rate in zip(OPENING.runs, rates, strict=True)]


def rates_of(shown: Scene) -> tuple[float | None, ...]:
    return tuple(rate_of(run) for run in shown.experiment.runs)


@given(any_experiment())
def test_every_experiment_opens_within_the_limits_of_a_page(experiment: Experiment) -> None:
    opened = open_scene(encode(experiment))
    shown = replace(experiment, n_steps=min(experiment.n_steps, MAX_STEPS), runs=experiment.runs[:MAX_RUNS])
    assert opened.experiment == shown
    assert bool(opened.remarks) == (shown != experiment)
    assert open_scene(opened.link) == replace(opened, remarks=())


def test_too_many_steps_and_runs_are_cut_with_a_remark_each() -> None:
    opened = open_scene(encode(replace(OPENING, n_steps=MAX_STEPS + 1, runs=[*OPENING.runs] * 4)))
    assert (opened.experiment.n_steps, len(opened.experiment.runs)) == (MAX_STEPS, MAX_RUNS)
    assert opened.remarks == (
        remark("steps_shortened", asked=MAX_STEPS + 1, shown=MAX_STEPS),
        remark("runs_left_out", asked=12, shown=MAX_RUNS),
    )


def test_a_link_that_is_too_long_is_read_to_its_limit() -> None:
    opened = open_scene(encode(OPENING) + "&run=" + "x" * 10**6)
    assert opened.experiment == OPENING
    assert remark("link_too_long", most=MAX_LINK_LENGTH) in opened.remarks


def test_terms_that_a_link_claims_in_vain_are_dropped() -> None:
    link = encode(OPENING, ViewState(terms=ComparisonTerms.SAME_RATE))
    assert open_scene(link).view_state.terms is ComparisonTerms.AS_SET


@pytest.mark.parametrize("terms", RETUNING)
def test_as_set_restores_the_rates_that_were_set(terms: ComparisonTerms) -> None:
    compared = scene().on_terms(terms)
    assert rates_of(compared) != SET
    reloaded = open_scene(compared.link)
    assert reloaded.on_terms(ComparisonTerms.AS_SET) == scene()


@given(st.lists(st.sampled_from(ComparisonTerms), max_size=5))
def test_as_set_restores_after_any_terms_in_any_order(path: list[ComparisonTerms]) -> None:
    shown = scene(replace(OPENING, n_steps=5))
    for terms in path:
        shown = shown.on_terms(terms)
        assert shown.view_state.terms is terms
    assert shown.on_terms(ComparisonTerms.AS_SET) == scene(replace(OPENING, n_steps=5))


def test_what_was_retuned_is_told_run_by_run() -> None:
    beale = LANDSCAPES["beale"]()
    moved = scene().retuned(landscape=beale, runs=at_rates(0.1, 0.019, 0.5))
    assert [sentence(told) for told in moved.retunings(NAMES)] == [
        "RMSProp's learning rate was retuned from 0.05 to 0.1 for Beale.",
        "Adam's learning rate was retuned from 0.1 to 0.5 for Beale.",
    ]
    assert open_scene(moved.link).retunings(NAMES) == moved.retunings(NAMES)


def test_a_rate_that_all_share_is_told_as_such() -> None:
    shared = scene().on_terms(ComparisonTerms.SAME_RATE)
    assert [told.code for told in shared.retunings(NAMES)] == ["rate_shared", "rate_shared"]


def test_undoing_restores_the_rates_and_keeps_the_landscape() -> None:
    beale = LANDSCAPES["beale"]()
    undone = scene().retuned(landscape=beale, runs=at_rates(0.1, 0.2, 0.5)).restored()
    assert undone == scene(replace(SHORT, landscape=beale))
    assert undone.retunings(NAMES) == ()


def test_the_rates_that_a_hand_had_set_outlive_a_second_retuning() -> None:
    twice = scene().retuned(runs=at_rates(0.1, 0.2, 0.5)).retuned(runs=at_rates(0.3, 0.019, 0.6))
    assert twice.view_state.rates_as_set == (0.05, None, 0.1)
    assert rates_of(twice.restored()) == SET


def test_a_rate_that_is_set_anew_is_no_longer_restored() -> None:
    turned = scene().retuned(runs=at_rates(0.1, 0.2, 0.5)).with_experiment(runs=at_rates(0.7, 0.2, 0.5))
    assert turned.view_state.rates_as_set == (None, 0.019, 0.1)
    assert rates_of(turned.restored()) == (0.7, 0.019, 0.1)


def test_another_value_that_is_turned_lets_the_rates_be_restored() -> None:
    runs = [
        replace(OPENING.runs[0], optimizer=changed(OPENING.runs[0].optimizer, {"decay_rate": 0.5})),
        *OPENING.runs[1:],
    ]
    turned = replace(scene(), view_state=ViewState(rates_as_set=(0.3, None, 0.2))).with_experiment(runs=runs)
    assert turned.view_state.rates_as_set == (0.3, None, 0.2)


def test_a_run_without_a_learning_rate_has_none_to_remember() -> None:
    simplex = Run(optimizer=OPTIMIZERS["nelder_mead"](), start=OPENING.runs[0].start)
    assert after_retuning((), at_rates(0.1, 0.2, 0.3)[:1], [simplex]) == ()
    assert after_retuning((0.4, 0.5), [simplex, OPENING.runs[0]], [simplex, OPENING.runs[1]]) == (None, 0.5)


def test_fewer_runs_keep_what_was_remembered_of_them() -> None:
    rates = (0.3, None, 0.2)
    assert after_editing(rates, OPENING.runs, OPENING.runs[:2]) == rates
    assert ViewState(rates_as_set=rates).without(0, 3).rates_as_set == (None, 0.2)
    assert ViewState(rates_as_set=rates).with_copy_of(2, 3).rates_as_set == (0.3, None, 0.2, 0.2)
    assert ViewState(rates_as_set=rates).without(2, 3).without(0, 2).rates_as_set == ()


def test_a_copy_is_selected_in_a_free_colour_and_the_others_keep_theirs() -> None:
    shown = ViewState(selected=1, colours=(4, 0, 2)).with_copy_of(1, 3)
    assert (shown.selected, shown.colours) == (3, (4, 0, 2, 1))
    left = shown.without(1, 4)
    assert (left.selected, left.colours) == (0, (4, 2, 1))


def test_another_landscape_has_another_map_and_its_knobs_have_not() -> None:
    window, ravine = Domain(x=(0.0, 1.0), y=(0.0, 1.0)), SHORT.landscape
    shown = scene(window=window, step=30)
    steeper = shown.with_experiment(landscape=changed(ravine, {"condition_number": 7.0}))
    assert (steeper.view_state.window, steeper.view_state.step) == (window, 30)
    for moved in (shown.with_experiment, shown.retuned):
        for other in (LANDSCAPES["beale"](), LANDSCAPES["rotated_ravine"]()):
            there = moved(landscape=other).view_state
            assert (there.window, there.step) == (None, None)
    typed, retyped = (replace(SHORT, landscape=read(text)) for text in ("x^2 + y^2", "x^2 + 2*y^2"))
    assert scene(typed, step=3).with_experiment(landscape=retyped.landscape).view_state.step is None


def test_a_paused_step_is_never_beyond_the_last() -> None:
    assert scene(step=30).with_experiment(n_steps=20).view_state.step == 20
    assert open_scene(encode(SHORT, ViewState(step=40)) + "&turn=experiment+n_steps+20").view_state.step == 20
    assert ViewState(step=-5).fitted(1).step == 0


def test_names_and_hidden_runs_follow_their_runs() -> None:
    shown = ViewState(names=("a", "", "c"), hidden=(0, 2)).fitted(3)
    copied = shown.with_copy_of(2, 3)
    assert (copied.names, copied.hidden) == (("a", "", "c", ""), (0, 2))
    assert (shown.without(1, 3).names, shown.without(1, 3).hidden) == (("a", "c"), ())
    assert (copied.without(0, 4).names, copied.without(0, 4).hidden) == (("", "c", ""), (1,))
    assert ViewState(names=("", "b")).without(1, 2).names == ()


def test_what_cannot_be_shown_is_made_legal() -> None:
    boxes = [Domain(x=ends, y=(0.0, 1.0)) for ends in ((1.0, 0.0), (0.0, 0.0), (0.0, nan), (-inf, 0.0), (0.0, 2e6))]
    for box in boxes:
        assert ViewState(window=box).fitted(1).window is None
        assert ViewState(window=Domain(x=box.y, y=box.x)).fitted(1).window is None
    odd = ViewState(names=(" \u202e  a\n b ", "x" * 39 + " y"), hidden=(5, 1, 1, -1), tab="?", view="?").fitted(3)
    assert odd.names == ("a b", "x" * 39, "")
    assert (odd.hidden, odd.tab, odd.view) == ((1,), "knobs", "map")
    assert ViewState(hidden=(0, 1)).fitted(2).hidden == ()


def test_rates_are_restored_where_they_were_remembered() -> None:
    assert restored((0.3, None, 0.2), OPENING.runs) == tuple(at_rates(0.3, None, 0.2))
    assert restored((), OPENING.runs) == OPENING.runs
