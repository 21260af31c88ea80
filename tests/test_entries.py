"""What every entry of every catalogue owes its reader: a card, and parameters that can be set by hand."""

from typing import Any

import pytest

from catalog import choices, family_of, parameters
from experiments import Experiment, Training
from experiments.noise import Noise
from landscapes import LANDSCAPES
from landscapes.networks import NETWORKS
from optimizers import OPTIMIZERS, SCHEDULES

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
