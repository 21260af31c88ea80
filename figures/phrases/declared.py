"""The words that declarations hold: titles, ideas, names and sentences of parameters, in English, their source."""

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from itertools import chain
from typing import Any, TypeAlias

import numpy as np

from catalog import family_of, humanize, key_of, own_parameters
from experiments import Experiment
from experiments.compare import ComparisonTerms, SharedRate
from experiments.metrics import METRICS
from experiments.noise import Noise
from landscapes import LANDSCAPES
from landscapes.networks import NETWORKS
from optimizers import OPTIMIZERS, SCHEDULES, WRAPPERS

Words: TypeAlias = Iterator[tuple[str, str]]
ENTRIES: tuple[Any, ...] = tuple(
    cls for entries in (OPTIMIZERS, WRAPPERS, SCHEDULES, LANDSCAPES, NETWORKS) for cls in entries.values()
)


def declared_words() -> Mapping[str, str]:
    """Each text for people that stands in a declaration, by a key that stays: `optimizers.adaptive.adam.idea`.

    A translation says these beside the table of phrases.
    """
    return dict(
        chain(
            chain.from_iterable(map(_entry, (*ENTRIES, Noise))),
            _parameters("experiment", Experiment),
            _parameters("shared_rate", SharedRate),
            ((f"family.{family}", humanize(family)) for family in map(family_of, ENTRIES)),
            chain.from_iterable(_titled(each.measure.__name__, each.title, each.definition) for each in METRICS),
            chain.from_iterable(_titled(each.name, each.value, each.sentence) for each in ComparisonTerms),
        )
    )


def _entry(cls: Any) -> Words:
    key = f"{family_of(cls)}.{key_of(cls)}"
    yield f"{key}.title", cls.about.title
    yield f"{key}.idea", cls.about.idea
    if hazards := getattr(cls, "hazards", ""):
        yield f"{key}.hazards", hazards
    yield from _state(key, cls)
    yield from _parameters(key, cls)


def _state(key: str, cls: Any) -> Words:
    """What a method says of that which it remembers."""
    if key_of(cls) in OPTIMIZERS:
        state: Any = cls().init(np.zeros((2, 1)))
        if state._fields:
            yield f"{key}.state", cleandoc(str(type(state).__doc__)).partition("\n\n")[0]


def _parameters(key: str, cls: Any) -> Words:
    for name, declared in own_parameters(cls).items():
        yield f"{key}.{name}.label", declared.called(name)
        yield f"{key}.{name}.help", declared.help


def _titled(key: str, title: str, definition: str) -> Words:
    yield f"{key}.title", title
    yield f"{key}.definition", definition
