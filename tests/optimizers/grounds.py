"""Losses over any number of parameters, and a walk over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import Array
from experiments.march import march
from experiments.noise import Noise
from experiments.oracle import Oracle
from landscapes import Landscape
from optimizers import Optimizer


@dataclass(frozen=True)
class Embedded:
    """A landscape over `n` parameters, of which only the `live` ones count."""

    landscape: Landscape
    n: int
    live: Sequence[int]

    def loss(self, position: Array) -> Array:
        return self.landscape.loss(position[list(self.live)])

    def gradient(self, position: Array) -> Array:
        gradient = np.zeros_like(position)
        gradient[list(self.live)] = self.landscape.gradient(position[list(self.live)])
        return gradient

    def hessian(self, position: Array) -> Array:
        hessian = np.zeros((self.n, *position.shape))
        hessian[np.ix_(self.live, self.live)] = self.landscape.hessian(position[list(self.live)])
        return hessian


class Echo(Oracle):
    """Answers for an embedded landscape, with the random numbers of the plane in its live coordinates and in all others."""

    def __init__(self, ground: Embedded, noise: Noise) -> None:
        super().__init__(ground, noise, seed=3)  # type: ignore[arg-type]  # all that is asked of a landscape
        self.ground, self.plane = ground, Oracle(ground.landscape, noise, seed=3)
        self.noise = noise

    def random(self, position: Array) -> Array:
        return self._spread(self.plane.random(position[:2]), position)

    def gradient(self, position: Array) -> Array:
        if self.noise.is_off:
            return super().gradient(position)
        gradient = np.zeros_like(position)
        gradient[list(self.ground.live)] = self.plane.gradient(position[list(self.ground.live)])
        self.evaluations += 1
        return gradient

    def _spread(self, numbers: Array, position: Array) -> Array:
        everywhere = np.broadcast_to(numbers[0], position.shape).copy()
        everywhere[list(self.ground.live)] = numbers
        return everywhere


@dataclass(frozen=True)
class Quadratic:
    """x·A·x/2 − b·x in n dimensions."""

    A: Array
    b: Array

    @property
    def centre(self) -> Array:
        """Where it is level."""
        return np.asarray(np.linalg.solve(self.A, self.b), dtype=np.float64)

    def loss(self, position: Array) -> Array:
        loss: Array = np.einsum("i...,ij,j...->...", position, self.A, position) / 2 - np.tensordot(self.b, position, 1)
        return loss

    def gradient(self, position: Array) -> Array:
        gradient: Array = np.tensordot(self.A, position, 1) - self.b.reshape(-1, *(1,) * (position.ndim - 1))
        return gradient

    def hessian(self, position: Array) -> Array:
        return np.multiply.outer(self.A, np.ones(position.shape[1:]))


@dataclass(frozen=True)
class Chain:
    """Rosenbrock's function in n dimensions."""

    def loss(self, x: Array) -> Array:
        loss: Array = (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum(axis=0)
        return loss

    def gradient(self, x: Array) -> Array:
        gradient, bend = np.zeros_like(x), x[1:] - x[:-1] ** 2
        gradient[:-1] = -400 * x[:-1] * bend - 2 * (1 - x[:-1])
        gradient[1:] += 200 * bend
        return gradient

    def hessian(self, x: Array) -> Array:
        hessian = np.zeros((len(x), *x.shape))
        for i in range(len(x) - 1):
            hessian[i, i] += 1200 * x[i] ** 2 - 400 * x[i + 1] + 2
            hessian[i, i + 1] = hessian[i + 1, i] = -400 * x[i]
            hessian[i + 1, i + 1] += 200
        return hessian


def oracle(ground: Any) -> Oracle:
    return Oracle(ground)


def walk(optimizer: Optimizer, start: Array, asked: Oracle, n_steps: int = 40) -> Array:
    """Where the runs stand after each step, shape `(n_steps + 1, n_parameters, n_runs)`."""
    with np.errstate(all="ignore"):
        return np.array([moment.position for moment in march(optimizer, start, asked, n_steps)])


def bowl(n: int, seed: int = 5, signs: Sequence[float] | None = None) -> Quadratic:
    """A quadratic form with random axes, and curvatures from 1 to 10 with the given `signs`."""
    rng = np.random.default_rng(seed)
    axes = np.linalg.qr(rng.normal(size=(n, n)))[0]
    curvatures = np.linspace(1, 10, n) * (1 if signs is None else np.array(signs))
    return Quadratic(axes @ np.diag(curvatures) @ axes.T, rng.normal(size=n))
