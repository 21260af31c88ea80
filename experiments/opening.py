"""The experiment on which the lab opens: three ways down a ravine."""

from catalog import changed
from experiments.experiment import Experiment, Run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

START = (-4.0, 0.8)

OPENING = Experiment(
    landscape=LANDSCAPES["ravine"](),
    runs=(
        Run(optimizer=changed(OPTIMIZERS["rmsprop"](), {"learning_rate": 0.05}), start=START),
        Run(optimizer=changed(OPTIMIZERS["sgd"](), {"learning_rate": 0.019}), start=START),
        Run(optimizer=changed(OPTIMIZERS["adam"](), {"learning_rate": 0.1}), start=START),
    ),
)
