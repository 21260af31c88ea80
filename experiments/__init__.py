"""What is run, how it is run, and what came of it."""

import experiments.one_thread  # noqa: F401  (before NumPy)
from experiments.experiment import Experiment, ExperimentError, Run
from experiments.learning import Sight, learn
from experiments.runner import run
from experiments.training import Member, Training
from experiments.trajectory import Outcome, Trajectory

__all__ = [
    "Experiment",
    "ExperimentError",
    "Member",
    "Outcome",
    "Run",
    "Sight",
    "Training",
    "Trajectory",
    "learn",
    "run",
]
