"""The only window through which an optimizer sees what it minimizes."""

import math
from collections.abc import Sequence

import numpy as np

from catalog import Array
from experiments.cancellation import Cancelled, current_cancellation
from experiments.noise import NO_NOISE, Noise
from experiments.random_streams import RandomStreams
from landscapes import Objective

QUESTIONS_UNCHECKED = 16
"""So many questions are answered between two looks at who still waits."""


class BudgetError(RuntimeError):
    """A question that the budget of a run does not pay for."""


class Oracle:
    """Answers about an objective and counts the questions; gradients come with the seeded noise.

    The objective's methods take and return arrays over all stacked runs at once, so one question here is one
    evaluation for each of them.
    """

    def __init__(
        self, objective: Objective, noise: Noise = NO_NOISE, seed: int | Sequence[int] = 0, budget: int = 0
    ) -> None:
        """Open a window on `objective`; the noise starts anew from the `seed` that all runs share, or from one for each.

        Of more questions than a `budget` pays for the first one raises `BudgetError`; a budget of 0 pays for all.
        """
        self._objective = objective
        self._noise = None if noise.is_off else noise
        seeds = [seed] if isinstance(seed, int) else seed
        self._noise_streams = RandomStreams(noise.draw, seeds)
        # Apart from the noise, so that neither shifts the other.
        self._random = RandomStreams(np.random.Generator.standard_normal, [(each, 1) for each in seeds])
        self.evaluations = 0
        self._budget = budget or math.inf
        self._unchecked: float = 0
        self._cancellation = current_cancellation()

    def loss(self, position: Array) -> Array:
        """The height at `position`, shape `(n_parameters, n_runs)` → `(n_runs,)`."""
        self.evaluations += 1
        if self.evaluations > self._unchecked:
            self._check()
        return self._objective.loss(position)

    def gradient(self, position: Array) -> Array:
        """The slope at `position`, in its shape `(n_parameters, n_runs)`, with noise if there is any."""
        self.evaluations += 1
        if self.evaluations > self._unchecked:
            self._check()
        gradient = self._objective.gradient(position)
        return gradient if self._noise is None else self._noise.disturb(gradient, self._noise_streams.next(position))

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`, shape `(n_parameters, n_runs)` → `(n_parameters, n_parameters, n_runs)`."""
        self.evaluations += 1
        if self.evaluations > self._unchecked:
            self._check()
        return self._objective.hessian(position)

    def _check(self) -> None:
        """Whether the budget pays for this question, and anybody still waits for the answers; not looked up at every question."""
        if self.evaluations > self._budget:
            raise BudgetError
        if self._cancellation.is_set():
            raise Cancelled
        self._unchecked = min(self._budget, self.evaluations + QUESTIONS_UNCHECKED)

    def random(self, position: Array) -> Array:
        """Standard normal numbers in the shape of `position`, the same for all runs of one seed; no question, so not counted."""
        return np.broadcast_to(self._random.next(position), position.shape)
