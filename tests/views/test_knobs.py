"""What goes to the browser derives from the declarations; what comes back from it is checked before it counts."""

import json
import math
from typing import Any

import pytest

from catalog import JUST_BELOW_ONE, Parameter, key_of, parameters
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from views.components.knobs.knobs import Change, change_of, described
from views.components.messages.messages import is_news, sequence_of
from views.symbols import html

ENTRIES = [*OPTIMIZERS.values(), *LANDSCAPES.values()]
DECLARED = [pytest.param(entry, name, id=f"{key_of(entry)}-{name}") for entry in ENTRIES for name in parameters(entry)]
NO_VALUES = [None, "0.1", "", [], {}, [1], {"value": 1}, math.nan, math.inf, -math.inf, 10**400]


def declaration(entry: Any, name: str) -> Parameter:
    return parameters(entry)[name]


def said(entry: Any, name: str, value: Any, **others: Any) -> dict[str, Any]:
    return {"owner": key_of(entry), "name": name, "value": value, "sequence": ["page", 1], **others}


@pytest.mark.parametrize(("entry", "name"), DECLARED)
def test_every_declared_symbol_is_shown_without_a_trace_of_latex(entry: Any, name: str) -> None:
    shown = html(declaration(entry, name).symbol)
    assert shown
    assert not set("\\{}_^") & set(shown)


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\beta_1", "<i>β</i><sub>1</sub>"),
        (r"\varepsilon", "<i>ε</i>"),
        (r"\lambda", "<i>λ</i>"),
        (r"\sqrt{v + \varepsilon}", "√(<i>v</i> + <i>ε</i>)"),
        (r"v - \bar g^2", "<i>v</i> − <i>ḡ</i><sup>2</sup>"),
        (r"\hat v", "<i>v̂</i>"),
        (r"\hat\varepsilon", "<i>ε̂</i>"),
        ("G_0", "<i>G</i><sub>0</sub>"),
        ("h_{t-1}", "<i>h</i><sub><i>t</i>−1</sub>"),
        (r"\Delta_{\max}", "<i>Δ</i><sub>max</sub>"),
        (r"\max \hat v", "max\u2009<i>v̂</i>"),
        (r"\eta\,b", "<i>η</i>\u2009<i>b</i>"),
        (r"\hat m,\ \hat v", "<i>m̂</i>, <i>v̂</i>"),
        (r"\eta\lambda x", "<i>η</i><i>λ</i><i>x</i>"),
        (r"\eta^+", "<i>η</i><sup>+</sup>"),
    ],
)
def test_a_symbol_reads_as_it_does_in_print(latex: str, shown: str) -> None:
    assert html(latex) == shown


@pytest.mark.parametrize("latex", ["", "}", "{", "_", r"\hat", "a}b", "x" * 500])
def test_a_broken_symbol_is_still_shown_somehow(latex: str) -> None:
    assert isinstance(html(latex), str)


def test_a_symbol_cannot_smuggle_markup() -> None:
    assert "<img" not in html('<img src="x" onerror="alert(1)">')


@pytest.mark.parametrize("entry", ENTRIES, ids=key_of)
def test_the_browser_hears_what_the_entry_declares(entry: Any) -> None:
    knobs = described(entry())
    assert [knob["name"] for knob in knobs] == list(parameters(entry))
    for knob, declared in zip(knobs, parameters(entry).values(), strict=True):
        assert knob["value"] == knob["default"] == declared.default
        assert knob["help"] == declared.help
        assert (knob["bounds"], knob["slider"], knob["scale"]) == (declared.bounds, declared.slider, declared.scale)
        assert (knob["switch"], knob["whole"]) == (declared.is_switch, declared.is_whole)


@pytest.mark.parametrize("entry", ENTRIES, ids=key_of)
def test_the_description_survives_the_way_to_the_browser_exactly(entry: Any) -> None:
    knobs = described(entry())
    assert json.loads(json.dumps(knobs, allow_nan=False)) == json.loads(json.dumps(knobs))


@pytest.mark.parametrize(("entry", "name"), DECLARED)
def test_both_ends_of_a_slider_exist_on_its_scale(entry: Any, name: str) -> None:
    declared = declaration(entry, name)
    low, high = declared.slider
    assert low < high
    assert declared.scale != "log" or low > 0
    assert declared.scale != "one-minus" or high < 1


def test_a_name_is_shown_with_spaces_and_its_limit_as_a_sentence() -> None:
    knob = next(knob for knob in described(OPTIMIZERS["rmsprop"]()) if knob["name"] == "decay_rate")
    assert knob["label"] == "decay rate"
    assert knob["legal"] == "decay rate must lie in [0, 1)."
    assert knob["bounds"] == (0, JUST_BELOW_ONE)


@pytest.mark.parametrize(("entry", "name"), DECLARED)
def test_a_turn_to_a_declared_value_arrives_as_the_declared_kind(entry: Any, name: str) -> None:
    default = declaration(entry, name).default
    change = change_of(entry(), json.loads(json.dumps(said(entry, name, default))))
    assert change == Change(name, default)
    assert type(change.value) is type(default) or isinstance(change.value, float)


@pytest.mark.parametrize(("entry", "name"), DECLARED)
@pytest.mark.parametrize("value", NO_VALUES, ids=lambda value: repr(value)[:12])
def test_a_value_that_is_none_counts_for_nothing(entry: Any, name: str, value: Any) -> None:
    assert change_of(entry(), said(entry, name, value)) is None


@pytest.mark.parametrize(("entry", "name"), DECLARED)
def test_a_switch_takes_no_number_and_a_number_takes_no_switch(entry: Any, name: str) -> None:
    value = 1.0 if declaration(entry, name).is_switch else True
    assert change_of(entry(), said(entry, name, value)) is None


@pytest.mark.parametrize(("entry", "name"), DECLARED)
def test_a_value_beyond_the_bounds_counts_for_nothing(entry: Any, name: str) -> None:
    low, high = declaration(entry, name).bounds
    assert change_of(entry(), said(entry, name, low - 1)) is None
    assert change_of(entry(), said(entry, name, high + 1)) is None


@pytest.mark.parametrize(
    "others",
    [
        {"owner": "adam"},
        {"owner": None},
        {"name": "about"},
        {"name": "__class__"},
        {"name": ["learning_rate"]},
    ],
)
def test_a_message_that_is_not_for_this_entry_counts_for_nothing(others: dict[str, Any]) -> None:
    sgd = OPTIMIZERS["sgd"]()
    assert change_of(sgd, said(sgd, "learning_rate", 0.1)) == Change("learning_rate", 0.1)
    assert change_of(sgd, {**said(sgd, "learning_rate", 0.1), **others}) is None


@pytest.mark.parametrize("message", [None, "", 7, [], {}, {"name": "learning_rate"}, ["sequence"]])
def test_what_is_no_message_counts_for_nothing(message: object) -> None:
    assert change_of(OPTIMIZERS["sgd"](), message) is None
    assert sequence_of(message) is None


@pytest.mark.parametrize(
    "sequence", [None, "page", ["page"], [1, "page"], ["page", 1.5], ["page", True], ["p" * 1000, 1]]
)
def test_a_message_without_a_sound_sequence_has_none(sequence: object) -> None:
    assert sequence_of({"sequence": sequence}) is None


def test_a_message_counts_once_and_a_reloaded_page_starts_anew() -> None:
    assert is_news(("page", 1), None)
    assert is_news(("page", 8), ("page", 7))
    assert not is_news(("page", 7), ("page", 7))
    assert not is_news(("page", 6), ("page", 7))
    assert is_news(("another", 1), ("page", 7))
