"""A link says an experiment completely, and no text that stands in for a link can break anything."""

import random
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments import Experiment, Run
from experiments.link import MOST_STEPS, decode, decode_view_state, encode
from experiments.opening import OPENING
from experiments.view_state import MOST_RUNS, VIEWS, ViewState
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.draw import experiments


@given(experiments())
def test_every_experiment_comes_back_exactly_and_without_a_remark(experiment: Experiment) -> None:
    assert decode(encode(experiment)) == (experiment, ())


@given(experiments(), st.integers(0, 7), st.permutations(range(MOST_RUNS)), st.sampled_from(VIEWS))
def test_what_is_shown_comes_back_too(experiment: Experiment, selected: int, colours: list[int], view: str) -> None:
    n_runs = len(experiment.runs)
    shown = ViewState(selected, tuple(colours), view).fitted(n_runs)
    assert decode_view_state(encode(experiment, shown), n_runs) == shown


def test_a_link_speaks_of_the_view_only_if_it_is_not_the_map() -> None:
    assert "view" not in encode(OPENING, ViewState(view="map"))
    assert "&view=surface&" in encode(OPENING, ViewState(view="surface"))


@given(st.text(max_size=20).filter(lambda text: text.strip() not in VIEWS))
def test_a_view_that_cannot_be_read_is_the_map(text: str) -> None:
    query = encode(OPENING) + "&" + urlencode({"view": text})
    assert decode_view_state(query, len(OPENING.runs)).view == "map"
    assert decode(query)[0] == OPENING


def test_an_empty_link_opens_the_opening_without_a_remark() -> None:
    assert decode("") == decode("?") == (OPENING, ())


@pytest.mark.parametrize("first", OPTIMIZERS)
@pytest.mark.parametrize("second", ["rmsprop", "adam"])
def test_a_link_for_two_optimizers_stays_short(first: str, second: str) -> None:
    start = (-1.234, 0.1235)
    runs = [Run(optimizer=OPTIMIZERS[key](), start=start) for key in (first, second)]
    assert len(encode(Experiment(landscape=LANDSCAPES["rosenbrock"](), runs=runs))) < 300


@given(st.text(max_size=300))
def test_any_text_opens(text: str) -> None:
    experiment, remarks = decode(text)
    assert isinstance(experiment, Experiment)
    assert all(isinstance(remark, str) for remark in remarks)


@given(experiments(), st.randoms(use_true_random=False))
def test_a_damaged_link_opens_and_a_lost_part_is_remarked_upon(experiment: Experiment, chance: random.Random) -> None:
    parts = encode(experiment).split("&")
    lost = parts.pop(chance.randrange(len(parts)))
    opened, remarks = decode("&".join(parts))
    assert isinstance(opened, Experiment)
    assert remarks or lost.startswith(("run=", "noise=", "budget="))


@given(experiments(), st.integers(0, 10_000), st.text(max_size=3))
def test_a_link_with_a_scar_anywhere_opens(experiment: Experiment, place: int, scar: str) -> None:
    link = encode(experiment)
    place %= len(link)
    opened, _ = decode(link[:place] + scar + link[place + 1 :])
    assert isinstance(opened, Experiment)


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "1e308", "-1", "1e9", "١", "0x10", "1_0", "", "None", "<script>", "1e-08x"]
)
def test_a_value_that_is_no_legal_number_is_named_and_the_usual_one_used(value: str) -> None:
    experiment, remarks = decode(encode(OPENING).replace("learning_rate+0.05", f"learning_rate+{value}"))
    assert experiment.runs[0].optimizer == OPTIMIZERS["rmsprop"]()
    assert any("learning_rate" in remark for remark in remarks)


