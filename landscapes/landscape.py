"""What a landscape is: a loss over the plane, with its derivatives, its minima and the starts worth trying."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from catalog import About, Array, Point
from landscapes.objective import Objective

LARGEST_COORDINATE = 1e6
"""No start that is chosen, and no edge of a map, lies further out."""
N_RADII, N_DIRECTIONS = 4, 64
"""How finely the ground within the tolerance of a minimum is sampled."""


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
class Landscape(Objective):
    """A loss surface over two parameters; frozen, its own parameters are its fields.

    A position has shape `(2, …)`, so that `x, y = position`. Where a derivative does not exist (a kink, a cone's tip), the
    convention is 0.
    """

    about: ClassVar[About]
    domain: ClassVar[Domain]
    starts: ClassVar[Sequence[Point]]
    logarithmic: ClassVar[bool] = False
    """Whether the loss spans so many decades that the map is coloured by its logarithm."""
    hazards: ClassVar[str] = ""
    """A warning for the traveller: kinks, undefined slopes, ground that lies lower outside the map, overflow."""
    target_margin: ClassVar[float] = 0.01
    """So far above the lowest minimum ground still counts as low."""
    has_curve_of_minima: ClassVar[bool] = False
    """Whether the stated minima are points of a curve on which every point is a minimum."""

    @property
    def n_parameters(self) -> int:
        """The two coordinates of the map."""
        return 2

    @abstractmethod
    def hessian(self, position: Array) -> Array:
        """The curvature at `position`."""

    @property
    @abstractmethod
    def latex(self) -> str:
        """The formula of the loss as LaTeX."""

    def minima(self) -> tuple[Point, ...]:
        """The known global minima; empty where the loss falls without bound.

        Where they form a curve (`has_curve_of_minima`), some of its points.
        """
        return ()

    @cached_property
    def target_loss(self) -> float:
        """The loss below which a run has found low ground.

        It lies `target_margin` above the lowest minimum, or higher if the walls are so steep that a point within the
        tolerance of a minimum would not be below it: whoever settles has reached the target.
        """
        if not self.minima():
            return -np.inf
        lowest = float(np.min(self.loss(np.array(self.minima()).T)))
        return lowest + max(self.target_margin, _rounded_up(self._highest_within_tolerance() - lowest))

    def _highest_within_tolerance(self) -> float:
        """The greatest finite loss within the map's tolerance of a stated minimum."""
        angles = np.linspace(0, 2 * np.pi, N_DIRECTIONS, endpoint=False)
        circle = np.array([np.cos(angles), np.sin(angles)])
        disk = self.domain.tolerance * np.linspace(0, 1, N_RADII + 1)[:, None] * circle[:, None]
        losses = self.loss(np.array(self.minima()).T[:, :, None, None] + disk[:, None])
        return float(np.max(losses, initial=-np.inf, where=np.isfinite(losses)))

    def distance_to_minimum(self, positions: Array) -> Array:
        """How far each of `positions`, shape `(2, …)`, is from the nearest minimum; `inf` where there is none."""
        x, y = positions
        distances = [np.hypot(x - a, y - b) for a, b in self.minima()]
        if self.has_curve_of_minima:
            distances.append(distance_to_floor(self, positions))
        return np.min(distances, axis=0) if distances else np.full(np.shape(x), np.inf)


def distance_to_floor(landscape: Landscape, positions: Array) -> Array:
    """How far each of `positions`, shape `(2, …)`, is from a curve of minima, judged from the slope; `inf` where it misleads.

    A valley of height $c d^2$ above its floor has the slope $2 c d$, so that twice the height over the slope is the distance
    $d$. On a wall or on level ground that is not so: the estimate counts only where the loss is below the target or, beyond
    the tolerance, where the loss is below the target at the place that the estimate leads to.
    """
    floor = float(np.min(landscape.loss(np.array(landscape.minima()).T)))
    loss, gradient = landscape.loss(positions), landscape.gradient(positions)
    height, slope = 2 * np.maximum(loss - floor, 0.0), np.hypot(*gradient)
    sloping = (slope > 0) & (height > 0)
    distance = np.divide(height, slope, out=np.where(height > 0, np.inf, 0.0), where=sloping)
    with np.errstate(all="ignore"):  # far out the slope overflows; there is no estimate there
        foot = positions - np.divide(distance, slope, out=np.zeros_like(slope), where=sloping) * gradient
        leads_down = (distance > landscape.domain.tolerance) & (landscape.loss(foot) < landscape.target_loss)
    trusted: Array = np.where((loss < landscape.target_loss) | leads_down, distance, np.inf)
    return trusted


def _rounded_up(height: float) -> float:
    """A number of two or three significant digits that is clearly above a positive `height`; 0 stays 0."""
    if height <= 0:
        return 0.0
    digit = 10.0 ** (np.floor(np.log10(height)) - 1)
    return float(digit * (np.floor(1.01 * height / digit) + 1))  # samples may miss the steepest direction
