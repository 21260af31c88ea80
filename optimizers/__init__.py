"""The methods: one optimizer a file, folder = what a step may ask of the landscape."""

from catalog import discover
from optimizers.optimizer import Optimizer, Oracle
from optimizers.schedule import Schedule

OPTIMIZERS = discover(__name__, Optimizer)
SCHEDULES = discover(__name__, Schedule)

__all__ = ["OPTIMIZERS", "SCHEDULES", "Optimizer", "Oracle", "Schedule"]
