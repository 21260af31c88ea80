"""The references without any lab around them: one NumPy loop an optimizer, on Rosenbrock, the whole path kept."""

from collections.abc import Callable, Iterator

import numpy as np

from catalog import Array

START = (-1.2, 1.0)
RATE = 1e-3


def gradient(position: Array) -> Array:
    """Rosenbrock's slope, by hand."""
    x, y = position
    rise = y - x * x
    return np.array([-2 * (1 - x) - 400 * x * rise, 200 * rise])


def sgd(position: Array) -> Iterator[Array]:
    while True:
        position = position - RATE * gradient(position)
        yield position


def heavy_ball(position: Array, momentum: float = 0.9) -> Iterator[Array]:
    b = np.zeros_like(position)
    while True:
        b = momentum * b + gradient(position)
        position = position - RATE * b
        yield position


def nesterov(position: Array, momentum: float = 0.9) -> Iterator[Array]:
    b = np.zeros_like(position)
    while True:
        g = gradient(position)
        b = momentum * b + g
        position = position - RATE * (g + momentum * b)
        yield position


def adagrad(position: Array, epsilon: float = 1e-10) -> Iterator[Array]:
    G = np.zeros_like(position)
    while True:
        g = gradient(position)
        G = G + g * g
        position = position - RATE * g / (np.sqrt(G) + epsilon)
        yield position


def rmsprop(position: Array, decay_rate: float = 0.9, epsilon: float = 1e-8) -> Iterator[Array]:
    v = np.zeros_like(position)
    while True:
        g = gradient(position)
        v = decay_rate * v + (1 - decay_rate) * g * g
        position = position - RATE * g / (np.sqrt(v) + epsilon)
        yield position


def adam(position: Array, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> Iterator[Array]:
    m = v = np.zeros_like(position)
    past1 = past2 = 1.0
    while True:
        g = gradient(position)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        past1, past2 = past1 * beta1, past2 * beta2
        position = position - RATE * (m / (1 - past1)) / (np.sqrt(v / (1 - past2)) + epsilon)
        yield position


LOOPS: dict[str, Callable[[Array], Iterator[Array]]] = {
    loop.__name__: loop for loop in (sgd, heavy_ball, nesterov, adagrad, rmsprop, adam)
}


def path(key: str, n_steps: int) -> Array:
    """The whole path of the loop called `key`, shape `(n_steps + 1, 2)`."""
    start = np.array(START)
    walk = LOOPS[key](start)
    return np.array([start, *(next(walk) for _ in range(n_steps))])
