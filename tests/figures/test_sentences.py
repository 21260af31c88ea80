"""Each outcome is told in whole sentences with the facts of the run, none of them empty, in one table of phrases."""

import ast
import inspect
import string
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from catalog import Point, changed
from experiments import Experiment, Outcome, Run, Trajectory, run
from experiments.judging import outcome_facts as facts_module
from experiments.judging.outcome_facts import FACTS_OF, outcome_facts
from experiments.noise import Noise
from figures.phrases.english.outcomes import PHRASES
from figures.sentences import in_short, outcome_sentence, sentence_of
from landscapes import LANDSCAPES, Landscape
from landscapes.typed import read
from optimizers import OPTIMIZERS
from tests.draw import experiments

SENTENCES = [code for code in PHRASES if not code.endswith("_in_short")]


def ground(landscape: str, **fields: float) -> Landscape:
    return changed(LANDSCAPES[landscape]() if landscape in LANDSCAPES else read(landscape), fields)


def walk(
    landscape: Landscape, key: str, start: Point, n_steps: int = 300, noise: float = 0.0, **values: float
) -> Trajectory:
    member = Run(optimizer=changed(OPTIMIZERS[key](), values), start=start)
    (walked,) = run(Experiment(landscape=landscape, runs=[member], n_steps=n_steps, noise=Noise(scale=noise)))
    return walked


@pytest.mark.parametrize(
    ("landscape", "key", "rate", "start", "n_steps", "sentence"),
    [
        # On the bowl with curvatures 1 and 10, SGD at rate 0.1 follows x = −2.7·0.9ᵗ; it is within 0.01 once t ≥ 54.
        (
            ground("quadratic"),
            "sgd",
            0.1,
            (-2.7, 0.93),
            300,
            "SGD settled: since step 54 it has stayed within 0.01 of the minimum at (0, 0).",
        ),
        (
            ground("himmelblau"),
            "sgd",
            0.01,
            (0.13, 0.21),
            300,
            "SGD settled: since step 19 it has stayed within 0.01 of the minimum at (3, 2), one of the 4 equal ones known.",
        ),
        (
            ground("quadratic"),
            "sgd",
            0.2,
            (-2.7, 0.93),
            300,
            "SGD bounces between two points, (0, 0.93) and (0, −0.93), 1.86 apart, since step 23.",
        ),
        (
            ground("quadratic"),
            "sgd",
            0.1,
            (-2.7, 0.93),
            57,
            "SGD has been within 0.01 of a minimum only since step 54; it takes 5 steps there to count as settled.",
        ),
        (
            ground("flat_vs_sharp", width=0.12),
            "sgd",
            0.2,
            (-1.71, 0.2),
            600,
            "SGD settled in another minimum, at (1.47, 0), from step 53 on: its loss of 0.0721 is 0.0107 above that of the best "
            "one known.",
        ),
        (
            ground("bounded_saddle"),
            "sgd",
            0.05,
            (1.5, 0.0),
            600,
            "SGD waits at a saddle, at (0, 0): the slope there is 1.05 · 10⁻²⁷, "
            "and the ground curves down one way and up the other.",
        ),
        (
            ground("x + 0.001*y"),
            "sgd",
            0.05,
            (0.0, 0.0),
            100,
            "SGD slid off the map at step 61 and slides on: no minimum is known here, and over its last 20 steps the loss "
            "fell by 0.05 a step.",
        ),
        (
            ground("cos(x) + cos(y)"),
            "sgd",
            0.1,
            (0.0, 0.0),
            300,
            "SGD waits on a hilltop, at (0, 0): the slope there is 0, and the ground curves down all around.",
        ),
        # Each point of a trough is a minimum; none of them is one of a number.
        (
            ground("x^2"),
            "sgd",
            0.05,
            (1.0, 1.0),
            300,
            "SGD settled: since step 44 it has stayed within 0.01 of a minimum; it ends at (0, 1).",
        ),
        (
            ground("saddle"),
            "sgd",
            1e-4,
            (1.5, 1e-6),
            300,
            "SGD is still on its way at step 300.",
        ),
    ],
)
def test_a_run_made_by_hand_is_told_with_its_facts(
    landscape: Landscape, key: str, rate: float, start: Point, n_steps: int, sentence: str
) -> None:
    assert outcome_sentence("SGD", landscape, walk(landscape, key, start, n_steps, learning_rate=rate)) == sentence


def test_each_sentence_is_whole_and_has_a_short_form() -> None:
    for code in SENTENCES:
        assert PHRASES[code].startswith("{run} ")
        assert PHRASES[code].endswith(".")
        assert f"{code}_in_short" in PHRASES
    assert len(PHRASES) == 2 * len(SENTENCES)


def facts_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_short_form_tells_no_fact_that_the_sentence_does_not(code: str) -> None:
    assert facts_in(PHRASES[f"{code}_in_short"]) <= facts_in(PHRASES[code])


@settings(max_examples=60)
@given(experiment=experiments(longest=150))
def test_whatever_comes_of_a_run_it_can_be_told(experiment: Experiment) -> None:
    for walked in run(experiment):
        told = outcome_facts(experiment.landscape, walked)
        assert facts_in(PHRASES[told.case]) == {"run", *told.facts}
        sentence = sentence_of("Adam", told)
        assert sentence.startswith("Adam ")
        assert "nan" not in sentence
        assert "–" not in sentence
        assert in_short(told)


def test_a_run_is_told_by_the_name_that_it_bears() -> None:
    bowl = ground("quadratic")
    calm, wild = (walk(bowl, "sgd", (-2.7, 0.93), learning_rate=rate) for rate in (0.1, 1e3))
    assert outcome_sentence("Calm", bowl, calm).startswith("Calm settled: ")
    assert outcome_sentence("Wild", bowl, wild) == "Wild diverged at step 2: the loss grew without bound."


@pytest.mark.parametrize("key", ["plateau", "franke"])
def test_whose_position_overflows_on_bounded_ground_is_not_said_to_gain_or_lose_height(key: str) -> None:
    walked = walk(ground(key), "adamw", (60.0, 60.0), learning_rate=1e4, weight_decay=1e3)
    told = outcome_sentence("R", ground(key), walked)
    assert walked.outcome is Outcome.DIVERGED
    assert told.endswith(": its position grew without bound, while the loss stayed bounded.")


def test_every_outcome_can_be_told() -> None:
    assert set(FACTS_OF) == set(Outcome)


def cases() -> Iterator[tuple[str, set[str]]]:
    """Each case that is written out in the code, with the names of its facts."""
    for node in ast.walk(ast.parse(inspect.getsource(facts_module))):
        match node:
            case ast.Call(ast.Name("case"), [ast.Constant(str(code))], keywords):
                yield code, {str(keyword.arg) for keyword in keywords}


def test_each_case_brings_exactly_the_facts_of_its_sentence() -> None:
    assert sorted(code for code, _ in cases()) == sorted(SENTENCES)
    for code, facts in cases():
        assert facts_in(PHRASES[code]) == {"run", *facts}, code
