"""Stacked = alone, bit for bit, with values from the very ends of their bounds, for every method in any modifiers and rules."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from catalog import Parameter, Point, changed, parameters
from experiments import Experiment, Run, Trajectory, run
from landscapes import LANDSCAPES, Landscape
from optimizers import MODIFIERS, OPTIMIZERS, RULES, WRAPPERS, Optimizer
from optimizers.modifiers.clip_value import ClipValue
from optimizers.second_order.trust_region import TrustRegion
from optimizers.whole_run import WholeRun

N_STEPS = 12
SUBNORMAL = 5e-324
GROUNDS = ("beale", "rosenbrock", "saddle", "rastrigin", "plateau", "himmelblau")
STEPPING = [key for key, cls in OPTIMIZERS.items() if not issubclass(cls, WholeRun)]


def extremes(declared: Parameter) -> SearchStrategy[float]:
    """The ends of the bounds, the smallest number, the default, and whatever lies between."""
    low, high = declared.bounds
    ends = [value for value in (low, high, 0.0, SUBNORMAL, 1e-160, 1.0, declared.default) if declared.allows(value)]
    return st.sampled_from(ends) | st.floats(low, high)


def vary(optimizer: Optimizer, draw: st.DrawFn) -> Optimizer:
    """`optimizer` with other numbers; what chooses a branch stays, so that it is stacked with the first one."""
    numbers: Mapping[str, Parameter] = {
        name: declared
        for name, declared in parameters(optimizer).items()
        if not (declared.is_switch or declared.is_whole)
    }
    return changed(optimizer, {name: draw(extremes(declared)) for name, declared in numbers.items()})


def points(landscape: Landscape) -> SearchStrategy[Point]:
    """A start on the map, or one with coordinates that are zero, subnormal or huge."""
    coordinate = st.sampled_from([0.0, SUBNORMAL, -SUBNORMAL, 1e-160, 1.0, -1.0, 1e6, -1e6]) | st.floats(-5, 5)
    return st.sampled_from([*landscape.starts, *landscape.minima()]) | st.tuples(coordinate, coordinate)


@st.composite
def stacks(draw: st.DrawFn, key: str) -> Experiment:
    """Runs of one kind, which are marched together: the method of that `key` inside up to two modifiers and a rule."""
    landscape = LANDSCAPES[draw(st.sampled_from(GROUNDS))]()
    kind: Any = OPTIMIZERS[key](**draw(st.sampled_from(list(OPTIMIZERS[key].dialects.values()))))
    modifiers, rules = (
        st.lists(st.sampled_from(sorted(shelf)), max_size=n) for shelf, n in ((MODIFIERS, 2), (RULES, 1))
    )
    for wrapper in draw(st.tuples(modifiers, rules).map(lambda chosen: sorted(chosen[0] + chosen[1]))):
        cls: Any = WRAPPERS[wrapper]
        kind = cls(kind)
    runs = [Run(optimizer=vary(kind, draw), start=draw(points(landscape))) for _ in range(draw(st.integers(2, 3)))]
    return Experiment(landscape=landscape, runs=runs, n_steps=N_STEPS)


def same(one: Trajectory, other: Trajectory) -> bool:
    """Whether two trajectories are equal in all that was recorded, `nan` included."""
    arrays = ((t.positions, t.losses, t.evaluations, *t.internals.values()) for t in (one, other))
    return all(np.array_equal(a, b, equal_nan=True) for a, b in zip(*arrays, strict=True))


def assert_alone(experiment: Experiment) -> None:
    """Each run is what it is alone."""
    for stacked, member in zip(run(experiment), experiment.runs, strict=True):
        (alone,) = run(Experiment(landscape=experiment.landscape, runs=[member], n_steps=experiment.n_steps))
        assert same(stacked, alone), member


@pytest.mark.parametrize("key", STEPPING)
@settings(max_examples=40)
@given(data=st.data())
def test_stacked_is_alone_for_the_most_extreme_values(key: str, data: st.DataObject) -> None:
    assert_alone(data.draw(stacks(key)))


def test_a_limit_of_zero_beside_another_is_as_it_is_alone() -> None:
    start = (0.0004950754936964412, 0.003890948487788002)
    runs = [Run(optimizer=ClipValue(TrustRegion(), limit=limit), start=start) for limit in (0.0, 1.0)]
    assert_alone(Experiment(landscape=LANDSCAPES["beale"](), runs=runs, n_steps=60))
