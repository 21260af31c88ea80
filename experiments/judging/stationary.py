"""Where the ground is level near a position, and how it curves there: Newton's reckoning."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from landscapes import Landscape

N_NEWTON_STEPS = 12
EQUAL_LOSS = 1e-9
"""Two losses are equal if they differ by less than this, or by less than this share of the loss."""
LEVEL_SHARE = 1e-9
"""A curvature below this share of the largest is none."""
N_DIRECTIONS = 16
"""In so many directions it is looked whether the ground falls."""
CONVERGED_SHARE = 1e-6
"""Newton's method has arrived once its step is below this share of the map's diagonal."""


@dataclass(frozen=True, eq=False)
class Curvature:
    """The principal curvatures λ at `n_runs` positions, ascending, and the slopes along their directions.

    Both have shape `(n_parameters, n_runs)`.
    """

    eigenvalues: Array
    slopes: Array
    vectors: Array
    """The directions: shape `(n_runs, n_parameters, n_parameters)`, one a column."""

    @property
    def newton_steps(self) -> Array:
        """−gᵢ/λᵢ along each direction; 0 where there is no slope, infinite where there is one but no curvature."""
        level = np.where(self.slopes == 0, 0.0, np.inf)
        steps: Array = np.divide(-self.slopes, self.eigenvalues, out=level, where=(self.slopes != 0) & ~self._is_level)
        return steps

    @property
    def distance(self) -> Array:
        """How far the stationary point is by Newton's reckoning, shape `(n_runs,)`; infinite where there is none."""
        distance: Array = np.linalg.norm(self.newton_steps, axis=0)
        return distance

    @property
    def is_positive(self) -> NDArray[np.bool_]:
        """Whether the ground curves upwards in every direction."""
        return np.asarray((self.eigenvalues[0] > 0) & ~self._is_level[0])

    @property
    def is_level_or_rises(self) -> NDArray[np.bool_]:
        """Whether the ground curves downwards in no direction."""
        return np.asarray(((self.eigenvalues > 0) | self._is_level).all(axis=0))

    @property
    def is_negative_somewhere(self) -> NDArray[np.bool_]:
        """Whether the ground curves downwards in some direction."""
        return np.asarray((self.eigenvalues[0] < 0) & ~self._is_level[0])

    @property
    def is_positive_somewhere(self) -> NDArray[np.bool_]:
        """Whether the ground curves upwards in some direction."""
        return np.asarray((self.eigenvalues[-1] > 0) & ~self._is_level[-1])

    @property
    def is_negative(self) -> NDArray[np.bool_]:
        """Whether the ground curves downwards in every direction."""
        return np.asarray((self.eigenvalues[-1] < 0) & ~self._is_level[-1])

    def lowest(self, losses: Array) -> Array:
        """The loss at the stationary point, by Newton's reckoning from the `losses`, shape `(n_runs,)`, at the positions."""
        falls = np.where(self.slopes == 0, 0.0, self.slopes * self.newton_steps / 2)
        return np.asarray(losses + falls.sum(axis=0))

    @property
    def _is_level(self) -> NDArray[np.bool_]:
        sizes = np.abs(self.eigenvalues)
        return np.asarray(sizes <= LEVEL_SHARE * sizes.max(axis=0))


def curvature_at(landscape: Landscape, positions: Array) -> Curvature:
    """How the ground curves at `positions`, shape `(n_parameters, n_runs)`; level where its curvature is no number."""
    hessians = np.moveaxis(landscape.hessian(positions), -1, 0)
    sound = np.asarray(np.isfinite(hessians).all(axis=(1, 2)))
    eigenvalues, vectors = np.linalg.eigh(np.where(sound[:, None, None], hessians, 0.0))
    slopes = np.einsum("pn,npi->in", landscape.gradient(positions), vectors)
    return Curvature(eigenvalues.T, slopes, vectors)


def is_lowest_around(landscape: Landscape, positions: Array, losses: Array) -> NDArray[np.bool_]:
    """Whether two tolerances away from `positions`, shape `(2, n_runs)`, no ground is lower than `losses`, shape `(n_runs,)`.

    Where the ground bends both ways, such as at 0 on x³, its curvature may be positive on one side without a minimum.
    """
    angles = np.linspace(0, 2 * np.pi, N_DIRECTIONS, endpoint=False)
    ring = 2 * landscape.domain.tolerance * np.array([np.cos(angles), np.sin(angles)])
    around = landscape.loss(positions[:, None] + ring[:, :, None])
    return np.asarray(~(around < losses - EQUAL_LOSS * (1 + np.abs(losses))).any(axis=0))


def stationary_point(landscape: Landscape, positions: Array) -> Array:
    """The stationary point that Newton's method finds from each of `positions`, `nan` where it finds none; the same shape."""
    points, lengths = positions.copy(), np.full(positions.shape[1], np.inf)
    for _ in range(N_NEWTON_STEPS):
        moving = ~(lengths <= CONVERGED_SHARE * landscape.domain.diagonal)
        if not moving.any():
            break
        here = curvature_at(landscape, points[:, moving])
        steps = np.nan_to_num(here.newton_steps, posinf=0.0, neginf=0.0)
        points[:, moving] += np.einsum("npi,in->pn", here.vectors, steps)
        lengths[moving] = here.distance
    return np.where(lengths <= CONVERGED_SHARE * landscape.domain.diagonal, points, np.nan)


def lowest_known_loss(landscape: Landscape) -> float:
    """The loss at the best of the stated minima, −∞ where none is stated."""
    minima = landscape.minima()
    return float(np.min(landscape.loss(np.array(minima).T))) if minima else -np.inf
