"""What a run is called says what it is, in full, and no two runs are called the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import changed
from experiments import Run
from figures.labels import labels, title
from figures.rule import rule
from optimizers import MODIFIERS, OPTIMIZERS, RULES, SCHEDULES, WRAPPERS, Optimizer
from tests.draw import experiments


def sgd(learning_rate: float) -> Optimizer:
    return changed(OPTIMIZERS["sgd"](), {"learning_rate": learning_rate})


def run_of(optimizer: Optimizer, start: tuple[float, float] = (0.0, 0.0), schedule: str = "constant") -> Run:
    return Run(optimizer=optimizer, start=start, schedule=SCHEDULES[schedule]())


def test_a_modified_method_is_named_with_what_modifies_it() -> None:
    clipped = MODIFIERS["clip_value"](inner=OPTIMIZERS["rmsprop"]())
    assert title(clipped) == "RMSProp + clip by value"
    assert title(MODIFIERS["sam"](inner=clipped)) == "RMSProp + clip by value + SAM"
    assert title(RULES["gauss_southwell"](inner=clipped)) == "RMSProp + clip by value + Gauss–Southwell"
    assert rule(clipped)["title"] == title(clipped)


@pytest.mark.parametrize("key", WRAPPERS)
def test_no_run_is_called_by_its_modifier_alone(key: str) -> None:
    (label,) = labels([run_of(WRAPPERS[key](inner=sgd(0.1)))])
    assert label.startswith("SGD + ")
    assert WRAPPERS[key].about.title.casefold() in label.casefold()


def test_runs_of_one_kind_are_named_by_what_differs() -> None:
    runs = [run_of(optimizer) for optimizer in (sgd(0.1), sgd(0.2), OPTIMIZERS["adam"]())]
    assert labels(runs) == ["SGD, learning rate 0.1", "SGD, learning rate 0.2", "Adam"]


def test_a_modified_run_is_of_another_kind_than_a_plain_one() -> None:
    clipped = [MODIFIERS["clip_value"](inner=sgd(0.1), limit=limit) for limit in (1.0, 2.0)]  # type: ignore[call-arg]
    assert labels([run_of(optimizer) for optimizer in (sgd(0.3), *clipped)]) == [
        "SGD",
        "SGD + clip by value, limit 1",
        "SGD + clip by value, limit 2",
    ]


def test_schedules_and_starts_tell_runs_apart() -> None:
    assert labels([run_of(sgd(0.1)), run_of(sgd(0.1), schedule="linear")]) == [
        "SGD, constant schedule",
        "SGD, linear schedule",
    ]
    assert labels([run_of(sgd(0.1)), run_of(sgd(0.1), start=(1.0, -2.5))]) == [
        "SGD, start (0, 0)",
        "SGD, start (1, −2.5)",
    ]


def test_equal_runs_are_numbered() -> None:
    assert labels([run_of(sgd(0.1))] * 2) == ["SGD (1)", "SGD (2)"]


def test_values_are_called_as_people_call_them() -> None:
    adam, rmsprop = OPTIMIZERS["adam"](), OPTIMIZERS["rmsprop"]()
    runs = [run_of(adam), run_of(changed(adam, {"beta1": 0.5})), run_of(rmsprop)]
    assert labels(runs) == ["Adam, β₁ 0.9", "Adam, β₁ 0.5", "RMSProp"]
    sharp = [MODIFIERS["sam"](inner=changed(adam, {"epsilon": each})) for each in (1e-8, 1e-3)]
    sharp = [*sharp, changed(sharp[0], {"sam_epsilon": 0.1})]
    assert labels([run_of(each) for each in sharp])[2] == "Adam + SAM, epsilon 1e−8, SAM: epsilon 0.1"


def test_a_name_given_by_hand_replaces_the_label_and_the_others_keep_out_of_its_way() -> None:
    runs = [run_of(sgd(0.1)), run_of(sgd(0.2)), run_of(OPTIMIZERS["adam"]())]
    assert labels(runs, ("hot",)) == ["hot", "SGD, learning rate 0.2", "Adam"]
    assert labels(runs, ("Adam", "", "")) == ["Adam", "SGD, learning rate 0.2", "Adam (1)"]
    assert labels(runs, ("a", "a", "a (1)")) == ["a (2)", "a (3)", "a (1)"]
    assert labels([run_of(sgd(0.1))] * 3, ("", "SGD (1)", "")) == ["SGD (2)", "SGD (1)", "SGD (3)"]


@given(experiment=experiments(longest=2), data=st.data())
def test_no_two_runs_are_called_the_same(experiment: object, data: st.DataObject) -> None:
    runs = list(experiment.runs)  # type: ignore[attr-defined]
    copied = data.draw(st.sampled_from(runs))
    runs += [copied, replace(copied, start=(copied.start[0] + 1.0, copied.start[1]))]
    given_names = data.draw(st.lists(st.sampled_from(["", "a", "a (1)", *labels(runs)]), max_size=len(runs)))
    names = labels(runs, given_names)
    assert len(set(names)) == len(names) == len(runs)
    for name in filter(None, given_names):
        assert given_names.count(name) > 1 or name in names
