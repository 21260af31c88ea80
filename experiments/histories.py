"""What the moments of a march tell, one after the other: all that the optimizer remembers, and how many coordinates it moved."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog import Array, unique_name
from experiments.march import Moment
from optimizers import Optimizer

Counts: TypeAlias = NDArray[np.int64]


def coordinate_updates(optimizer: Optimizer, moments: Sequence[Moment]) -> Counts:
    """How many coordinates `optimizer` had moved by each of `moments`, shape `(n_moments, n_runs)`; no question, no move."""
    n_parameters, n_runs = moments[0].position.shape
    if optimizer.moved(moments[0].state) is None:
        counts = np.full((1, n_runs), n_parameters)
    else:
        moved = [optimizer.moved(moment.state) for moment in moments]
        counts = np.count_nonzero(np.array(moved, dtype=float), axis=1)
    evaluations = [moment.evaluations for moment in moments]
    is_step = np.diff(evaluations, prepend=evaluations[0]) > 0
    totals: Counts = np.cumsum(counts * is_step[:, None], axis=0)
    return totals


def internals(moments: Sequence[Moment]) -> Mapping[str, Array]:
    """Every field of the states that is kept, by name, each of shape `(n_moments, n_parameters, n_runs)`."""
    states = [moment.state for moment in moments]
    shape = (len(moments), *moments[0].position.shape)
    return {name: _history(states, place, shape) for name, place in _places(states[0]).items()}


def _history(states: Sequence[Any], place: str, shape: tuple[int, int, int]) -> Array:
    column = list(map(attrgetter(place), states))
    if len({np.shape(value) for value in (column[0], column[-1])}) > 1:
        column = [np.broadcast_to(value, shape[1:]) for value in column]
    history = np.array(column, dtype=float)
    if history.ndim < len(shape):  # a number that all coordinates, or all runs, share
        history = history.reshape(len(column), 1, -1)
    return np.broadcast_to(history, shape)


def _places(state: Any) -> dict[str, str]:
    """Where in `state` each value that is kept stands, by its name; those of the state that it wraps come first."""
    inner = _places(state.inner) if "inner" in state._fields else {}
    places = {name: f"inner.{place}" for name, place in inner.items()}
    for name in state._fields:
        if name != "inner" and getattr(state, name) is not None:
            places[unique_name(name, state, places)] = name
    return places
