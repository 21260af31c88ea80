"""A link says an experiment completely, and no text that stands in for a link can break anything."""

import random
from dataclasses import replace
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments import Experiment, Run
from experiments.compare import ComparisonTerms
from experiments.link import decode, decode_all, decode_view_state, encode
from experiments.link.diagnostics import MAX_REMARKS
from experiments.link.view_parts import TERMS
from experiments.opening import OPENING
from experiments.remark import Remark
from experiments.view_state import VIEWS, ViewState
from figures.phrases import sentence
from landscapes import LANDSCAPES, Domain
from optimizers import OPTIMIZERS
from tests.draw import experiments
from tests.experiments.draw_links import any_experiment, keys, view_states, words

SOUND = encode(OPENING)
RATES = (0.3, 0.02, 1e-5)


SHOWN = ViewState(
    names=("", "hot & η", ""),
    hidden=(0, 2),
    step=60,
    tab="inside",
    hides_future=True,
    presenting=True,
    equal_axes=True,
    window=Domain(x=(-1.0, 0.5), y=(0.0, 2.0)),
).fitted(3)


def codes(query: str) -> set[str]:
    """The codes of the remarks on `query`."""
    return {remark.code for remark in decode(query)[1]}


def opens(query: str) -> bool:
    """Whether `query` opens an experiment that its own link says without loss, with remarks that can be shown."""
    found = decode_all(query)
    again = decode_all(encode(found.asked, found.view_state))
    is_the_same = (again.asked, again.view_state, again.remarks) == (found.asked, found.view_state, ())
    return is_the_same and all(map(str.isprintable, map(sentence, found.remarks)))


@settings(max_examples=200)
@given(any_experiment())
def test_every_experiment_that_can_be_built_comes_back_exactly_and_without_a_remark(experiment: Experiment) -> None:
    assert decode(encode(experiment)) == (experiment, ())
    assert repr(decode(encode(experiment))[0]) == repr(experiment)


@given(experiments(), st.data())
def test_what_is_shown_comes_back_too(experiment: Experiment, data: st.DataObject) -> None:
    shown = data.draw(view_states(experiment))
    decoded = decode_all(encode(experiment, shown))
    assert (decoded.experiment, decoded.view_state, decoded.remarks) == (experiment, shown, ())


def test_a_link_speaks_only_of_what_is_not_shown_as_usual() -> None:
    added = set(encode(OPENING, SHOWN).split("&")) - set(SOUND.split("&"))
    assert added == {
        "hidden=0+2", "name=1+hot+%26+%CE%B7", "step=60", "tab=inside", "future=hidden", "present=yes", "axes=equal",
        "window=-1+0.5+0+2",
    }  # fmt: skip


def test_forty_runs_in_colours_of_their_own_come_back() -> None:
    many = replace(OPENING, runs=[*OPENING.runs] * 13)
    shown = ViewState(38, tuple(reversed(range(39)))).fitted(39)
    assert decode_view_state(encode(many, shown)) == shown


@pytest.mark.parametrize("rates", [RATES, (None, 0.02, None), ()])
def test_the_rates_that_a_hand_had_set_come_back(rates: tuple[float | None, ...]) -> None:
    shown = ViewState(rates_as_set=rates).fitted(3)
    assert decode_view_state(encode(OPENING, shown)).rates_as_set == rates


def test_every_kind_of_terms_has_a_word_on_the_wire_that_no_title_can_change() -> None:
    assert sorted(TERMS) == ["as set", "each tuned", "same budget", "same learning rate"]
    assert set(TERMS.values()) == set(ComparisonTerms)
    shown = ViewState(terms=ComparisonTerms.TUNED)
    assert "&race=each+tuned&" in encode(OPENING, shown)


def test_a_link_speaks_of_the_view_only_if_it_is_not_the_map() -> None:
    assert "view" not in encode(OPENING, ViewState(view="map"))
    assert "&view=surface&" in encode(OPENING, ViewState(view="surface"))


@given(st.text(max_size=20).filter(lambda text: text.strip() not in VIEWS))
def test_a_view_that_cannot_be_read_is_the_map(text: str) -> None:
    query = SOUND + "&" + urlencode({"view": text}, errors="replace")
    assert decode_view_state(query).view == "map"
    assert decode(query)[0] == OPENING


