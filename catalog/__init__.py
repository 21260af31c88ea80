"""What every entry of the catalogue declares about itself, and how entries are found.

An optimizer, a landscape or a schedule is one file. It carries its card (`About`) and declares each of its values once
(`parameter`); sliders, links, checks, sweeps, cards and error messages all derive from that declaration.
"""

from catalog.about import About
from catalog.arrays import Array, Number, Point
from catalog.choice import Choice, choice, choices
from catalog.discover import closest_key, discover, family_of, humanize, key_of
from catalog.entry import (
    Frozen,
    changed,
    check,
    innermost,
    labels_of,
    layers,
    own_parameters,
    own_values,
    parameters,
    unique_name,
    values,
)
from catalog.numbers import number_in_field, number_in_sentence
from catalog.parameter import JUST_BELOW_ONE, Parameter, ParameterError, Scale, parameter, switch
from catalog.primary import primary_parameters

__all__ = [
    "JUST_BELOW_ONE",
    "About",
    "Array",
    "Choice",
    "Frozen",
    "Number",
    "Parameter",
    "ParameterError",
    "Point",
    "Scale",
    "changed",
    "check",
    "choice",
    "choices",
    "closest_key",
    "discover",
    "family_of",
    "humanize",
    "innermost",
    "key_of",
    "labels_of",
    "layers",
    "number_in_field",
    "number_in_sentence",
    "own_parameters",
    "own_values",
    "parameter",
    "parameters",
    "primary_parameters",
    "switch",
    "unique_name",
    "values",
]
