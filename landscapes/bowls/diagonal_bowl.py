"""A bowl of many coordinates, each with a curvature of its own: no map, but a bar for each coordinate."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from catalog import About, Array, parameter, switch
from landscapes.objective import Objective


@dataclass(frozen=True)
class DiagonalBowl(Objective):
    r"""A bowl along whose axes the coordinates do not depend on each other, from steep to flat.

    $f(x) = \tfrac12 \sum_i h_i x_i^2$ with $h_i = i^{-p}$: the first coordinate curves by 1, so that plain descent
    at a rate of 1 solves it in one step. The start are normal numbers, where the steep coordinates hold nearly all of the height;
    or, equally high, the place where each of them holds the same, so that there is little for a rule to prefer.
    """

    about: ClassVar[About] = About(
        "Bowl of many coordinates",
        2015,
        "J. Nutini, M. Schmidt, I. H. Laradji, M. Friedlander & H. Koepke",
        idea="Many coordinates, few of which matter much: where it pays to choose among them.",
        source=(
            "Coordinate descent converges faster with the Gauss-Southwell rule than random selection. ICML (2015), "
            "arXiv:1506.00552."
        ),
        formula=r"f(x) = \tfrac12 \sum_{i=1}^{d} h_i\, x_i^2 \qquad h_i = i^{-p}",
    )
    n_coordinates: int = parameter(50, symbol="d", bounds=(2, 100), help="How many coordinates there are.")
    curvature_decay: float = parameter(
        2.0,
        symbol="p",
        bounds=(0, 6),
        slider=(0, 3),
        help="How fast the curvatures fall from 1; 0 makes them all the same.",
    )
    start_seed: int = parameter(
        0, symbol="s", bounds=(0, 2**31 - 1), slider=(0, 100), help="Which normal numbers are the start."
    )
    equal_energy: bool = switch(
        False, symbol="h_i x_i^2", help="Start where every coordinate holds the same part of the height."
    )

    @property
    def n_parameters(self) -> int:
        """The coordinates."""
        return self.n_coordinates

    @cached_property
    def curvatures(self) -> Array:
        """One for each coordinate, the largest first, shape `(n_coordinates,)`."""
        return np.asarray(np.float_power(np.arange(1, self.n_coordinates + 1), -self.curvature_decay))

    @cached_property
    def start(self) -> Array:
        """Where all runs begin, shape `(n_coordinates,)`."""
        normal = np.random.default_rng(self.start_seed).standard_normal(self.n_coordinates)
        if not self.equal_energy:
            return normal
        return np.asarray(np.sqrt(2 * self.loss(normal) / self.n_coordinates / self.curvatures))

    def loss(self, position: Array) -> Array:
        """Half the weighed squares, added coordinate after coordinate, whatever the shape."""
        return np.asarray(sum(self.gradient(position) * position / 2))

    def gradient(self, position: Array) -> Array:
        """Each coordinate times its curvature."""
        return self._beside(position) * position

    def hessian(self, position: Array) -> Array:
        """The curvatures on the diagonal."""
        return np.multiply.outer(np.diag(self.curvatures), np.ones(position.shape[1:]))

    def _beside(self, position: Array) -> Array:
        """The curvatures in a shape that broadcasts over `position`."""
        return self.curvatures.reshape(-1, *(1,) * (position.ndim - 1))
