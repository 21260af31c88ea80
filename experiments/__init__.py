"""What is run, how it is run, and what came of it."""

from experiments.experiment import Experiment, ExperimentError, Run
from experiments.runner import run
from experiments.trajectory import Outcome, Trajectory

__all__ = ["Experiment", "ExperimentError", "Outcome", "Run", "Trajectory", "run"]
