"""What every entry of every catalogue owes its reader: a card, and parameters that can be set by hand."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalog import choices, family_of, labels_of, parameters, primary_parameters
from experiments import Experiment, Training
from experiments.compare import SharedRate
from experiments.noise import Noise
from landscapes import LANDSCAPES
from landscapes.networks import NETWORKS
from landscapes.typed import read
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES

CODE = re.compile(r"_|\\|[A-Za-z]\d|\b(n|initial|beta|rho|psi|eta)\b")
"""What a name for people does not hold: underscores, numbered names, spelled-out letters, the words of code for a number."""

ENTRIES: dict[str, Any] = {
    f"{family_of(cls)} {cls.__name__}": cls
    for cls in (*OPTIMIZERS.values(), *SCHEDULES.values(), *LANDSCAPES.values(), *NETWORKS.values(), Noise)
}
DECLARED = {
    f"{owner}.{name}": declared
    for owner, cls in (*ENTRIES.items(), ("Experiment", Experiment), ("Training", Training))
    for name, declared in parameters(cls).items()
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_card_says_who_when_what_and_where(name: str) -> None:
    about = ENTRIES[name].about
    assert about.title
    assert about.authors
    assert about.source
    assert 1600 < about.year < 2100


@pytest.mark.parametrize("name", ENTRIES)
def test_an_idea_is_one_whole_sentence(name: str) -> None:
    idea = ENTRIES[name].about.idea
    assert idea[0].isupper()
    assert idea.endswith(".")


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_can_be_made_without_a_word(name: str) -> None:
    cls = ENTRIES[name]
    assert cls() == cls()
    assert hash(cls()) == hash(cls())


@pytest.mark.parametrize("name", DECLARED)
def test_a_parameter_has_a_symbol_and_a_sentence(name: str) -> None:
    declared = DECLARED[name]
    assert declared.symbol
    assert not declared.help[0].islower() or not declared.help[0].isascii()
    assert declared.help.endswith(".")


@pytest.mark.parametrize("name", DECLARED)
def test_a_default_is_legal_and_within_its_slider(name: str) -> None:
    declared = DECLARED[name]
    low, high = declared.slider
    assert declared.allows(declared.default)
    assert low <= declared.default <= high


@pytest.mark.parametrize("name", DECLARED)
def test_a_slider_offers_only_what_is_legal(name: str) -> None:
    declared = DECLARED[name]
    low, high = declared.slider
    assert declared.bounds[0] <= low < high <= declared.bounds[1]


@pytest.mark.parametrize("name", DECLARED)
def test_a_scale_can_be_drawn(name: str) -> None:
    low, high = DECLARED[name].slider
    assert DECLARED[name].scale != "log" or low > 0
    assert DECLARED[name].scale != "one-minus" or high < 1


@pytest.mark.parametrize(
    "catalogue",
    [OPTIMIZERS, SCHEDULES, LANDSCAPES, NETWORKS],
    ids=["optimizers", "schedules", "landscapes", "networks"],
)
def test_no_two_entries_bear_one_title(catalogue: Any) -> None:
    titles = [cls.about.title for cls in catalogue.values()]
    assert len(set(titles)) == len(titles)


def test_the_letters_of_one_entry_differ() -> None:
    for cls in ENTRIES.values():
        letters = [declared.symbol for declared in parameters(cls).values()]
        letters += [declared.symbol for declared in choices(cls).values()]
        assert len(set(letters)) == len(letters), cls


@pytest.mark.parametrize("name", ENTRIES)
def test_a_choice_has_a_symbol_a_sentence_and_several_options(name: str) -> None:
    for declared in choices(ENTRIES[name]).values():
        assert declared.symbol
        assert declared.help.endswith(".")
        assert declared.default in declared.options
        assert len(set(declared.options)) == len(declared.options) >= 2


@pytest.mark.parametrize("name", ENTRIES)
def test_the_sentences_of_a_card_end_once(name: str) -> None:
    cls = ENTRIES[name]
    assert not any(".." in text for text in (cls.about.idea, getattr(cls, "hazards", "")))


def towers() -> Iterator[Any]:
    """Every entry, and every method in two modifiers of each kind."""
    yield from (*ENTRIES.values(), *MODIFIERS.values(), Experiment, SharedRate)
    for method in (OPTIMIZERS["adamw"](), OPTIMIZERS["sophia"]()):
        for outer in MODIFIERS.values():
            yield from (outer(inner=inner(inner=method)) for inner in MODIFIERS.values())


def test_people_call_each_parameter_by_a_name_of_its_own_that_does_not_read_like_code() -> None:
    for entry in towers():
        labels = labels_of(entry)
        assert labels.keys() == parameters(entry).keys()
        assert len(set(labels.values())) == len(labels), labels
        assert not [label for label in labels.values() if CODE.search(label) or label != label.strip() or not label]


def test_what_is_legal_is_said_in_numbers_for_people() -> None:
    legal = {name: declared.legal for name, declared in DECLARED.items()}
    assert legal["first_order SGD.learning_rate"] == "lie in [0, 1 · 10⁶]"
    assert legal["Experiment.seed"] == "be a whole number in [0, 2147483647]"
    assert legal["adaptive Adam.beta1"] == "lie in [0, 1)"
    assert not [said for said in legal.values() if re.search(r"e[+−-]|-\d", said)]


def test_some_names_for_people() -> None:
    assert labels_of(Experiment)["n_steps"] == "steps"
    assert labels_of(OPTIMIZERS["rmsprop"])["initial_v"] == "first v"
    assert labels_of(OPTIMIZERS["adam"]) == {
        "learning_rate": "learning rate", "beta1": "β₁", "beta2": "β₂", "epsilon": "epsilon",
        "epsilon_hat": "ε before correction",
    }  # fmt: skip
    sharp = MODIFIERS["sam"](inner=MODIFIERS["sam"](inner=OPTIMIZERS["adam"]()))
    assert list(labels_of(sharp).values())[-4:] == ["radius", "SAM: epsilon", "SAM: radius", "SAM: SAM: epsilon"]
    assert labels_of(read("x^2 + alpha*y^2 + lambda_")) == {"alpha": "alpha", "lambda_": "lambda"}


def test_the_knobs_of_which_the_formula_speaks_come_first() -> None:
    for entry in towers():
        names, primary = parameters(entry), primary_parameters(entry)
        assert primary <= names.keys()
        assert bool(primary) == bool(names)
        assert "learning_rate" not in names or "learning_rate" in primary
        assert all(names[name].is_switch for name in primary) or not any(names[name].is_switch for name in primary)


@pytest.mark.parametrize(
    ("entry", "primary"),
    [
        (OPTIMIZERS["sgd"], "learning_rate"),
        (OPTIMIZERS["rmsprop"], "learning_rate decay_rate epsilon"),
        (OPTIMIZERS["adam"](), "learning_rate beta1 beta2 epsilon"),
        *((OPTIMIZERS[key], "learning_rate beta1 beta2 epsilon") for key in ("radam", "nadam", "amsgrad", "yogi")),
        (OPTIMIZERS["heavy_ball"], "learning_rate momentum dampening"),
        (OPTIMIZERS["rprop"], "learning_rate shrink grow"),
        (OPTIMIZERS["lbfgs"], "memory"),
        (OPTIMIZERS["bfgs"], "tolerance"),  # the formula has none: all
        (OPTIMIZERS["nelder_mead"], "side tolerance"),  # "a" is a letter of no formula, though of many a command
        (MODIFIERS["lookahead"], "period pull"),
        (MODIFIERS["weight_decay"], "weight_decay"),
        (MODIFIERS["sam"](inner=OPTIMIZERS["adam"]()), "learning_rate beta1 beta2 epsilon rho sam_epsilon"),
        (SCHEDULES["constant"], ""),
        (SCHEDULES["reduce_on_plateau"], "drop patience threshold"),
        (SCHEDULES["warmup_stable_decay"], "warmup initial power"),
        (LANDSCAPES["ravine"], "condition_number"),
        (LANDSCAPES["rnn_cliff"], "length"),
        (LANDSCAPES["sphere"], ""),
        (read("x^2 + a*y^2 + k"), "a k"),
        (Experiment, "n_steps seed budget"),
    ],
)
def test_a_symbol_is_found_in_a_formula_as_a_whole(entry: Any, primary: str) -> None:
    assert primary_parameters(entry) == set(primary.split())
