"""The Explore page as a visitor finds it and touches it; what only a browser can do stands in `tests/browser`."""

from dataclasses import replace
from urllib.parse import quote_plus

import pytest
from streamlit.testing.v1 import AppTest

from catalog import key_of, layers, values
from experiments import Experiment, Run
from experiments.link import decode_all, encode
from experiments.opening import OPENING
from experiments.view_state import MAX_RUNS
from figures.labels import labels
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.views.lab import address, ask, experiment, is_sound, opened, words

DIALECTS = [(key, dialect) for key, cls in OPTIMIZERS.items() for dialect in cls.dialects]
SOUND = encode(OPENING)


def alone(key: str) -> Experiment:
    """The opening with one run only, of the optimizer called `key`."""
    return replace(OPENING, runs=[Run(optimizer=OPTIMIZERS[key](), start=OPENING.runs[0].start)])


def selected_run(lab: AppTest) -> Run:
    """The run that the address says is selected."""
    return experiment(lab).runs[int(lab.query_params.get("selected", 0))]


def test_the_page_opens_with_three_runs_and_the_address_says_so() -> None:
    lab = opened()
    assert is_sound(lab)
    assert experiment(lab) == OPENING
    assert len(OPENING.runs) == 3
    assert words(lab, "lab-remark") == []


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_landscape_can_be_chosen(key: str) -> None:
    lab = opened()
    ask(lab, "landscape", key)
    assert is_sound(lab)
    chosen = experiment(lab)
    assert key_of(chosen.landscape) == key
    assert {member.start for member in chosen.runs} == {chosen.landscape.starts[0]}
    assert [type(member.optimizer) for member in chosen.runs] == [type(member.optimizer) for member in OPENING.runs]


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_can_be_chosen(key: str) -> None:
    lab = opened()
    ask(lab, "optimizer", key)
    assert is_sound(lab)
    assert key_of(selected_run(lab).optimizer) == key
    assert experiment(lab).runs[1:] == OPENING.runs[1:]


@pytest.mark.parametrize(("key", "dialect"), DIALECTS)
def test_a_dialect_fills_in_its_values(key: str, dialect: str) -> None:
    lab = opened(encode(alone(key)))
    ask(lab, "dialect", dialect)
    assert is_sound(lab)
    said = values(selected_run(lab).optimizer)
    assert said == {**values(OPTIMIZERS[key]()), **OPTIMIZERS[key].dialects[dialect]}


@pytest.mark.parametrize("key", SCHEDULES)
def test_every_schedule_can_be_chosen(key: str) -> None:
    lab = opened()
    ask(lab, "schedule", key)
    assert is_sound(lab)
    assert selected_run(lab).schedule == SCHEDULES[key]()


@pytest.mark.parametrize("key", MODIFIERS)
def test_every_modifier_can_be_put_on_and_taken_off(key: str) -> None:
    lab = opened()
    ask(lab, "modifiers", [key])
    assert is_sound(lab)
    assert [key_of(layer) for layer in layers(selected_run(lab).optimizer)] == ["rmsprop", key]
    ask(lab, "modifiers", [])
    assert is_sound(lab)
    assert experiment(lab) == OPENING


@pytest.mark.parametrize(("axis", "start"), [("x", (1.25, 0.8)), ("y", (-4.0, 1.25))])
def test_a_typed_start_is_where_every_run_starts(axis: str, start: tuple[float, float]) -> None:
    lab = opened()
    lab.number_input(key=f"start_{axis}").set_value(1.25).run()
    assert is_sound(lab)
    assert {member.start for member in experiment(lab).runs} == {start}


def test_a_start_that_is_out_of_reach_is_refused_in_a_sentence() -> None:
    lab = opened()
    lab.number_input(key="start_x").set_value(1e300).run()
    assert is_sound(lab)
    (remark,) = words(lab, "lab-remark")
    assert "start" in remark
    assert experiment(lab) == OPENING
    assert lab.number_input(key="start_x").value == OPENING.runs[0].start[0]


def test_each_start_worth_trying_has_a_button() -> None:
    lab = opened()
    written = {"(−4, 0.8)": (-4, 0.8), "(4.3, −0.35)": (4.3, -0.35), "(−0.73, 0.9)": (-0.73, 0.9)}
    assert tuple(written.values()) == OPENING.landscape.starts
    for name, start in written.items():
        next(button for button in lab.button if button.label == name).click().run()
        assert {member.start for member in experiment(lab).runs} == {start}


def test_runs_can_be_added_up_to_eight() -> None:
    lab = opened()
    for n_runs in range(len(OPENING.runs) + 1, MAX_RUNS + 1):
        ask(lab, "duplicate", 0)
        assert is_sound(lab)
        assert len(experiment(lab).runs) == n_runs
        assert selected_run(lab) == OPENING.runs[0]
    assert len(experiment(ask(lab, "duplicate", 0)).runs) == MAX_RUNS


def test_runs_can_be_taken_away_but_for_the_last() -> None:
    lab = opened()
    for n_runs in (2, 1):
        ask(lab, "remove", 0)
        assert is_sound(lab)
        assert experiment(lab).runs == OPENING.runs[-n_runs:]
    assert len(experiment(ask(lab, "remove", 0)).runs) == 1


