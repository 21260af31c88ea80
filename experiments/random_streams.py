"""Random pairs for stacked runs, drawn ahead: a column has a generator of its own, or all columns share one."""

from collections.abc import Callable, Sequence

import numpy as np

from catalog import Array

AHEAD = 64
"""So many pairs are drawn at once, which is faster and gives the same stream as one by one."""


class RandomStreams:
    """What `draw(generator, shape)` gives from the generators of all `seeds`, one pair of numbers after the other."""

    def __init__(
        self, draw: Callable[[np.random.Generator, tuple[int, int]], Array], seeds: Sequence[int | tuple[int, ...]]
    ) -> None:
        """Begin each stream anew."""
        self._draw = draw
        self._generators = [np.random.default_rng(seed) for seed in seeds]
        self._next = AHEAD

    def next(self, position: Array) -> Array:
        """The next pairs, in a shape that broadcasts over `position`, shape `(2,)` or `(2, …, n_runs)`."""
        if self._next == AHEAD:
            blocks = [self._draw(generator, (AHEAD, 2)) for generator in self._generators]
            self._pairs, self._next = np.stack(blocks, axis=-1), 0
        pairs: Array = self._pairs[self._next]
        self._next += 1
        return pairs[:, 0] if position.ndim == 1 else pairs.reshape(2, *(1,) * (position.ndim - 2), -1)
