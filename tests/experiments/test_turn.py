"""A turn at the end of a link is the value edited by hand; what cannot be turned is remarked upon and changes nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import Parameter, changed, layers, parameters
from experiments import Experiment, ExperimentError, Run
from experiments.compare import ComparisonTerms, at_same_rate, on_terms
from experiments.link import decode, decode_view_state, encode, serialize, turn_target
from experiments.opening import OPENING
from experiments.view_state import ViewState
from figures.phrases import sentence
from optimizers import MODIFIERS
from tests.experiments.draw_links import any_experiment, legal, starts, words

SOUND = encode(OPENING)


def with_turns(link: str, *turns: str) -> str:
    """`link` with knobs in somebody's hand."""
    return f"{link}&{urlencode([('turn', turn) for turn in turns])}"


def run_with(experiment: Experiment, index: int, **fields: Any) -> Experiment:
    """`experiment` with fields of the run at `index` replaced."""
    runs = list(experiment.runs)
    runs[index] = replace(runs[index], **fields)
    return replace(experiment, runs=runs)


def drawn_turn(data: st.DataObject, entry: Any) -> tuple[str, Any]:
    """The name of a parameter of `entry` and a legal value for it."""
    declared: dict[str, Parameter] = dict(parameters(entry))
    name = data.draw(st.sampled_from(sorted(declared)))
    return name, data.draw(legal(declared[name]))


@given(any_experiment(), st.data())
def test_a_turned_knob_of_a_run_is_its_value_edited_by_hand(experiment: Experiment, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(experiment.runs) - 1))
    optimizer = experiment.runs[index].optimizer
    if parameters(optimizer):
        name, value = drawn_turn(data, optimizer)
        link = with_turns(encode(experiment), f"{turn_target('run', index)} {name} {serialize(value)}")
        assert decode(link) == (run_with(experiment, index, optimizer=changed(optimizer, {name: value})), ())


@given(any_experiment(), st.data())
def test_a_turned_knob_of_a_schedule_is_its_value_edited_by_hand(experiment: Experiment, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(experiment.runs) - 1))
    schedule = experiment.runs[index].schedule
    if parameters(schedule):
        name, value = drawn_turn(data, schedule)
        link = with_turns(encode(experiment), f"{turn_target('schedule', index)} {name} {serialize(value)}")
        assert decode(link) == (run_with(experiment, index, schedule=changed(schedule, {name: value})), ())


@given(any_experiment(), st.sampled_from(["landscape", "noise"]), st.data())
def test_a_turned_landscape_or_noise_is_edited_by_hand(experiment: Experiment, field: Any, data: st.DataObject) -> None:
    entry = getattr(experiment, field)
    if parameters(entry):
        name, value = drawn_turn(data, entry)
        link = with_turns(encode(experiment), f"{turn_target(field)} {name} {serialize(value)}")
        assert decode(link) == (replace(experiment, **{field: changed(entry, {name: value})}), ())


@given(any_experiment(), st.data())
def test_turned_steps_seed_and_budget_are_edited_by_hand(experiment: Experiment, data: st.DataObject) -> None:
    name, value = drawn_turn(data, experiment)
    link = with_turns(encode(experiment), f"{turn_target('experiment')} {name} {serialize(value)}")
    assert decode(link) == (replace(experiment, **{name: value}), ())


@given(any_experiment(), starts())
def test_a_dragged_start_is_where_every_run_starts(experiment: Experiment, start: tuple[float, float]) -> None:
    link = with_turns(encode(experiment), f"{turn_target('start')} {serialize(start[0])} {serialize(start[1])}")
    assert decode(link) == (replace(experiment, runs=[replace(run, start=start) for run in experiment.runs]), ())


def test_the_shared_rate_is_turned_for_all_runs_and_the_terms_stay() -> None:
    shared = on_terms(ComparisonTerms.SAME_RATE, OPENING)
    link = encode(shared, ViewState(terms=ComparisonTerms.SAME_RATE))
    turned = with_turns(link, f"{turn_target('rates')} learning_rate 0.125")
    assert decode(turned) == (at_same_rate(OPENING, 0.125), ())
    assert decode_view_state(turned).terms is ComparisonTerms.SAME_RATE


@pytest.mark.parametrize(
    ("turn", "terms"),
    [
        ("run 0 learning_rate 0.5", ComparisonTerms.AS_SET),
        ("experiment budget 40", ComparisonTerms.SAME_BUDGET),
        ("run 0 decay_rate 0.5", ComparisonTerms.SAME_RATE),
    ],
)
def test_terms_that_a_turn_makes_untrue_are_dropped(turn: str, terms: ComparisonTerms) -> None:
    shared = on_terms(ComparisonTerms.SAME_RATE, OPENING)
    link = encode(shared, ViewState(terms=ComparisonTerms.SAME_RATE))
    assert decode_view_state(with_turns(link, turn)).terms is terms