def test_a_run_keeps_its_colour_when_another_is_taken_away() -> None:
    assert decode_all(address(ask(opened(), "remove", 0))).view_state.colours == (1, 2)


def said(key: str, *texts: str) -> str:
    """The opening's link with what stands behind `key` replaced by `texts`, one part each."""
    kept = [part for part in SOUND.split("&") if not part.startswith(f"{key}=")]
    return "&".join([*kept, *(f"{key}={quote_plus(text)}" for text in texts)])


ODD = [
    "nan",
    "inf",
    "-inf",
    "1e308",
    "-1",
    "0x10",
    "1_0",
    "",
    "None",
    "[]",
    "true",
    "١٢",
    "\ud7ff\u202e",
    "<b>",
    "9" * 99,
]
DAMAGED = {
    **{f"{key} {text!r}": said(key, text) for key in ("v", "landscape", "steps", "seed", "run") for text in ODD},
    **{f"start {text!r}": said("start", f"{text} 0") for text in ODD if text != "-1"},
    **{f"rate {text!r}": said("run", f"sgd learning_rate {text}") for text in ODD},
    **{f"lost {key}": said(key) for key in ("v", "landscape", "start", "steps", "seed", "run")},
    **{f"twice {key}": f"{SOUND}&{key}=1" for key in ("v", "landscape", "start", "steps", "seed")},
    "negative steps": said("steps", "-300"),
    "too many steps": said("steps", "100000"),
    "a fraction of a seed": said("seed", "0.5"),
    "an unknown optimizer": said("run", "rmsprob learning_rate 0.1"),
    "an unknown landscape": said("landscape", "rosenbrok a 1"),
    "an unknown schedule": said("run", "sgd learning_rate 0.1 under moonlight"),
    "an unknown modifier": said("run", "sgd learning_rate 0.1 with magic"),
    "an unknown value": said("run", "sgd learning_rate 0.1 luck 7"),
    "an unknown part": f"{SOUND}&__class__=1",
    "one coordinate": said("start", "1"),
    "three coordinates": said("start", "1 2 3"),
    "too many runs": said("run", *["sgd learning_rate 0.1"] * (MAX_RUNS + 1)),
    "a newer version": said("v", "2"),
    "100 kB in one part": said("run", "x" * 100_000),
    "900 parts": SOUND + "&run=sgd+learning_rate+0.1+nesterov+no+nesterov+no" * 900,
    "Latin-1": "landscape=%E9%E8&start=%FC",
    "UTF-16": "\ufeffv=1".encode("utf-16").hex(" ").replace(" ", "%"),
    "markup": "landscape=" + quote_plus("<script>alert(1)</script>"),
    "null": "landscape=%00&run=%00",
}


@pytest.mark.parametrize("link", DAMAGED.values(), ids=[name.encode("ascii", "replace").decode() for name in DAMAGED])
def test_a_damaged_link_opens_with_one_remark_and_leaves_a_sound_address(link: str) -> None:
    lab = opened(link)
    assert is_sound(lab)
    (remark,) = words(lab, "lab-remark")
    assert remark.isprintable()
    assert "<" not in remark
    experiment(lab)


def test_a_change_after_a_damaged_link_clears_the_remark() -> None:
    lab = opened(said("steps", "many"))
    assert words(lab, "lab-remark")
    lab.run()
    assert words(lab, "lab-remark"), "a rerun is no change"
    ask(lab, "duplicate", 0)
    assert words(lab, "lab-remark") == []


def test_the_address_opens_the_same_page() -> None:
    lab = opened()
    ask(lab, "landscape", "himmelblau")
    ask(lab, "duplicate", 0)
    ask(lab, "optimizer", "lion")
    copy = opened(address(lab))
    assert experiment(copy) == experiment(lab)
    assert words(copy, "lab-retuned") == words(lab, "lab-retuned")
    assert address(copy) == address(lab)


def test_an_address_that_somebody_else_wrote_comes_first() -> None:
    lab = opened()
    ask(lab, "duplicate", 0)
    lab.query_params = opened(encode(alone("adam"))).query_params
    lab.run()
    assert experiment(lab) == alone("adam")


def test_a_session_that_was_lost_is_rebuilt_before_a_touch_is_answered() -> None:
    lab = opened(encode(alone("lion")))
    for name in ("link", "address", "remarks"):
        del lab.session_state[name]
    ask(lab, "duplicate", 0)
    assert experiment(lab).runs == (*alone("lion").runs, *alone("lion").runs)


def test_two_visitors_do_not_see_each_other() -> None:
    one, other = opened(), opened()
    ask(one, "landscape", "beale")
    other.run()
    assert key_of(experiment(one).landscape) == "beale"
    assert experiment(other) == OPENING


def test_too_many_steps_are_cut_to_what_a_page_shows() -> None:
    lab = opened(said("steps", "6000"))
    (told,) = words(lab, "lab-remark")
    assert told == "6000 steps were asked for; a page shows 5000."
    assert experiment(lab).n_steps == 5000


def test_a_modified_method_keeps_its_name() -> None:
    lab = opened()
    ask(lab, "modifiers", ["clip_value"])
    assert labels(experiment(lab).runs)[0] == "RMSProp + clip by value"
    ask(lab, "landscape", "beale")
    assert "RMSProp + clip by value&#x27;s learning rate was retuned from 0.05" in "".join(words(lab, "lab-retuned"))
