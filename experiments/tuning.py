"""Find the learning rate that suits an optimizer on a landscape: the whole grid is run as one batch."""

import numpy as np

from catalog import Point, changed, parameters
from experiments.experiment import Experiment, Run
from experiments.runner import run
from experiments.trajectory import Trajectory
from landscapes import Landscape
from optimizers import Optimizer

RATES = tuple(float(f"{rate:.2g}") for rate in np.geomspace(1e-5, 10, 25))
"""Four learning rates a decade from 1e-5 to 10, rounded so that they read well."""


def suited(optimizer: Optimizer, landscape: Landscape, start: Point, n_steps: int = 300) -> Optimizer:
    """`optimizer` with the rate of `RATES` that settles first, or else ends lowest; unchanged if it has no such rate."""
    if "learning_rate" not in parameters(optimizer):
        return optimizer
    candidates = [changed(optimizer, {"learning_rate": rate}) for rate in RATES]
    runs = [Run(optimizer=candidate, start=start) for candidate in candidates]
    trajectories = run(Experiment(landscape=landscape, runs=runs, n_steps=n_steps))
    return min(zip(candidates, trajectories, strict=True), key=lambda pair: _merit(landscape, pair[1]))[0]


def _merit(landscape: Landscape, trajectory: Trajectory) -> tuple[bool, float, float]:
    """Smaller is better: sound and on the map first, then soon settled, then low at the end."""
    lost = trajectory.broke_at is not None or not landscape.domain.contains(trajectory.positions.T).all()
    settled = np.inf if trajectory.settled_at is None else trajectory.settled_at
    ending = trajectory.losses[-max(1, trajectory.n_steps // 10) :]
    return bool(lost), float(settled), float(ending.mean())
