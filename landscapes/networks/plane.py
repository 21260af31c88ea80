"""A plane through the weights of a network: two of its thousands of directions, as a landscape like any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from catalog import About, Array, Point
from landscapes.landscape import Domain, Landscape
from landscapes.networks.batch import Batch
from landscapes.networks.network import Network
from landscapes.networks.plane_losses import plane_losses

N_POINTS = 64
"""So many weight vectors are held at once."""
STEP_SHARE = 1e-4
"""How far the slopes lie apart that a curvature is told from, as a share of the map's diagonal."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Plane(Landscape):
    r"""The loss of a network at $w + x\,d_1 + y\,d_2$: an origin, two axes, and the box that is looked at.

    It is made by the functions of `planes.py`. Its gradient is the network's, projected onto the axes, so that every method can
    play on it; its Hessian is told from two such slopes along each axis.
    """

    about: About  # type: ignore[misc]  # each plane has a card of its own, and so stands in no catalogue
    network: Network
    origin: Array
    """Shape `(n_parameters,)`."""
    axes: Array
    """Shape `(n_parameters, 2)`."""
    domain: Domain  # type: ignore[misc]  # each plane has its own box
    starts: Sequence[Point]  # type: ignore[misc]  # and its own places
    explained: Point | None = None
    """What share of the members' squared way each axis explains; `None` where the axes do not come from a way."""
    on_test: bool = False
    """Whether the loss is that of the test samples."""
    n_samples: int = 256
    """So many samples are looked at, the first ones."""

    @property
    def latex(self) -> str:
        """The cut."""
        return r"L\left(w + x\, d_1 + y\, d_2\right)"

    @cached_property
    def batch(self) -> Batch:
        """The samples whose loss this is."""
        return (self.network.test if self.on_test else self.network.training).of(slice(0, self.n_samples))

    def loss(self, position: Array) -> Array:
        """The network's loss at `position` of the plane, shape `(2, …)` → `(…)`."""
        points = position.reshape(2, -1)
        return plane_losses(self.network, self.origin, self.axes, points, self.batch).reshape(position.shape[1:])

    def gradient(self, position: Array) -> Array:
        """The network's slope along both axes, in the shape of `position`."""
        points = position.reshape(2, -1)
        slopes = np.empty_like(points)
        for first in range(0, points.shape[1], N_POINTS):
            chunk = slice(first, first + N_POINTS)
            slopes[:, chunk] = self.axes.T @ self.network.gradient(self.weights_at(points[:, chunk]), self.batch)
        return slopes.reshape(position.shape)

    def hessian(self, position: Array) -> Array:
        """The curvature, told from slopes a little to both sides: `(2, …)` → `(2, 2, …)`."""
        step = STEP_SHARE * self.domain.diagonal
        moves = step * np.eye(2).reshape(2, 2, *[1] * (position.ndim - 1))
        slopes = [(self.gradient(position + move) - self.gradient(position - move)) / (2 * step) for move in moves]
        curvature = np.array(slopes)
        return (curvature + np.swapaxes(curvature, 0, 1)) / 2

    def loss_of(self, weights: Array) -> Array:
        """The true loss of `weights`, shape `(n_parameters, …)` → `(…)`, on the same samples, however far from the plane."""
        return self.network.loss(weights, self.batch)

    def weights_at(self, position: Array) -> Array:
        """The weights at `position` of the plane, shape `(2, …)` → `(n_parameters, …)`."""
        weights: Array = self.origin.reshape(-1, *[1] * (position.ndim - 1)) + np.tensordot(self.axes, position, 1)
        return weights

    def projected(self, weights: Array) -> Array:
        """The nearest place of the plane, shape `(n_parameters, …)` → `(2, …)`; the axes need not be at right angles."""
        away = weights.reshape(len(weights), -1) - self.origin[:, None]
        places = np.linalg.lstsq(self.axes, away, rcond=None)[0].astype(np.float64)
        return places.reshape(2, *weights.shape[1:])

    def distance(self, weights: Array) -> Array:
        """How far `weights` are from the plane, shape `(n_parameters, …)` → `(…)`."""
        return np.asarray(np.linalg.norm(weights - self.weights_at(self.projected(weights)), axis=0))

    def __eq__(self, other: object) -> bool:
        """Equal cuts through equal networks."""
        return isinstance(other, Plane) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @cached_property
    def _identity(self) -> tuple[Any, ...]:
        cut = self.origin.tobytes(), self.axes.tobytes(), self.domain, tuple(self.starts)
        return self.network, self.on_test, self.n_samples, *cut
