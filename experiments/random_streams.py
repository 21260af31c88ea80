"""Random numbers for stacked runs, drawn ahead: a column has a generator of its own, or all columns share one."""

from collections.abc import Callable, Sequence

import numpy as np

from catalog import Array

NUMBERS_AHEAD = 128
"""About so many numbers are drawn at once, which is faster and gives the same stream as one by one."""


class RandomStreams:
    """What `draw(generator, shape)` gives from the generators of all `seeds`, one number a parameter at a time."""

    def __init__(
        self, draw: Callable[[np.random.Generator, tuple[int, int]], Array], seeds: Sequence[int | tuple[int, ...]]
    ) -> None:
        """Begin each stream anew."""
        self._draw = draw
        self._generators = [np.random.default_rng(seed) for seed in seeds]
        self._block, self._next = np.empty((0, 0, len(seeds))), 0

    def next(self, position: Array) -> Array:
        """The next numbers, in a shape that broadcasts over `position`, shape `(n_parameters,)` or `(n_parameters, n_runs)`."""
        if self._next == len(self._block):
            shape = max(1, NUMBERS_AHEAD // len(position)), len(position)
            self._block, self._next = np.stack([self._draw(g, shape) for g in self._generators], axis=-1), 0
        numbers: Array = self._block[self._next]
        self._next += 1
        return numbers[:, 0] if position.ndim == 1 else numbers
