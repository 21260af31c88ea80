"""Draw any entry, run or experiment from its own declarations; whatever joins the catalogue is drawn without a word here."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from catalog import Parameter, Point, parameters
from experiments import Experiment, Run
from experiments.noise import NO_NOISE, Noise
from landscapes import LANDSCAPES, Domain, Landscape
from optimizers import OPTIMIZERS, SCHEDULES, Optimizer

Entry = TypeVar("Entry")


def numbers(declared: Parameter) -> SearchStrategy[Any]:
    """A legal value from the slider of `declared`, spread evenly on its scale."""
    low, high = declared.slider
    if declared.is_switch:
        return st.booleans()
    if declared.is_whole:
        return st.integers(int(low), int(high))
    if declared.scale == "log":
        return st.floats(math.log(low), math.log(high)).map(lambda u: _within(math.exp(u), low, high))
    if declared.scale == "one-minus":
        return st.floats(math.log(1 - high), math.log(1 - low)).map(lambda u: _within(1 - math.exp(u), low, high))
    return st.floats(low, high)


def choices(cls: Any) -> Mapping[str, SearchStrategy[Any]]:
    """A strategy for each declared parameter of `cls`, by field name."""
    return {name: numbers(declared) for name, declared in parameters(cls).items()}


def entries(cls: type[Entry]) -> SearchStrategy[Entry]:
    """The entry as it is by default, or with all its parameters drawn."""
    return st.just(cls()) | st.builds(cls, **choices(cls))


@st.composite
def siblings(draw: st.DrawFn, cls: type[Optimizer], least: int = 2, most: int = 4) -> list[Optimizer]:
    """Several optimizers of one kind, so that they are marched together: equal switches, other values drawn."""
    first = draw(entries(cls))
    varied = {name: numbers(declared) for name, declared in parameters(cls).items() if not declared.is_switch}
    rows = draw(st.lists(st.fixed_dictionaries(varied), min_size=least - 1, max_size=most - 1))
    return [first, *(replace(first, **row) for row in rows)]


def starts(domain: Domain) -> SearchStrategy[Point]:
    """A point on the map."""
    return st.tuples(st.floats(*domain.x), st.floats(*domain.y))


def optimizers() -> SearchStrategy[Optimizer]:
    """Any optimizer of the catalogue."""
    return st.sampled_from(sorted(OPTIMIZERS)).flatmap(lambda key: entries(OPTIMIZERS[key]))


def landscapes() -> SearchStrategy[Landscape]:
    """Any landscape of the catalogue."""
    return st.sampled_from(sorted(LANDSCAPES)).flatmap(lambda key: entries(LANDSCAPES[key]))


def runs(landscape: Landscape) -> SearchStrategy[Run]:
    """Any optimizer under any schedule, from anywhere on the map."""
    schedules = st.sampled_from(sorted(SCHEDULES)).flatmap(lambda key: entries(SCHEDULES[key]))
    return st.builds(Run, optimizer=optimizers(), start=starts(landscape.domain), schedule=schedules)


@st.composite
def experiments(draw: st.DrawFn, longest: int = 50) -> Experiment:
    """Any experiment of up to `longest` steps."""
    landscape = draw(landscapes())
    return Experiment(
        landscape=landscape,
        runs=draw(st.lists(runs(landscape), min_size=1, max_size=4)),
        n_steps=draw(st.integers(1, longest)),
        noise=draw(st.just(NO_NOISE) | entries(Noise)),
        seed=draw(numbers(parameters(Experiment)["seed"])),
        budget=draw(st.just(0) | numbers(parameters(Experiment)["budget"])),
    )


def _within(value: float, low: float, high: float) -> float:
    """Rounding may carry a value past the slider's end; it is put back."""
    return min(max(value, low), high)
