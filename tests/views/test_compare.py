"""The section in which runs are compared: its terms reach the link, its table tells what was measured."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from experiments import Experiment
from experiments.compare import ComparisonTerms
from experiments.link import decode, decode_view_state, encode
from experiments.noise import Noise
from experiments.opening import OPENING
from experiments.tuning import RATES, rate_of
from figures.comparison import terms_sentences
from figures.labels import labels
from figures.phrases import phrase


def script() -> None:
    from views.pages import explore  # noqa: PLC0415

    explore.page()


@pytest.fixture
def lab() -> Any:
    return AppTest.from_function(script, default_timeout=60).run()


def choose(lab: Any, race: ComparisonTerms) -> Any:
    lab.segmented_control(key="race").set_value(phrase(f"terms:{race.name}")).run()
    assert not lab.exception
    return decode(lab.session_state["link"])[0]


def told(lab: Any) -> str:
    """What is said of the terms in the link."""
    link = lab.session_state["link"]
    experiment, _ = decode(link)
    assert isinstance(experiment, Experiment)
    return terms_sentences(decode_view_state(link).terms, experiment, labels(experiment.runs), n_seeds=1)


def test_the_chosen_terms_are_in_the_link_and_in_a_sentence(lab: Any) -> None:
    tuned = choose(lab, ComparisonTerms.TUNED)
    assert decode_view_state(lab.session_state["link"]).terms is ComparisonTerms.TUNED
    assert {rate_of(member) for member in tuned.runs} <= set(RATES)
    assert f"SGD got {rate_of(tuned.runs[1])}." in told(lab)
    same = choose(lab, ComparisonTerms.SAME_RATE)
    assert len({rate_of(member) for member in same.runs}) == 1
    assert choose(lab, ComparisonTerms.SAME_BUDGET).budget == same.n_steps
    assert f"{same.n_steps} questions" in told(lab)
    assert choose(lab, ComparisonTerms.AS_SET).budget == 0


def test_the_grid_is_measured_only_when_asked_for(lab: Any) -> None:
    assert not decode_view_state(lab.session_state["link"]).forgiving
    lab.toggle(key="forgiving").set_value(True).run()
    assert decode_view_state(lab.session_state["link"]).forgiving


@pytest.mark.parametrize("n_seeds", [1, 7])
def test_the_seeds_are_told_where_there_are_several(n_seeds: int) -> None:
    noisy = replace(OPENING, noise=Noise(scale=1.0))
    sentences = terms_sentences(ComparisonTerms.AS_SET, noisy, labels(noisy.runs), n_seeds)
    assert ("the median over 7 seeds" in sentences) == (n_seeds == 7)


@pytest.mark.parametrize("race", ComparisonTerms)
def test_the_terms_come_back_from_a_link(race: ComparisonTerms) -> None:
    experiment, _ = decode("")
    link = encode(experiment, decode_view_state(f"race={race.value.replace(' ', '+')}"))
    assert decode_view_state(link).terms is race
    assert ("race=" in link) == (race is not ComparisonTerms.AS_SET)


def test_unknown_terms_are_the_usual_ones() -> None:
    assert decode_view_state("race=to+the+moon").terms is ComparisonTerms.AS_SET
