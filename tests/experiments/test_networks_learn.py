"""What the networks are here to show, small and quick; `benchmarks/networks.py` shows it over ten seeds."""

from typing import Any

import numpy as np
import pytest

from experiments import Member, Sight, learn
from experiments.praise import METHODS, RATES, ROWS, measure, read_record, summaries
from experiments.praise.measurement import training_of_row
from experiments.training import Training
from landscapes.networks import NETWORKS
from landscapes.networks.cnn import CNN
from landscapes.networks.mlp import MLP
from landscapes.networks.planes import barrier, losses_between, through_path
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.experiments.small_trainings import member, sights, training

COSINE = SCHEDULES["cosine"]()


def trained(network: Any, *members: Member, **values: Any) -> Sight:
    """How they end."""
    *_, last = learn(Training(network=network, members=members, **values))
    assert last.weights is not None
    return last


def tuned(key: str, rate: float, schedule: Any = COSINE) -> Member:
    """The method `key` at that rate, which falls to nothing."""
    return Member(optimizer=OPTIMIZERS[key](learning_rate=rate), schedule=schedule)  # type: ignore[call-arg]


def test_an_mlp_reads_97_of_100_digits_that_it_never_saw() -> None:
    last = trained(MLP(), tuned("adam", 0.01), tuned("rmsprop", 0.003), n_steps=1000)
    assert (last.scores >= 0.97).all()


def test_a_cnn_reads_98_of_100_digits_that_it_never_saw() -> None:
    last = trained(CNN(**CNN.presets["Wide"]), tuned("adam", 0.01), n_steps=600, batch_size=32)
    assert last.scores[0] >= 0.98


def test_a_recurrent_network_remembers_what_it_must_add() -> None:
    clipped = MODIFIERS["clip_norm"](inner=OPTIMIZERS["adam"](learning_rate=0.01))  # type: ignore[call-arg]
    members = [Member(optimizer=clipped, schedule=COSINE), tuned("rmsprop", 0.003)]
    for seed in range(2):
        last = trained(NETWORKS["rnn_adding"](), *members, n_steps=1500, batch_size=32, seed=seed)
        assert (last.scores < 1 / 5).all()


def test_a_deep_sigmoid_network_is_out_of_reach_for_sgd_and_not_for_rmsprop() -> None:
    network = MLP(**MLP.presets["Deep sigmoid"])
    steps = {"n_steps": 1000, "seed": 0}
    stuck = trained(network, *(member("sgd", learning_rate=rate) for rate in RATES), **steps)
    moving = trained(network, member("rmsprop", learning_rate=0.01), **steps)
    assert network.loss(stuck.weights).min() > 2.2  # type: ignore[arg-type]
    assert network.loss(moving.weights)[0] < 0.5  # type: ignore[arg-type]


def test_its_gradient_vanishes_towards_the_first_layer_and_the_steps_of_rmsprop_do_not() -> None:
    network = MLP(**MLP.presets["Deep sigmoid"])
    is_matrix = [not tensor.is_bias for tensor in network.tensors]
    _, *_, last = sights(
        training([member("sgd", learning_rate=0.1), member("rmsprop", learning_rate=0.003)], network, n_steps=1)
    )
    slopes, moves = last.norms[is_matrix], last.updates[is_matrix]
    assert 100 < slopes[-2, 0] / slopes[0, 0] < 1000
    assert 100 < moves[-2, 0] / moves[0, 0] < 1000
    assert 0.3 < moves[-2, 1] / moves[0, 1] < 3


def test_one_start_leads_into_one_valley_and_two_starts_into_two() -> None:
    ends = [
        np.asarray(trained(MLP(), tuned("sgd", 0.3), n_steps=1000, **chance).weights, dtype=np.float64)[:, 0]
        for chance in ({"seed": 0}, {"seed": 0, "order": 1}, {"seed": 1})
    ]
    assert barrier(losses_between(MLP(), ends[0], ends[1])) < 0.05
    assert barrier(losses_between(MLP(), ends[0], ends[2])) > 0.2


def test_two_directions_explain_most_of_a_training() -> None:
    seen = sights(training([member("sgd", learning_rate=0.1)], MLP(), n_steps=300, batch_size=64))
    path = np.stack([sight.weights for sight in seen if sight.weights is not None])
    plane = through_path(MLP(), path)
    assert plane.explained is not None
    assert sum(plane.explained) > 0.95
    away = np.linalg.norm(path[:, :, 0] - path[-1, :, 0], axis=1)
    assert (plane.distance(np.moveaxis(path, 1, 0)[..., 0]) <= 0.3 * away.max()).all()


def test_more_samples_teach_more_and_noisy_labels_less() -> None:
    def accuracy(**values: Any) -> float:
        return float(trained(MLP(**values), tuned("adam", 0.003), n_steps=400).scores[0])

    usual = accuracy()
    assert accuracy(n_samples=50) < usual - 0.1
    assert accuracy(label_noise=0.6) < usual - 0.03


def test_the_spirals_take_what_is_hidden() -> None:
    bent = trained(MLP(**MLP.presets["Spirals"]), tuned("adam", 0.01), n_steps=600)
    straight = trained(NETWORKS["logistic_regression"](data="two_spirals"), tuned("adam", 0.01), n_steps=300)  # type: ignore[call-arg]
    assert bent.scores[0] > 0.99
    assert straight.scores[0] < 0.75


def test_the_recorded_praise_is_complete_dated_and_can_be_repeated() -> None:
    record = read_record()
    assert len(record.date) == 10
    assert record.rates == RATES
    assert len(record.seeds) >= 3
    assert set(record.rows) == set(ROWS)
    for row in ROWS:
        for method in METHODS:
            for numbers in record.measured(row, method):
                assert numbers.shape == (len(record.seeds), len(RATES))
    again, told = (
        measure(ROWS["logistic_regression"], "sgd", record.seeds[0]),
        record.measured("logistic_regression", "sgd"),
    )
    np.testing.assert_array_equal(again.steps_to_target[:11], told.steps_to_target[0][:11])
    np.testing.assert_allclose(again.final_losses[:11], told.final_losses[0][:11], rtol=1e-3)


def test_a_summary_names_the_best_rate_and_what_never_works() -> None:
    found = summaries(read_record())
    assert found["deep_sigmoid", "sgd"].best_rate is None
    assert found["deep_sigmoid", "sgd"].n_rates_that_work == 0
    assert found["deep_sigmoid", "sgd"].steps_to_target.median == np.inf
    rescued = found["deep_sigmoid", "rmsprop"]
    assert rescued.n_rates_that_work >= 1
    assert rescued.steps_to_target.least <= rescued.steps_to_target.median <= rescued.steps_to_target.most
    for summary in found.values():
        assert (summary.rises is None) == (summary.best_rate is None) == (summary.n_rates_that_work == 0)


@pytest.mark.parametrize("key", ROWS)
def test_every_row_is_a_training_that_may_run(key: str) -> None:
    for method in METHODS:
        assert len(training_of_row(ROWS[key], method, seed=0).members) == len(RATES)
