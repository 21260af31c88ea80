"""How large the weights of a network are before it has learnt anything."""

from collections.abc import Callable
from math import sqrt

import numpy as np

from catalog import Array

Draw = Callable[[np.random.Generator, tuple[int, ...]], Array]
SMALL = 0.01


def fan_in(shape: tuple[int, ...]) -> int:
    """How many numbers enter a neuron whose weights are a row of a tensor of that `shape`."""
    return int(np.prod(shape[1:]))


def fan_out(shape: tuple[int, ...]) -> int:
    """How many neurons a number enters: all, times the places at which a filter meets it."""
    return int(shape[0] * np.prod(shape[2:]))


def glorot(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Uniform within ±√(6/(in + out)): keeps signals and slopes of a linear net as strong as they are (Glorot & Bengio, 2010)."""
    limit = sqrt(6 / (fan_in(shape) + fan_out(shape)))
    return rng.uniform(-limit, limit, shape)


def he(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Normal of variance 2/in: makes up for the half that ReLU cuts away (He, Zhang, Ren & Sun, 2015)."""
    return sqrt(2 / fan_in(shape)) * rng.standard_normal(shape)


def lecun(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Normal of variance 1/in: sums stay as large as what enters them (LeCun, Bottou, Orr & Müller, 1998)."""
    return sqrt(1 / fan_in(shape)) * rng.standard_normal(shape)


def small(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Normal of deviation 0.01, whatever the shape: what was usual before anybody looked at how signals shrink."""
    return SMALL * rng.standard_normal(shape)


INITIALIZATIONS: dict[str, Draw] = {"glorot": glorot, "he": he, "lecun": lecun, "small": small}
