"""The methods: one optimizer a file, folder = what a step may ask of the landscape.

Modifiers wrap an optimizer and are optimizers themselves, but stand in a catalogue of their own; so do the rules that share
its steps between the coordinates.
"""

from types import MappingProxyType

from catalog import discover
from optimizers.modifier import Modifier
from optimizers.optimizer import Optimizer, Oracle
from optimizers.rule import Rule
from optimizers.schedule import Schedule

WRAPPERS = discover(__name__, Modifier)
"""All that can be put around an optimizer."""
RULES = discover(__name__, Rule)
MODIFIERS = MappingProxyType({k: cls for k, cls in WRAPPERS.items() if k not in RULES})
OPTIMIZERS = MappingProxyType({k: cls for k, cls in discover(__name__, Optimizer).items() if k not in WRAPPERS})
SCHEDULES = discover(__name__, Schedule)

__all__ = [
    "MODIFIERS",
    "OPTIMIZERS",
    "RULES",
    "SCHEDULES",
    "WRAPPERS",
    "Modifier",
    "Optimizer",
    "Oracle",
    "Rule",
    "Schedule",
]
