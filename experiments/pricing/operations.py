"""Count what a piece of NumPy code does, without a clock: how often NumPy is called, and upon how many numbers.

A clock gives another answer on every machine and in every minute; these counts are the same everywhere, so that whatever is
decided by them (how much of a costly experiment is shown) is the same on every server that is asked.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

EXPENSIVE = {
    **dict.fromkeys(("exp", "log", "sin", "cos"), 10),
    **dict.fromkeys(("log1p", "tan", "tanh", "expit", "power", "arctan2"), 20),
    "logaddexp": 40,
}
"""How many times a multiplication's time these functions take a number; all others count once."""
OTHER_CALLS = 4
"""A NumPy function that is no ufunc (a sum over an axis, a stack, a decomposition) counts as so many ufuncs."""


@dataclass
class Tally:
    """What was counted so far: calls of NumPy, and numbers that were computed, weighted by how hard each is."""

    calls: int = 0
    elements: int = 0

    def add(self, calls: int, elements: int) -> None:
        """Count so many more."""
        self.calls += calls
        self.elements += elements


class CountedArray(np.ndarray[Any, np.dtype[np.float64]]):
    """An array that behaves as any other, and enters each operation upon it into its `tally`; so do its offspring."""

    tally: Tally

    def __array_finalize__(self, parent: Any) -> None:
        """Views and copies enter into the same tally."""
        self.tally = getattr(parent, "tally", None) or Tally()

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        """Compute on plain arrays, count, and pass the tally on."""
        plain = [_plain(each) for each in inputs]
        result = getattr(ufunc, method)(*plain, **{name: _plain(value) for name, value in options.items()})
        self.tally.add(1, EXPENSIVE.get(ufunc.__name__, 1) * max(map(np.size, plain)))
        return counted(result, self.tally)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: Any) -> Any:
        """As above, for the functions of NumPy that are no ufuncs."""
        result = function(*map(_plain, inputs), **{name: _plain(value) for name, value in options.items()})
        self.tally.add(OTHER_CALLS, OTHER_CALLS * int(np.size(result)) if isinstance(result, np.ndarray) else 1)
        return counted(result, self.tally)


def counted(value: Any, tally: Tally) -> Any:
    """`value` as an array, or a tuple of arrays, whose operations are entered into `tally`; numbers stay numbers."""
    if isinstance(value, tuple):
        return tuple(counted(each, tally) for each in value)
    if not isinstance(value, np.ndarray) or value.dtype != np.float64:
        return value
    array = value.view(CountedArray)
    array.tally = tally
    return array


def _plain(value: Any) -> Any:
    if isinstance(value, CountedArray):
        return value.view(np.ndarray)
    return type(value)(map(_plain, value)) if type(value) in (list, tuple) else value