@pytest.mark.parametrize("steps", ["-5", "0", "1.5", "nan", "1e308", "9" * 400])
def test_a_number_of_steps_that_cannot_be_taken_is_remarked_upon(steps: str) -> None:
    experiment, remarks = decode(encode(OPENING).replace("steps=300", f"steps={steps}"))
    assert experiment.n_steps == OPENING.n_steps
    assert any("steps" in remark for remark in remarks)


def test_too_many_steps_and_runs_are_cut_with_a_remark() -> None:
    many = replace(OPENING, n_steps=MOST_STEPS + 1, runs=[*OPENING.runs] * 4)
    experiment, remarks = decode(encode(many))
    assert (experiment.n_steps, len(experiment.runs)) == (MOST_STEPS, MOST_RUNS)
    assert len(remarks) == 2


def test_a_key_that_comes_twice_counts_once() -> None:
    experiment, remarks = decode(encode(OPENING) + "&steps=7")
    assert experiment == OPENING
    assert remarks == ("The link says steps twice; the first is used.",)


def test_a_newer_link_opens_and_says_so() -> None:
    experiment, remarks = decode(encode(OPENING).replace("v=1", "v=2") + "&hologram=on")
    assert experiment == OPENING
    assert "newer version" in " ".join(remarks)


def test_a_hundred_kilobytes_are_not_read_to_the_end() -> None:
    _, remarks = decode("run=" + "sgd+" * 25_000)
    assert any("longer than" in remark for remark in remarks)


@pytest.mark.parametrize(
    "query", ["%ff%fe=%80", "\x00=\x00", "a" * 50, "&&&===", "run=again", "run=again+again", "run=sgd+from", "%"]
)
def test_bytes_of_other_worlds_are_quoted_harmlessly(query: str) -> None:
    experiment, remarks = decode(query)
    assert isinstance(experiment, Experiment)
    assert all(remark.isprintable() for remark in remarks)


def test_a_misspelt_key_gets_a_suggestion() -> None:
    _, remarks = decode(encode(OPENING).replace("=rmsprop", "=rmsprob"))
    assert "There is no optimizer called 'rmsprob'. Did you mean 'rmsprop'?" in remarks


@pytest.mark.parametrize(
    "part",
    ["view=banana", "race=banana", "colours=x", "colours=1+1", "selected=99", "selected=", "noise=banana", "domain=5"],
)
def test_a_part_that_cannot_be_read_is_named_in_a_remark(part: str) -> None:
    landscape = "landscape=typed&formula=x*x%2By*y" if part.startswith("domain") else encode(OPENING).split("&")[1]
    link = encode(OPENING).replace(encode(OPENING).split("&")[1], landscape)
    (remark,) = decode(f"{link}&{part}")[1]
    assert part.partition("=")[0] in remark


@pytest.mark.parametrize("box", ["100000000+900000000+1+2", "2+1+0+1", "-1e6+1e6+-1e6+1e6"])
def test_a_map_of_any_size_in_a_link_opens(box: str) -> None:
    experiment, _ = decode(
        f"v=1&landscape=typed&formula=x*x%2By*y&domain={box}&steps=30&seed=0&run=sgd+learning_rate+0.1"
    )
    assert isinstance(experiment, Experiment)


@given(experiments(), st.integers(1, 400))
def test_a_link_that_was_cut_off_is_remarked_upon(experiment: Experiment, lost: int) -> None:
    link = encode(experiment)
    opened, remarks = decode(link[: max(len(link) - lost, 1)])
    assert isinstance(opened, Experiment)
    assert remarks


@pytest.mark.parametrize(
    "tail", ["+with+sam" * 1000, "+learning_rate+0.5", "+under+cosine+under+step", "+from+1+2+from+3+4"]
)
def test_what_is_said_too_often_is_remarked_upon(tail: str) -> None:
    (first, *_) = (part for part in encode(OPENING).split("&") if part.startswith("run="))
    _, remarks = decode(encode(OPENING).replace(first, first + tail))
    assert any(word in remark for remark in remarks for word in ("twice", "two", "more than"))
