"""The methods: one optimizer a file, folder = what a step may ask of the landscape.

Modifiers wrap an optimizer and are optimizers themselves, but stand in a catalogue of their own.
"""

from types import MappingProxyType

from catalog import discover
from optimizers.modifier import Modifier
from optimizers.optimizer import Optimizer, Oracle
from optimizers.schedule import Schedule

MODIFIERS = discover(__name__, Modifier)
OPTIMIZERS = MappingProxyType({k: cls for k, cls in discover(__name__, Optimizer).items() if k not in MODIFIERS})
SCHEDULES = discover(__name__, Schedule)

__all__ = ["MODIFIERS", "OPTIMIZERS", "SCHEDULES", "Modifier", "Optimizer", "Oracle", "Schedule"]
