"""The data that networks learn from: what they are, and that tests are never learnt."""

import numpy as np
import pytest

from landscapes.networks import NETWORKS
from landscapes.networks.batch import Batch
from landscapes.networks.data.digits import FILE, all_digits
from landscapes.networks.data.sequences import adding_problem, waves
from landscapes.networks.data.spirals import spirals
from landscapes.networks.mlp import MLP
from landscapes.networks.rnn_sine import RNNSine


def test_the_digits_are_all_there_and_small() -> None:
    inputs, labels = all_digits()
    assert inputs.shape == (64, 1797)
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert (inputs.min(), inputs.max()) == (0, 1)
    assert 16 * inputs.sum() == 561718
    assert FILE.stat().st_size < 60_000


@pytest.mark.parametrize("key", NETWORKS)
def test_what_is_tested_is_not_learnt(key: str) -> None:
    network = NETWORKS[key]()
    learnt, tested = (batch.inputs.reshape(-1, batch.n_samples).T for batch in (network.training, network.test))
    assert network.training.n_samples == network.n_training
    assert len(tested) == 500
    assert not {sample.tobytes() for sample in learnt} & {sample.tobytes() for sample in tested}


@pytest.mark.parametrize("key", NETWORKS)
def test_fewer_samples_are_the_first_of_many(key: str) -> None:
    many, few = NETWORKS[key]().training, NETWORKS[key](n_samples=20).training  # type: ignore[call-arg]
    if key in ("mlp", "cnn", "logistic_regression"):
        np.testing.assert_array_equal(few.inputs, many.inputs[..., :20])
        np.testing.assert_array_equal(few.targets, many.targets[..., :20])
    assert few.n_samples == 20


def test_label_noise_spoils_its_share_of_what_is_learnt_and_nothing_else() -> None:
    clean, noisy, blind = MLP(), MLP(label_noise=0.3), MLP(label_noise=1.0)
    # A label that is drawn is the true one in a tenth of the cases.
    assert (noisy.training.targets != clean.training.targets).mean() == pytest.approx(0.27, abs=0.03)
    assert (blind.training.targets != clean.training.targets).mean() == pytest.approx(0.9, abs=0.03)
    np.testing.assert_array_equal(noisy.test.targets, clean.test.targets)
    np.testing.assert_array_equal(noisy.training.inputs, clean.training.inputs)
    blurred = RNNSine(label_noise=0.5).training.targets - RNNSine().training.targets
    assert blurred.std() == pytest.approx(0.5, rel=0.05)


def test_the_spirals_wind_around_each_other_in_equal_numbers() -> None:
    points, classes = spirals(1000, seed=1)
    assert np.bincount(classes).tolist() == [500, 500]
    assert np.linalg.norm(points, axis=0).max() < 1.1
    # Half a turn carries one arm onto the other.
    radius, angle = np.linalg.norm(points, axis=0), np.arctan2(points[1], points[0])
    wound = np.cos(angle - 2 * np.pi * 1.5 * radius - np.pi * classes)[radius > 0.3]
    assert wound.min() > 0.5


def test_the_adding_problem_has_one_mark_in_each_half_and_its_mean_errs_by_a_sixth() -> None:
    inputs, answers = adding_problem(20_000, 20, seed=1)
    numbers, marks = inputs[0] + 0.5, inputs[1]
    assert (marks[:10].sum(axis=0) == 1).all()
    assert (marks[10:].sum(axis=0) == 1).all()
    np.testing.assert_allclose(answers[0] + 1, (numbers * marks).sum(axis=0), rtol=1e-12)
    assert np.mean(answers**2) == pytest.approx(1 / 6, rel=0.03)


def test_a_wave_goes_on_as_a_sine() -> None:
    inputs, following = waves(50, 12, seed=1)
    ways = np.concatenate((inputs[0], following))
    pace = np.arccos((ways[2:] + ways[:-2]) / (2 * ways[1:-1]))
    np.testing.assert_allclose(pace, np.broadcast_to(pace[0], pace.shape), rtol=1e-6)


def test_a_batch_takes_samples_from_inputs_and_targets_alike() -> None:
    batch = Batch(np.arange(8.0).reshape(2, 4), np.arange(4)).of(np.array([2, 0]))
    assert batch.inputs.tolist() == [[2, 0], [6, 4]]
    assert batch.targets.tolist() == [2, 0]
    assert batch.n_samples == 2
