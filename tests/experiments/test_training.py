"""What is trained is a value; what cannot be trained, or would not fit, is refused with the reason before it runs."""

from typing import Any

import numpy as np
import pytest

from catalog import ParameterError, family_of
from experiments import ExperimentError, Member, Training
from experiments.training_cost import estimate_bytes, estimate_seconds, refusal_of_method, state_size
from landscapes import LANDSCAPES
from landscapes.networks.mlp import MLP
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.experiments.small_trainings import SMALL, member, training


def test_equal_trainings_are_equal_and_can_be_keys() -> None:
    one, other = (training([member("sgd", learning_rate=np.float64(0.5))], seed=np.int64(3)) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(training([member("sgd", learning_rate=0.5)], seed=3))
    assert one != training([member("sgd", learning_rate=0.5)], seed=3, order=1)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_method_that_no_network_can_answer_is_refused_with_the_reason(key: str) -> None:
    optimizer = OPTIMIZERS[key]()
    reason = refusal_of_method(optimizer)
    if family_of(optimizer) == "second_order":
        assert "second derivatives" in str(reason)
    if reason:
        with pytest.raises(ExperimentError, match=f"^Member: {optimizer.about.title} "):
            Member(optimizer=optimizer)
    else:
        assert Member(optimizer=optimizer).schedule == SCHEDULES["constant"]()


def test_a_wrapped_method_is_refused_as_well() -> None:
    with pytest.raises(ExperimentError, match="second derivatives"):
        Member(optimizer=MODIFIERS["clip_norm"](inner=OPTIMIZERS["newton"]()))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"n_steps": 0}, r"Training: n_steps must be a whole number in \[1, 100000\], got 0\."),
        ({"batch_size": 1.5}, "Training: batch_size must be a whole number"),
        ({"seed": -1}, "Training: seed must be"),
        ({"network": LANDSCAPES["sphere"]()}, "Training: network must be a Network, got Sphere"),
        ({"network": MLP}, "Training: network must be a Network"),
        ({"network": MLP(activation="swish")}, "MLP: activation must be one of"),
        ({"members": []}, "there must be 1 to 64 members, got 0"),
        ({"members": [OPTIMIZERS["sgd"]()]}, "must be a sequence of Member, got SGD"),
        ({"members": [member("sgd")] * 65}, "there must be 1 to 64 members, got 65"),
    ],
)
def test_a_training_that_cannot_be_says_why(values: dict[str, Any], message: str) -> None:
    told = {"network": SMALL, "members": [member("sgd")], **values}
    with pytest.raises((ParameterError, ExperimentError), match=message):
        Training(**told)


def test_what_would_not_fit_into_memory_is_refused_before_it_runs() -> None:
    with pytest.raises(
        ExperimentError, match=r"^Training: 40 × 2,410 weights would take [\d,]+ MB of memory, .* remembers less"
    ):
        Training(network=MLP(), members=[member("nelder_mead")] * 40, n_steps=1)


def test_what_would_take_too_long_is_refused_before_it_runs() -> None:
    with pytest.raises(
        ExperimentError, match=r"would take [\d,]+ minutes, where at most 10 are allowed; take fewer steps"
    ):
        training([member("adam")], network=MLP(hidden_layers=12, width=256), n_steps=20_000, batch_size=1000)


@pytest.mark.parametrize(("key", "per_weight"), [("sgd", 0), ("heavy_ball", 1), ("adam", 2), ("rmsprop", 2)])
def test_the_memory_of_a_method_is_told_from_small_states(key: str, per_weight: int) -> None:
    assert state_size(OPTIMIZERS[key](), 10_000) == pytest.approx(per_weight * 10_000, abs=10)


def test_a_simplex_over_n_weights_holds_n_squared_numbers() -> None:
    assert state_size(OPTIMIZERS["nelder_mead"](), 1000) == pytest.approx(1001 * 1000, rel=0.01)


def test_twice_the_members_or_steps_take_twice_as_long() -> None:
    one = training([member("adam")])
    assert estimate_seconds(training([member("adam")] * 2)) == pytest.approx(2 * estimate_seconds(one))
    assert estimate_seconds(training([member("adam")], n_steps=24)) == pytest.approx(2 * estimate_seconds(one))
    assert estimate_bytes(training([member("adam")] * 2)) == pytest.approx(2 * estimate_bytes(one))
