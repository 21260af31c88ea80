"""What a landscape is: a loss over the plane, with its derivatives, its minima and the starts worth trying."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from catalog import About, Array, Point

LARGEST_COORDINATE = 1e6
"""No start that is chosen, and no edge of a map, lies further out."""
USUAL_MARGIN = 0.01
"""So far above the lowest minimum ground still counts as low."""


@dataclass(frozen=True)
class Domain:
    """The rectangle that the map shows: the ends of each axis."""

    x: tuple[float, float]
    y: tuple[float, float]

    def contains(self, positions: Array) -> NDArray[np.bool_]:
        """Which of `positions`, shape `(2, …)`, lie on the map; shape `(…)`."""
        x, y = positions
        inside: NDArray[np.bool_] = (self.x[0] <= x) & (x <= self.x[1]) & (self.y[0] <= y) & (y <= self.y[1])
        return inside

    @property
    def diagonal(self) -> float:
        """The length of the rectangle's diagonal, the yardstick for "far" and "near" on this map."""
        return float(np.hypot(self.x[1] - self.x[0], self.y[1] - self.y[0]))

    @property
    def tolerance(self) -> float:
        """How close to a minimum counts as there: the power of ten nearest to a thousandth of the diagonal."""
        return float(10.0 ** round(np.log10(self.diagonal / 1000)))


@dataclass(frozen=True)
class Landscape(ABC):
    """A loss surface over two parameters; frozen, its own parameters are its fields.

    A position has shape `(2, …)`, so that `x, y = position`; `loss` returns `(…)`, `gradient` `(2, …)` and `hessian`
    `(2, 2, …)`. Where a derivative does not exist (a kink, a cone's tip), the convention is 0.
    """

    about: ClassVar[About]
    domain: ClassVar[Domain]
    starts: ClassVar[Sequence[Point]]
    logarithmic: ClassVar[bool] = False
    """Whether the loss spans so many decades that the map is coloured by its logarithm."""
    hazards: ClassVar[str] = ""
    """A warning for the traveller: kinks, undefined slopes, ground that lies lower outside the map, overflow."""

    target: ClassVar[float | None] = None
    """A loss that counts as low here, if another than the usual one (see `target_loss`)."""

    @abstractmethod
    def loss(self, position: Array) -> Array:
        """The height at `position`."""

    @abstractmethod
    def gradient(self, position: Array) -> Array:
        """The slope at `position`, one row a coordinate."""

    @abstractmethod
    def hessian(self, position: Array) -> Array:
        """The curvature at `position`."""

    @property
    @abstractmethod
    def latex(self) -> str:
        """The formula of the loss as LaTeX."""

    def minima(self) -> tuple[Point, ...]:
        """The known global minima; empty where the loss falls without bound."""
        return ()

    @cached_property
    def target_loss(self) -> float:
        """The loss below which a run has found low ground: `target`, or else 0.01 above the lowest known minimum."""
        if self.target is not None:
            return self.target
        minima = self.minima()
        return float(np.min(self.loss(np.array(minima).T))) + USUAL_MARGIN if minima else -np.inf

    def distance_to_minimum(self, positions: Array) -> Array:
        """How far each of `positions`, shape `(2, …)`, is from the nearest minimum; `inf` where there is none."""
        x, y = positions
        distances = [np.hypot(x - a, y - b) for a, b in self.minima()]
        return np.min(distances, axis=0) if distances else np.full(np.shape(x), np.inf)


def distance_to_floor(landscape: Landscape, positions: Array, floor: float = 0.0) -> Array:
    """How far each of `positions`, shape `(2, …)`, is from the nearest point at height `floor`, judged from the slope.

    For a loss whose minima form a curve: a valley of height $c d^2$ above its floor has the slope $2 c d$, so that twice the
    height over the slope is the distance $d$. Where the ground is level but higher than the floor it is infinite.
    """
    height = 2 * np.maximum(landscape.loss(positions) - floor, 0.0)
    slope = np.hypot(*landscape.gradient(positions))
    level = np.where(height > 0, np.inf, 0.0)
    distance: Array = np.divide(height, slope, out=level, where=(slope > 0) & (height > 0))
    return distance