def test_a_name_that_is_too_long_or_given_twice_is_cut_or_kept_as_it_came_first() -> None:
    names = "&name=0+" + 50 * "x" + "&name=2+two++spaces&name=2+again"
    assert decode_view_state(SOUND + names).names == (40 * "x", "", "two spaces")


def test_an_empty_link_opens_the_opening_without_a_remark() -> None:
    assert decode("") == decode("?") == (OPENING, ())


@pytest.mark.parametrize("first", OPTIMIZERS)
@pytest.mark.parametrize("second", ["rmsprop", "adam"])
def test_a_link_for_two_optimizers_stays_short(first: str, second: str) -> None:
    start = (-1.234, 0.1235)
    runs = [Run(optimizer=OPTIMIZERS[key](), start=start) for key in (first, second)]
    assert len(encode(Experiment(landscape=LANDSCAPES["rosenbrock"](), runs=runs))) < 300


@settings(max_examples=250)
@given(st.text(max_size=300))
def test_any_text_opens(text: str) -> None:
    assert opens(text)


@settings(max_examples=250)
@given(st.lists(st.tuples(keys(), st.lists(words(), max_size=9).map(" ".join)), max_size=8), st.booleans())
def test_any_words_behind_any_keys_open(parts: list[tuple[str, str]], is_added: bool) -> None:
    query = "&".join(f"{quote_plus(key, errors='replace')}={quote_plus(text, errors='replace')}" for key, text in parts)
    assert opens(f"{SOUND}&{query}" if is_added else query)


@given(st.binary(max_size=60))
def test_any_bytes_open(scar: bytes) -> None:
    escaped = "".join(f"%{byte:02x}" for byte in scar)
    assert opens(f"landscape={escaped}&run={escaped}&{escaped}=1&race={escaped}")
    assert opens(scar.decode("latin-1"))


@given(any_experiment(), st.randoms(use_true_random=False))
def test_a_damaged_link_opens_and_a_lost_part_is_remarked_upon(experiment: Experiment, chance: random.Random) -> None:
    parts = encode(experiment).split("&")
    lost = parts.pop(chance.randrange(len(parts)))
    _, remarks = decode("&".join(parts))
    assert remarks or lost.startswith(("noise=", "budget=", "domain="))


@given(any_experiment(), st.integers(0, 10_000), st.text(max_size=3))
def test_a_link_with_a_scar_anywhere_opens(experiment: Experiment, place: int, scar: str) -> None:
    link = encode(experiment)
    place %= len(link)
    assert opens(link[:place] + scar + link[place + 1 :])


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "1e308", "-1", "1e9", "١", "0x10", "1_0", "", "None", "<script>", "1e-08x"]
)
def test_a_value_that_is_no_legal_number_is_named_and_the_usual_one_used(value: str) -> None:
    decoded = decode_all(SOUND.replace("learning_rate+0.05", f"learning_rate+{value}"))
    assert decoded.experiment.runs[0].optimizer == OPTIMIZERS["rmsprop"]()
    assert any(
        sentence(remark).startswith("RMSProp: learning rate must be a number from 0 ") for remark in decoded.remarks
    )


def test_the_values_that_are_used_instead_are_written_for_people() -> None:
    link = (
        SOUND.replace("epsilon+1e-08", "epsilon+x", 1).replace("start=-4+0.8", "start=x").replace("momentum+0", "", 1)
    )
    odd = link.replace("run=rmsprop", "run=rmsprop+centered+perhaps")
    told = {sentence(remark) for remark in decode(odd)[1]}
    assert "RMSProp: epsilon must be a number from 0 to 1000, got “x”; 1 · 10⁻⁸ is used." in told
    assert "RMSProp: centered must be yes or no, got “perhaps”; no is used." in told
    assert "RMSProp: the link leaves out momentum; the usual values are used." in told
    assert "A start must be two numbers within ±1 · 10⁶, got “x”; (−4, 0.8) is used." in told


