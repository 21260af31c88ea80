"""The only window through which an optimizer sees the landscape."""

import numpy as np

from catalog import Array
from experiments.noise import SILENCE, Noise
from landscapes import Landscape


class Oracle:
    """Answers about `landscape` and counts the questions; gradients come with the seeded noise.

    The landscape's own methods take and return arrays over all stacked runs at once, so one question here is one
    evaluation for each of them.
    """

    def __init__(self, landscape: Landscape, noise: Noise = SILENCE, seed: int = 0) -> None:
        """Open a window on `landscape`; the noise stream starts anew from `seed`."""
        self._landscape = landscape
        self._noise = None if noise.is_silent else noise
        self._generator = np.random.default_rng(seed)
        self._dice = np.random.default_rng((seed, 1))  # apart from the noise, so that neither shifts the other
        self.evaluations = 0

    def loss(self, position: Array) -> Array:
        """The height at `position`, shape `(2, n_runs)` → `(n_runs,)`."""
        self.evaluations += 1
        return self._landscape.loss(position)

    def gradient(self, position: Array) -> Array:
        """The slope at `position`, shape `(2, n_runs)` → `(2, n_runs)`, with noise if there is any."""
        self.evaluations += 1
        gradient = self._landscape.gradient(position)
        return gradient if self._noise is None else self._noise.disturb(gradient, self._generator)

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`, shape `(2, n_runs)` → `(2, 2, n_runs)`."""
        self.evaluations += 1
        return self._landscape.hessian(position)

    def random(self, position: Array) -> Array:
        """Standard normal numbers in the shape of `position`, the same for all runs; not a question, so not counted."""
        draw = self._dice.standard_normal((2, *(1,) * (position.ndim - 1)))
        return np.broadcast_to(draw, position.shape)
