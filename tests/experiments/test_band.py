"""A band is 20 separate runs, made as one batch: the same numbers, bit for bit."""

from dataclasses import replace

import numpy as np
import pytest

from catalog import values
from experiments import Experiment, Run, run
from experiments.band import N_SEEDS, QUANTILES, ensembles, over_seeds, spread
from experiments.metrics import METRICS
from experiments.noise import Noise
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

BOWL = LANDSCAPES["quadratic"]()


def noisy(*keys: str, tail: float = 0.0, n_steps: int = 80) -> Experiment:
    runs = [Run(optimizer=OPTIMIZERS[key](), start=BOWL.starts[0]) for key in keys]
    return Experiment(landscape=BOWL, runs=runs, n_steps=n_steps, noise=Noise(scale=1.0, tail=tail), seed=7)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_each_seed_of_a_batch_is_the_run_with_that_seed_alone(key: str) -> None:
    experiment = noisy(key, n_steps=70)  # more steps than are drawn ahead
    seeds = (7, 8, 3)
    for seed, walked in zip(seeds, over_seeds(experiment, seeds), strict=True):
        (alone,) = run(replace(experiment, seed=seed))
        assert np.array_equal(walked.positions, alone.positions)
        assert np.array_equal(walked.evaluations, alone.evaluations)


@pytest.mark.parametrize("tail", [0.0, 0.5])
def test_the_band_is_the_quantiles_of_twenty_separate_runs(tail: float) -> None:
    experiment = noisy("sgd", "adam", tail=tail)
    alone = [run(replace(experiment, seed=7 + k)) for k in range(N_SEEDS)]
    for row, ensemble in enumerate(ensembles(experiment)):
        losses = np.stack([trajectories[row].losses for trajectories in alone])
        assert ensemble.losses is not None
        assert np.array_equal(ensemble.losses, np.quantile(losses, QUANTILES, axis=0))
        assert np.array_equal(ensemble.single.positions, run(experiment)[row].positions)
        final = dict(zip((metric.title for metric in METRICS), ensemble.spreads, strict=True))["Final loss"]
        assert final.median == np.sort(losses[:, -1])[N_SEEDS // 2 - 1]


def test_without_noise_there_is_no_band() -> None:
    (ensemble,) = ensembles(replace(noisy("sgd"), noise=Noise()))
    assert ensemble.losses is None
    assert all(low == median == high for low, median, high in ensemble.spreads)


def test_chance_leaves_a_landscape_with_a_seed_of_its_own_as_it_is() -> None:
    experiment = replace(noisy("adam"), landscape=LANDSCAPES["random_mixture"]())
    seeds = (7, 8)
    for seed, walked in zip(seeds, over_seeds(experiment, seeds), strict=True):
        (alone,) = run(replace(experiment, seed=seed))
        assert np.array_equal(walked.positions, alone.positions)


def test_seeds_that_never_settle_count_as_endless() -> None:
    settled, lost = (run(replace(noisy("sgd"), noise=Noise(), n_steps=n)) for n in (800, 3))
    assert spread(METRICS[0], [*settled] * 12 + [*lost] * 8) == (*[settled[0].settled_at] * 2, np.inf)
    assert spread(METRICS[0], lost) == (np.inf, np.inf, np.inf)


def test_noise_drawn_ahead_is_the_stream_that_is_drawn_one_by_one() -> None:
    (walked,) = run(noisy("sgd", n_steps=150))
    chance, position = np.random.default_rng(7), np.array(BOWL.starts[0])
    rate = float(values(OPTIMIZERS["sgd"]())["learning_rate"])
    for _ in range(150):
        position = position - rate * (BOWL.gradient(position) + chance.standard_normal(2))
    assert walked.positions[-1] == pytest.approx(position, rel=1e-12)