@pytest.mark.parametrize("steps", ["-5", "0", "1.5", "nan", "1e308", "9" * 400])
def test_a_number_of_steps_that_cannot_be_taken_is_remarked_upon(steps: str) -> None:
    experiment, (remark,) = decode(SOUND.replace("steps=300", f"steps={steps}"))
    assert experiment == OPENING
    assert dict(remark.facts)["name"] == "steps"


def test_a_key_that_comes_twice_counts_once() -> None:
    experiment, remarks = decode(SOUND + "&steps=7")
    assert experiment == OPENING
    assert remarks == (Remark("part_twice", (("part", "steps"),)),)


def test_a_newer_link_opens_and_says_so() -> None:
    link = SOUND.replace("v=1", "v=2") + "&hologram=on"
    assert decode(link)[0] == OPENING
    assert codes(link) == {"newer_version", "unknown_part"}


@pytest.mark.parametrize(
    "part", ["run=sgd+" + "luck+" * 50_000, "run=sgg&" * 5_000, "&".join(f"k{i}=1" for i in range(50_000))]
)
def test_a_link_of_many_errors_gets_no_endless_list_of_remarks(part: str) -> None:
    assert len(decode(part)[1]) <= MAX_REMARKS + 1


@pytest.mark.parametrize(
    "query",
    [
        "%ff%fe=%80",
        "\x00=\x00",
        "a" * 50,
        "&&&===",
        "run=again",
        "run=again+again",
        "run=sgd+from",
        "%",
        "\ud800=\udfff",
    ],
)
def test_bytes_of_other_worlds_are_quoted_harmlessly(query: str) -> None:
    assert decode(query)[1]
    assert opens(query)


def test_a_misspelt_key_gets_a_suggestion() -> None:
    (remark,) = decode(SOUND.replace("=rmsprop", "=rmsprob"))[1]
    assert sentence(remark) == "There is no optimizer called “rmsprob”. Did you mean “rmsprop”?"


@pytest.mark.parametrize(
    "part",
    ["view=banana", "race=banana", "colours=x", "colours=1+1", "selected=99", "selected=", "selected=0+1",
     "noise=banana", "domain=5", "rates_as_set=0.1", "rates_as_set=0.1+-1+-", "rates_as_set=no+0.1+0.1",
     "hidden=0+1+2", "hidden=3", "hidden=0+0", "hidden=", "name=3+x", "name=0", "name=x", "name=0+", "name=0++x",
     "name=0+%0A", "name=0+" + 41 * "x", "name=1+x&name=1+y", "step=301", "step=-1", "step=", "step=1.5", "tab=banana",
     "future=yes", "present=hidden", "axes=1", "window=0+1+0", "window=1+0+0+1", "window=0+0+0+1", "window=0+1+0+2e6",
     "window=0+nan+0+1", "window="],
)  # fmt: skip
def test_a_part_that_cannot_be_read_is_named_in_a_remark(part: str) -> None:
    landscape = "landscape=typed&formula=x*x%2By*y" if part.startswith("domain") else SOUND.split("&")[1]
    link = SOUND.replace(SOUND.split("&")[1], landscape)
    (remark,) = decode(f"{link}&{part}")[1]
    assert part.partition("=")[0] in sentence(remark)


@pytest.mark.parametrize("box", ["100000000+900000000+1+2", "2+1+0+1", "-1e6+1e6+-1e6+1e6"])
def test_a_map_of_any_size_in_a_link_opens(box: str) -> None:
    assert opens(f"v=1&landscape=typed&formula=x*x%2By*y&domain={box}&steps=30&seed=0&run=sgd+learning_rate+0.1")


@given(any_experiment(), st.integers(1, 400))
def test_a_link_that_was_cut_off_is_remarked_upon(experiment: Experiment, lost: int) -> None:
    link = encode(experiment)
    assert decode(link[: max(len(link) - lost, 1)])[1]


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("+with+sam" * 1000, "too_many_modifiers"),
        ("+learning_rate+0.5", "value_twice"),
        ("+under+cosine+under+step", "start_or_schedule_twice"),
        ("+from+1+2+from+3+4", "start_or_schedule_twice"),
    ],
)
def test_what_is_said_too_often_is_remarked_upon(tail: str, code: str) -> None:
    (first, *_) = (part for part in SOUND.split("&") if part.startswith("run="))
    assert code in codes(SOUND.replace(first, first + tail))
