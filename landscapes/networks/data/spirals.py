"""Two spirals that wind around each other: no straight line tells them apart (K. J. Lang & M. J. Witbrock, 1988)."""

import numpy as np

from landscapes.networks.batch import Batch

N_CLASSES, N_FEATURES, N_TEST = 2, 2, 500
SEED_OF_TRAINING, SEED_OF_TEST = 1988, 1989
TURNS, SCATTER = 1.5, 0.02
"""How often a spiral winds around the origin, and how far its points lie beside it; the outermost are at distance 1."""


def spirals(n_samples: int, seed: int) -> Batch:
    """`n_samples` points of the plane, shape `(2, n_samples)`, of the one spiral and of the other in turns."""
    rng = np.random.default_rng(seed)
    classes = np.arange(n_samples) % N_CLASSES
    radius = np.sqrt(rng.uniform(0.01, 1, n_samples))  # the root spreads the points evenly along the arm
    angle = 2 * np.pi * TURNS * radius + np.pi * classes
    points = radius * np.array([np.cos(angle), np.sin(angle)]) + SCATTER * rng.standard_normal((N_FEATURES, n_samples))
    return Batch(points, classes)


def training_spirals(n_samples: int) -> Batch:
    """Points that are learnt from."""
    return spirals(n_samples, SEED_OF_TRAINING)


def test_spirals() -> Batch:
    """500 points that nobody learns from."""
    return spirals(N_TEST, SEED_OF_TEST)