def test_several_turns_count_in_their_order() -> None:
    turned = with_turns(SOUND, "experiment n_steps 50", "run 1 learning_rate 0.5", "experiment n_steps 70")
    runs = [
        OPENING.runs[0],
        replace(OPENING.runs[1], optimizer=changed(OPENING.runs[1].optimizer, {"learning_rate": 0.5})),
    ]
    assert decode(turned) == (replace(OPENING, n_steps=70, runs=[*runs, OPENING.runs[2]]), ())


def test_of_too_many_turns_the_newest_count() -> None:
    turned = with_turns(SOUND, *(f"experiment n_steps {n}" for n in range(1, 900)))
    experiment, (told,) = decode(turned)
    assert experiment == replace(OPENING, n_steps=899)
    assert told.code == "too_many_turns"


def test_a_turn_without_a_link_turns_the_opening() -> None:
    assert decode(with_turns("", "experiment n_steps 50").removeprefix("&")) == (replace(OPENING, n_steps=50), ())


@pytest.mark.parametrize(("value", "is_on"), [("true", True), ("false", False), ("yes", True), ("no", False)])
def test_a_switch_is_turned_as_a_browser_writes_it(value: str, is_on: bool) -> None:
    optimizer = changed(OPENING.runs[0].optimizer, {"centered": is_on})
    assert decode(with_turns(SOUND, f"run 0 centered {value}")) == (run_with(OPENING, 0, optimizer=optimizer), ())


def test_the_parameters_of_modifiers_are_turned_by_the_names_that_the_knobs_have() -> None:
    twice = OPENING.runs[0].optimizer
    for _ in range(2):
        twice = MODIFIERS["clip_value"](inner=twice)
    experiment = run_with(OPENING, 0, optimizer=twice)
    for name in parameters(layers(twice)[1]).keys() | parameters(twice).keys():
        value = parameters(twice)[name].slider[1]
        turned = decode(with_turns(encode(experiment), f"run 0 {name} {serialize(value)}"))
        assert turned == (run_with(OPENING, 0, optimizer=changed(twice, {name: value})), ())


ILLEGAL = [
    "", "run", "run 0", "run 0 learning_rate", "run 0 learning_rate nan", "run 0 learning_rate -1", "run 3 learning_rate 1",
    "run -1 learning_rate 1", "run 00 learning_rate 1", "run ٠ learning_rate 1", "run 0 luck 7", "schedule 0 period 7",
    "schedule 9 period 7", "landscape condition_number x", "landscape luck 7", "noise scale -1", "noise 0 scale 1",
    "experiment n_steps 0", "experiment n_steps 1.5", "experiment landscape 1", "experiment runs 1", "rates learning_rate -1",
    "rates momentum 0.5", "start 1", "start 1 2 3", "start nan 0", "start 1e300 0", "banana x 1", "turn run 0", "start",
]  # fmt: skip


@pytest.mark.parametrize("turn", ILLEGAL)
def test_an_illegal_turn_is_remarked_upon_and_changes_nothing(turn: str) -> None:
    experiment, remarks = decode(with_turns(SOUND, turn))
    assert experiment == OPENING
    (told,) = map(sentence, remarks)
    assert told.isprintable()


@given(st.lists(words() | st.sampled_from(["run", "0", "start", "rates"]), max_size=6).map(" ".join))
def test_any_turn_opens(turn: str) -> None:
    experiment, remarks = decode(f"{SOUND}&{urlencode({'turn': turn}, errors='replace')}")
    assert experiment != OPENING or remarks or "0" in turn
    assert decode(encode(experiment)) == (experiment, ())


def test_a_turn_is_never_written() -> None:
    experiment, _ = decode(with_turns(SOUND, "experiment n_steps 50"))
    assert "turn" not in encode(experiment)
    assert "steps=50" in encode(experiment)


def test_what_a_run_refuses_is_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(run: Run) -> None:
        raise ExperimentError(f"Run: {run.start!r} is refused.")

    link = encode(OPENING)
    before = decode(link)[0]
    monkeypatch.setattr("experiments.link.turn.at_same_rate", lambda experiment, _: refuse(experiment.runs[0]))
    experiment, remarks = decode(with_turns(link, "rates learning_rate 0.5"))
    assert experiment == before
    assert [remark.code for remark in remarks] == ["refused"]


def shown(turns: Sequence[str], rates: tuple[float | None, ...], terms: ComparisonTerms) -> ViewState:
    """What is shown of the opening after `turns` while other rates than these are remembered as set."""
    return decode_view_state(with_turns(encode(OPENING, ViewState(terms=terms, rates_as_set=rates)), *turns))


def test_a_turned_rate_is_set_by_hand_from_now_on() -> None:
    rates = (0.3, None, 0.02)
    turned = shown(["run 0 learning_rate 0.5", "run 1 learning_rate 0.5"], rates, ComparisonTerms.AS_SET)
    assert turned.rates_as_set == (None, None, 0.02)
    assert shown(["run 0 decay_rate 0.5"], rates, ComparisonTerms.AS_SET).rates_as_set == rates
