"""A training is what its members are alone, on the same batches, and says what it sees without being asked twice."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pytest

from catalog import Array, changed, parameters
from experiments import Member, Sight, Training, learn
from experiments.crew import Crew
from experiments.minibatches import MiniBatches, batches
from experiments.training_cost import refusal_of_method
from landscapes.networks import NETWORKS, Network
from landscapes.networks.batch import Batch
from landscapes.networks.mlp import MLP
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.first_order.sgd import SGD
from tests.experiments.small_trainings import SMALL, SMALLEST, member, sights, training

ABLE = [key for key in OPTIMIZERS if refusal_of_method(OPTIMIZERS[key]()) is None]


def assert_equal(seen: Sight, alone: Sight, index: int) -> None:
    """Everything that is told of the member at `index` is what is told of it when it trains alone."""
    for name in ("losses", "scores", "norms", "updates", "diverged_at", "weights"):
        np.testing.assert_array_equal(getattr(seen, name)[..., [index]], getattr(alone, name), err_msg=name)


def siblings(optimizer: Optimizer) -> list[Optimizer]:
    """`optimizer` with another rate, and as it is."""
    others = {"learning_rate": 0.003} if "learning_rate" in parameters(optimizer) else {}
    return [changed(optimizer, others), optimizer]


@pytest.mark.parametrize("key", ABLE)
def test_a_member_is_bit_for_bit_what_it_is_alone(key: str) -> None:
    members = [member("sgd"), *(Member(optimizer=each) for each in siblings(OPTIMIZERS[key]()))]
    together = sights(training(members, SMALLEST))
    for index, each in enumerate(members):
        for seen, alone in zip(together, sights(training([each], SMALLEST)), strict=True):
            assert_equal(seen, alone, index)


@pytest.mark.parametrize("key", NETWORKS)
def test_so_it_is_on_every_network_under_schedules_and_modifiers(key: str) -> None:
    clipped = MODIFIERS["clip_norm"](inner=OPTIMIZERS["adam"](learning_rate=0.01), limit=0.5)  # type: ignore[call-arg]
    members = [
        Member(optimizer=clipped, schedule=SCHEDULES["cosine"]()),
        member("rmsprop", learning_rate=0.001),
        Member(optimizer=OPTIMIZERS["sgd"](), schedule=SCHEDULES["reduce_on_plateau"]()),
        member("rmsprop", learning_rate=0.03),
        Member(optimizer=MODIFIERS["sam"](inner=OPTIMIZERS["sgd"]())),
    ]
    network = NETWORKS[key](n_samples=80, width=4) if key != "logistic_regression" else NETWORKS[key]()  # type: ignore[call-arg]
    together = sights(training(members, network, n_steps=6))
    for index, each in enumerate(members):
        for seen, alone in zip(together, sights(training([each], network, n_steps=6)), strict=True):
            assert_equal(seen, alone, index)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_gradient_descent_is_what_a_bare_loop_does(schedule: str) -> None:
    asked = training([Member(optimizer=SGD(learning_rate=0.3), schedule=SCHEDULES[schedule]())])
    position = SMALL.init(0)
    for step, batch in zip(range(12), batches(asked), strict=False):
        factor = SCHEDULES[schedule]().factor(step / 12)
        position = position - 0.3 * factor * SMALL.gradient(position, batch)
    *_, last = learn(asked)
    assert last.weights is not None
    np.testing.assert_allclose(last.weights[:, 0], position, rtol=1e-12)


def test_every_sight_tells_what_can_be_worked_out_from_its_weights() -> None:
    asked = training([member("adam"), member("sgd", learning_rate=0.5)], n_steps=5)
    seen, shown = sights(asked), list(islice(batches(asked), 6))
    assert [sight.step for sight in seen] == [0, 1, 2, 3, 4, 5]
    for sight, batch in zip(seen, shown, strict=True):
        assert sight.weights is not None
        weights = sight.weights.astype(float)
        loss, slope = SMALL.loss_and_gradient(weights, batch)
        np.testing.assert_allclose(sight.losses, loss, rtol=1e-4)
        np.testing.assert_allclose(sight.scores, SMALL.score(weights), atol=0.005)
        for row, tensor in enumerate(SMALL.tensors):
            np.testing.assert_allclose(sight.norms[row], np.linalg.norm(slope[tensor.rows], axis=0), rtol=1e-3)
    for before, sight in pairwise(seen):
        assert before.weights is not None
        assert sight.weights is not None
        for row, tensor in enumerate(SMALL.tensors):
            moved = sight.weights[tensor.rows].astype(float) - before.weights[tensor.rows]
            np.testing.assert_allclose(sight.updates[row], np.linalg.norm(moved, axis=0), rtol=1e-3, atol=1e-5)
    assert (seen[0].updates == 0).all()
    assert seen[0].masks is None


def test_all_members_begin_with_the_weights_of_the_seed() -> None:
    first, *_ = learn(training([member("adam"), member("sgd")], seed=5))
    assert first.weights is not None
    np.testing.assert_array_equal(first.weights, np.stack([SMALL.init(5).astype(np.float32)] * 2, axis=1))


def test_a_long_training_is_looked_at_sixty_times_and_its_end_in_full_precision() -> None:
    seen = sights(training([member("sgd")], SMALLEST, n_steps=600))
    assert [sight.step for sight in seen] == list(range(0, 601, 10))
    kinds = [sight.weights.dtype for sight in seen if sight.weights is not None]
    assert kinds == [np.float32] * 60 + [np.float64]


def test_of_many_weights_few_sights_keep_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.learning.MOST_PICTURE_BYTES", 3 * 4 * SMALLEST.n_parameters)
    seen = sights(training([member("sgd")], SMALLEST, n_steps=60))
    assert len(seen) == 61
    assert [sight.step for sight in seen if sight.weights is not None] == [0, 20, 40, 60]


def test_another_order_shows_other_batches_to_the_same_start() -> None:
    one, other = training([member("sgd")]), training([member("sgd")], order=1)
    assert not np.array_equal(next(batches(one)).inputs, next(batches(other)).inputs)
    first, another = next(learn(one)), next(learn(other))
    np.testing.assert_array_equal(first.weights, another.weights)
    assert not np.array_equal(first.losses, another.losses)


def test_a_round_of_batches_shows_every_sample_once() -> None:
    asked = training([member("sgd")], SMALLEST, batch_size=20)
    for rounds in range(2):
        shown = list(islice(batches(asked), 3 * rounds, 3 * rounds + 3))
        samples = Counter(sample.tobytes() for batch in shown for sample in batch.inputs.T)
        assert samples == Counter(sample.tobytes() for sample in SMALLEST.training.inputs.T)
    whole = next(batches(training([member("sgd")], SMALLEST, batch_size=100)))
    np.testing.assert_array_equal(whole.inputs, SMALLEST.training.inputs)


def test_all_questions_of_one_step_meet_the_same_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Batch] = []

    def note(self: MiniBatches, losses: Array) -> None:
        met.append(self.batch)
        self.losses = losses

    monkeypatch.setattr(MiniBatches, "_remember", note)
    twice = MODIFIERS["sam"](inner=OPTIMIZERS["sgd"]())
    asked = training([Member(optimizer=twice, schedule=SCHEDULES["reduce_on_plateau"]())], n_steps=4)
    assert len(sights(asked)) == 5
    questions = [next(i for i, batch in enumerate(islice(batches(asked), 5)) if _same(batch, one)) for one in met]
    assert questions == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def _same(one: Batch, other: Batch) -> bool:
    return np.array_equal(one.inputs, other.inputs)


def test_a_network_that_is_thrown_far_is_lost_although_it_stays_finite() -> None:
    asked = training(
        [member("sgd", learning_rate=1000.0), member("sgd", learning_rate=0.1)], MLP(), n_steps=60, batch_size=64
    )
    *_, last = learn(asked)
    assert np.isfinite(last.losses).all()
    assert 1 <= last.diverged_at[0] <= 5
    assert last.diverged_at[1] == -1


def test_weights_that_become_no_numbers_are_lost_at_the_step_that_did_it() -> None:
    reader = NETWORKS["rnn_sine"](n_samples=50, activation="relu")  # type: ignore[call-arg]
    seen = sights(training([member("sgd", learning_rate=1e6)], reader, n_steps=60))
    assert not np.isfinite(seen[-1].losses).any()
    lost = seen[-1].diverged_at[0]
    assert 1 <= lost < 10
    assert seen[lost - 1].diverged_at[0] == -1
    assert seen[lost].diverged_at[0] == lost


def test_who_comes_back_had_only_strayed(monkeypatch: pytest.MonkeyPatch) -> None:
    script = iter([1.0, 2.0, 10.5, 30.0, 9.0, 10.0, 11.0, 12.0])
    heard: list[float] = []

    def told(self: Network, position: Array, batch: Batch | None = None) -> tuple[Array, Array]:
        return np.full(position.shape[1:], heard[-1]), np.zeros_like(position)

    def steps() -> Iterator[Any]:
        crew = Crew(training([member("sgd")], SMALLEST), [0])
        for loss in script:
            heard.append(loss)
            crew.step(SMALLEST.training)
            yield crew.look(SMALLEST.training).diverged_at[0]

    monkeypatch.setattr(type(SMALLEST), "loss_and_gradient", told)
    assert list(steps()) == [-1, -1, 2, 2, -1, -1, 6, 6]


def test_whoever_stops_asking_has_stopped_the_work() -> None:
    asked = training([member("sgd")], SMALLEST, n_steps=100_000, batch_size=5)
    running = learn(asked)
    assert next(running).step == 0
    running.close()
    assert list(running) == []


def test_an_overflow_is_no_warning_to_whoever_looks_on() -> None:
    for _ in learn(training([member("sgd", learning_rate=1e6)], SMALL, n_steps=40)):
        assert np.geterr()["over"] == "warn"
        with pytest.warns(RuntimeWarning, match="overflow"):
            np.exp(np.array([1e4]))


def test_a_training_is_repeated_exactly() -> None:
    one, other = (sights(training([member("adam"), member("spsa")], SMALL, seed=2)) for _ in range(2))
    for seen, again in zip(one, other, strict=True):
        for index in range(2):
            np.testing.assert_array_equal(seen.weights[:, index], again.weights[:, index])  # type: ignore[index]


def test_training_asks_for_all_values_by_name() -> None:
    with pytest.raises(TypeError):
        Training(SMALL, [member("sgd")])  # type: ignore[call-arg]
