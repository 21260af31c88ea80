"""The section in which runs are compared: its terms reach the link, its table tells what was measured."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from experiments import Experiment, Run
from experiments.band import ensembles
from experiments.compare import ComparisonTerms
from experiments.link import decode, decode_view_state, encode
from experiments.metrics import METRICS
from experiments.noise import Noise
from experiments.tuning import RATES, rate_of
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from views import comparison_table


def script() -> None:
    from views import explore  # noqa: PLC0415

    explore.page()


@pytest.fixture
def lab() -> Any:
    return AppTest.from_function(script, default_timeout=60).run()


def html(lab: Any, name: str) -> str:
    (found,) = [element.proto.body for element in lab.get("html") if f"class='{name}" in element.proto.body]
    return str(found)


def choose(lab: Any, race: ComparisonTerms) -> Any:
    lab.segmented_control(key="race").set_value(race.value.capitalize()).run()
    assert not lab.exception
    return decode(lab.session_state["link"])[0]


def table_of(*keys: str, scale: float = 0.0, landscape: str = "ravine") -> str:
    ground = LANDSCAPES[landscape]()
    runs = [Run(optimizer=OPTIMIZERS[key](), start=ground.starts[0]) for key in keys]
    experiment = Experiment(landscape=ground, runs=runs, n_steps=60, noise=Noise(scale=scale))
    return comparison_table.table(experiment, keys, ensembles(experiment), range(len(keys)))


def test_the_chosen_terms_are_in_the_link_and_in_a_sentence(lab: Any) -> None:
    tuned = choose(lab, ComparisonTerms.TUNED)
    assert decode_view_state(lab.session_state["link"]).terms is ComparisonTerms.TUNED
    assert {rate_of(member) for member in tuned.runs} <= set(RATES)
    assert f"SGD got {rate_of(tuned.runs[1])}" in html(lab, "lab-terms")
    same = choose(lab, ComparisonTerms.SAME_RATE)
    assert len({rate_of(member) for member in same.runs}) == 1
    assert choose(lab, ComparisonTerms.SAME_BUDGET).budget == same.n_steps
    assert f"{same.n_steps} questions" in html(lab, "lab-terms")
    assert choose(lab, ComparisonTerms.AS_SET).budget == 0


def test_the_grid_is_measured_only_when_asked_for(lab: Any) -> None:
    assert "Rates that work" not in html(lab, "lab-scroll'><table class='lab-runs lab-race")
    lab.toggle(key="forgiving").set_value(True).run()
    assert "Rates that work" in html(lab, "lab-scroll'><table class='lab-runs lab-race")


@pytest.mark.parametrize("race", ComparisonTerms)
def test_the_terms_come_back_from_a_link(race: ComparisonTerms) -> None:
    experiment, _ = decode("")
    link = encode(experiment, decode_view_state(f"race={race.value.replace(' ', '+')}"))
    assert decode_view_state(link).terms is race
    assert ("race=" in link) == (race is not ComparisonTerms.AS_SET)


def test_unknown_terms_are_the_usual_ones() -> None:
    assert decode_view_state("race=to+the+moon").terms is ComparisonTerms.AS_SET


@pytest.mark.parametrize("landscape", ["ravine", "saddle"])
@pytest.mark.parametrize("scale", [0.0, 1.0])
def test_the_table_has_a_row_for_each_run_and_a_definition_for_each_column(landscape: str, scale: float) -> None:
    table = table_of("sgd", "adam", "newton", scale=scale, landscape=landscape)
    assert table.count("<tr>") == 4
    assert table.count("<abbr title=") == len(METRICS) + 1
    assert not any(word in table for word in ("nan", "inf", "None"))
    assert ("lab-range" in table) == (scale > 0)


def test_a_single_run_is_not_the_best_of_anything() -> None:
    assert "lab-best" not in table_of("newton")


def test_the_best_is_the_least_of_those_who_contend() -> None:
    assert comparison_table.best([3.0, 1.0, 2.0], [True, False, True]) == 2.0
    assert comparison_table.best([1.0, 1.0], [True, True]) is None
    assert comparison_table.best([float("inf"), float("inf")], [True, True]) is None
