"""Which fields of a state are at rest: kept along, but by the values of the hyperparameters without any effect.

RMSProp without momentum still counts a velocity, and without bias correction a power of its decay rate. Nothing is declared
for that: a field steers if another value of it leads, now or by way of other fields, to another path, or if a step divides by
it. It is idle if it does not steer, but would with other hyperparameters; a mere result, such as an average of the path, never
steers and so is never idle.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from catalog import Array, Number, changed, parameters, values
from experiments.oracle import Oracle
from landscapes import Objective
from optimizers import Optimizer

MOMENTS = 2, 8
"""After so many steps the fields are looked at: early, and once averages have filled."""
OTHERWISE: tuple[Callable[[Number], Number], ...] = (
    lambda value: 0.5 * value + 0.25,
    lambda value: -value,
    lambda value: 0 * value,
    lambda value: value + 3,
)
"""Other values of a field."""
STARTS = np.array([[-1.2, 0.8, 0.02], [0.7, -1.1, -0.01]])
"""Far from the minimum and close to it, where other limits hold."""
NO_PATH = ""
"""Stands for the path among the names of fields."""


def idle_fields(optimizer: Optimizer) -> frozenset[str]:
    """The fields of the state of `optimizer` that are at rest; a learning rate of 0 alone puts none to rest."""
    kind = type(optimizer)
    return _idle(kind, tuple(_switched(kind, name, value) for name, value in values(optimizer).items()))


def _switched(kind: type[Optimizer], name: str, value: float) -> float:
    """What of a `value` decides on rest: whether a switch is on, and whether a number is 0; else one that stands for all."""
    declared = parameters(kind)[name]
    if declared.is_switch or (value == 0 and name != "learning_rate"):
        return value
    return declared.default or type(declared.default)(max(1, declared.slider[1] / 2) if declared.is_whole else 0.5)


@lru_cache(maxsize=512)
def _idle(kind: type[Optimizer], settings: tuple[float, ...]) -> frozenset[str]:
    resting = _fields(kind, settings) - _steering(kind, settings)
    woken = (resting & _steering(kind, other) for other in _other_settings(kind)) if resting else ()
    return frozenset().union(*woken)


def _other_settings(kind: type[Optimizer]) -> Iterator[tuple[float, ...]]:
    """All factors on with no switch, with each switch alone, and with all."""
    declared = parameters(kind)
    switches = [name for name, parameter in declared.items() if parameter.is_switch]
    for on in ([], *([name] for name in switches), switches):
        yield tuple(name in on if name in switches else _switched(kind, name, np.nan) for name in declared)


def _optimizer(kind: type[Optimizer], settings: tuple[float, ...]) -> Optimizer:
    return changed(kind(), dict(zip(parameters(kind), settings, strict=True)))


def _fields(kind: type[Optimizer], settings: tuple[float, ...]) -> set[str]:
    state = _optimizer(kind, settings).init(STARTS)
    return {name for name, value in state._asdict().items() if value is not None}


@lru_cache(maxsize=512)
def _steering(kind: type[Optimizer], settings: tuple[float, ...]) -> frozenset[str]:
    """The fields of which the path depends, now or by way of others."""
    effects = _effects(_optimizer(kind, settings))
    reached, before = {NO_PATH}, 0
    while len(reached) > before:
        before = len(reached)
        reached |= {name for name, changes in effects.items() if changes & reached}
    return frozenset(reached - {NO_PATH})


def _effects(optimizer: Optimizer) -> Mapping[str, set[str]]:
    """For each field, which fields, or the path, become others in the next step if it is another."""
    position, state = STARTS, optimizer.init(STARTS)
    effects: dict[str, set[str]] = {name: set() for name in state._fields}
    with np.errstate(all="ignore"):  # another value may have no root
        for k in range(max(MOMENTS) + 1):
            after = _next(optimizer, position, state)
            if k in MOMENTS:
                for name in effects:
                    effects[name] |= _changes(optimizer, position, state, name, after)
            position, state = after[NO_PATH], state._replace(**{name: after[name] for name in effects})
    return effects


def _changes(optimizer: Optimizer, position: Array, state: Any, name: str, after: Mapping[str, Any]) -> set[str]:
    """What the field called `name` changes in one step, and whether the last step divided by what it tells."""
    value = getattr(state, name)
    if value is None:
        return set()
    number = np.asarray(value, float)[()]  # a number of NumPy's, which may be divided by 0
    others = [state._replace(**{name: other(number)}) for other in OTHERWISE]
    nexts = [_next(optimizer, position, other) for other in others]
    changed_fields = {key for other in nexts for key in after if not _is_same(after[key], other[key])}
    divides = any(not _is_same(_divisor(optimizer, state), _divisor(optimizer, other)) for other in others)
    return changed_fields | {NO_PATH} if divides else changed_fields


def _divisor(optimizer: Optimizer, state: Any) -> Array | None:
    denominator = optimizer.denominator(state)
    return None if denominator is None else denominator.total


def _next(optimizer: Optimizer, position: Array, state: Any) -> Mapping[str, Any]:
    """The path and the fields after one step; chance is the same in all."""
    moved, new = optimizer.step(position, state, Oracle(Bowl()))
    return {NO_PATH: moved, **new._asdict()}


def _is_same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(np.asarray(one, float), np.asarray(other, float), equal_nan=True)


class Bowl(Objective):
    """A bowl that is nowhere the same, `x⁴/4 + x² + y² + xy/2`, on which a step is tried."""

    n_parameters = 2

    def loss(self, position: Array) -> Array:
        """The height at `position`."""
        x, y = position
        height: Array = x**4 / 4 + x * x + y * y + x * y / 2
        return height

    def gradient(self, position: Array) -> Array:
        """The slope at `position`."""
        x, y = position
        return np.stack((x**3 + 2 * x + y / 2, 2 * y + x / 2))

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`."""
        x, y = position
        return np.array([[3 * x * x + 2, 0 * x + 0.5], [0 * y + 0.5, 0 * y + 2]])
