"""Many runs are told in few sentences, and the selected one's sentence ends in a question that a knob of it can answer."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from catalog import Frozen, Point, changed, labels_of, layers, parameters, values
from experiments import Experiment, Outcome, Run, run
from experiments.judging.outcome_facts import case, outcome_facts
from experiments.link import encode
from experiments.opening import OPENING
from figures.buffer import unpack
from figures.labels import labels
from figures.phrases import PHRASES, facts_of
from figures.phrases.english import outcomes as outcome_phrases
from figures.phrases.english import story as story_phrases
from figures.picture import picture
from figures.question import TRIES, question
from figures.sentences import sentence_of
from figures.story import listed, story
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer
from tests.draw import experiments

CASES = [code for code in outcome_phrases.PHRASES if not code.endswith("_in_short")]
QUESTIONS = {code: text for code, text in story_phrases.PHRASES.items() if text.endswith("?")}


def test_runs_that_ended_alike_share_a_sentence_in_the_order_of_the_runs() -> None:
    settled = [case("settled", since=since, tolerance=0.01, x=0.0, y=0.0) for since in (77.0, 120.0, 54.0)]
    lost = case("diverged", broke_at=3.0)
    assert story("abcd", [settled[0], lost, *settled[1:]]) == [
        "a, c and d settled in the minimum at (0, 0), at step 54 to 120.",
        "b diverged at step 3: the loss grew without bound.",
    ]
    assert story("ab", [lost, lost]) == ["a and b diverged at step 3: their loss grew without bound."]


def test_runs_in_different_minima_share_no_sentence_that_tells_a_place() -> None:
    common = {"tolerance": 0.01, "n_minima": 4.0}
    places = ((3.0, 2.0, 10.0), (3.58, -1.85, 30.0), (3.0, 2.0, 10.0))
    settled = [case("settled_in_one_of_several", since=since, x=x, y=y, **common) for x, y, since in places]
    assert story("abc", settled) == [
        "a and c settled in the minimum at (3, 2), one of the 4 equal ones known, at step 10.",
        sentence_of("b", settled[1]),
    ]
    stuck = [case("worse_minimum", x=x, y=y, loss=x, since=since, excess=x) for x, y, since in places]
    assert story("abc", stuck) == [
        "a, b and c settled in other minima: their loss is 3 to 3.58 above that of the best one known."
    ]


def test_a_name_with_a_comma_keeps_its_parts_together() -> None:
    assert listed(["SGD"]) == "SGD"
    assert listed(["SGD, learning rate 0.1", "Adam", "SGD, learning rate 0.2"]) == (
        "“SGD, learning rate 0.1”, Adam and “SGD, learning rate 0.2”"
    )


def test_each_case_has_a_sentence_for_several_runs_that_tells_no_more_than_that_for_one() -> None:
    for code in CASES:
        assert PHRASES[f"{code}_together"].startswith("{runs} ")
        assert PHRASES[f"{code}_together"].endswith(".")
        assert facts_of(f"{code}_together") - {"runs"} <= facts_of(code) - {"run"}, code
    grouped = {code for code in story_phrases.PHRASES if code.endswith("_together")}
    assert grouped == {f"{code}_together" for code in CASES}


@settings(max_examples=40)
@given(experiment=experiments(longest=100))
def test_whatever_comes_of_the_runs_each_is_named_once(experiment: Experiment) -> None:
    experiment = replace(experiment, runs=[*experiment.runs, *experiment.runs[:1]])
    found = [outcome_facts(experiment.landscape, trajectory) for trajectory in run(experiment)]
    names = [f"run{index}." for index in range(len(found))]
    told = story(names, found)
    assert len(told) <= len({outcome.case for outcome in found} | {tuple(outcome.facts.items()) for outcome in found})
    assert sorted(name for sentence in told for name in names if name in sentence) == sorted(names)
    assert not any("{" in sentence or "nan" in sentence for sentence in told)


def answers(asked: str, member: Run) -> list[str]:
    """The knobs of `member` that the question `asked` may be about, with room on their sliders on the side that is asked for."""
    declared, value = parameters(member.optimizer), values(member.optimizer)
    found = []
    for name, label in labels_of(member.optimizer).items():
        low, high = declared[name].slider
        for code, text in QUESTIONS.items():
            if text.replace("{knob}", label) == asked and "knob" in facts_of(code):
                upwards = {each.is_upwards for tries in TRIES.values() for each in tries if each.code == code}
                upwards |= {code == "what_at_more"} if code.startswith("what_at") else set()
                if (True in upwards and value[name] < high) or (False in upwards and value[name] > low):
                    found.append(name)
    return found


def at_an_end(entry: Frozen, which: int) -> Frozen:
    """`entry` with every number at one end of its slider."""
    return changed(entry, {n: p.slider[which] for n, p in parameters(entry).items() if not p.is_switch})


def variants(optimizer: Optimizer) -> list[Any]:
    modified = (
        [MODIFIERS["sam"](inner=optimizer)] if len(layers(optimizer)) == 1 and not hasattr(optimizer, "solve") else []
    )
    return [optimizer, at_an_end(optimizer, 0), at_an_end(optimizer, 1), *modified]


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_question_can_be_answered_by_a_knob_of_the_run(key: str) -> None:
    for optimizer in variants(OPTIMIZERS[key]()):
        member = Run(optimizer=optimizer, start=(0.0, 0.0))
        for outcome in Outcome:
            asked = question(member, outcome)
            assert asked.endswith("?")
            assert answers(asked, member) or asked == PHRASES["what_from_another_start"], (optimizer, outcome, asked)


def test_the_question_fits_the_outcome_and_the_knobs() -> None:
    def ask(key: str, outcome: Outcome, **fields: float) -> str:
        start: Point = (0.0, 0.0)
        return question(Run(optimizer=changed(OPTIMIZERS[key](), fields), start=start), outcome)

    assert ask("sgd", Outcome.DIVERGED) == "Does it stay on the map at a lower learning rate?"
    assert ask("sgd", Outcome.ZIGZAG) == "Does a lower learning rate calm it down?"
    assert ask("heavy_ball", Outcome.ZIGZAG) == "Does a higher momentum carry it along the valley?"
    assert ask("adam", Outcome.LOCAL_MINIMUM) == "Does a higher β₁ carry it out of this minimum?"
    assert ask("rmsprop", Outcome.TWO_CYCLE) == "Does it still bounce at a lower learning rate?"
    assert (
        ask("rmsprop", Outcome.TWO_CYCLE, learning_rate=0.0, momentum=0.5)
        == "Does it still bounce at a lower momentum?"
    )
    assert ask("lbfgs", Outcome.STALLED) == "What happens with a larger memory?"
    assert ask("lbfgs", Outcome.STALLED, memory=parameters(OPTIMIZERS["lbfgs"])["memory"].slider[1]).endswith(
        "smaller memory?"
    )


def test_each_outcome_has_something_to_try() -> None:
    assert set(TRIES) == set(Outcome)
    assert all(TRIES.values())
    codes = {each.code for tries in TRIES.values() for each in tries}
    assert codes | {"what_at_more", "what_at_less", "what_from_another_start"} == set(QUESTIONS)


def test_the_picture_brings_the_story_and_the_line_of_the_selected_run() -> None:
    sgd = OPTIMIZERS["sgd"]
    runs = [Run(optimizer=changed(sgd(), {"learning_rate": rate}), start=(-4.0, 0.8)) for rate in (0.015, 0.018, 1.0)]
    link = encode(Experiment(landscape=LANDSCAPES["ravine"](), runs=runs, n_steps=600))
    header, _ = unpack(picture(f"{link}&selected=2&name=2+wild"))
    first, second, wild = labels(runs, ("", "", "wild"))
    assert wild == "wild"
    assert header["story"][0].startswith(f"“{first}” and “{second}” settled in the minimum at (0, 0), at step ")
    assert header["story"][1:] == [header["line"]]
    assert header["line"] == header["sentences"][2]
    assert header["line"].startswith("wild diverged at step ")
    assert header["question"] == "Does it stay on the map at a lower learning rate?"
    alone, _ = unpack(picture(f"{link}&selected=2&name=2+wild&hidden=0+2"))
    assert (alone["story"], alone["line"]) == ([header["sentences"][1]], header["line"])
    assert unpack(picture(encode(OPENING)))[0]["question"].endswith("?")
