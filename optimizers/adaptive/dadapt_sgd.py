"""D-Adapt SGD: gradient descent that finds its own learning rate."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.columns import inner_product, length, nonzero
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, initial_distance_guess, rate


class DAdaptSGDState(NamedTuple):
    """The weighted sum of gradients, the start, the progress made, the distance estimate, and the first slope's length."""

    s: Array
    origin: Array
    progress: Array
    distance: Array
    first_length: Array


@dataclass(frozen=True)
class DAdaptSGD(Optimizer):
    r"""Estimate how far the minimum is from the start, and walk at a rate in proportion.

    $\lambda_t = d_t\, \eta / \lVert g_1 \rVert, \qquad A_t = A_{t-1} + \lambda_t \langle g_t, s_{t-1} \rangle, \qquad
    s_t = s_{t-1} + \lambda_t g_t, \qquad d_{t+1} = \max(d_t,\ 2 A_t / \lVert s_t \rVert)$

    $x_{t+1} = \beta x_t + (1-\beta)(x_1 - s_t)$

    The first steps are tiny, while the estimate grows. At an exact minimum there is no slope and no step.
    """

    about = About(
        "D-Adapt SGD",
        2023,
        "A. Defazio & K. Mishchenko",
        idea="A lower bound on the distance to the minimum grows on the way and sets the learning rate.",
        source="Learning-rate-free learning by D-adaptation. ICML (2023), arXiv:2301.07733.",
        formula=(
            r"s_t = s_{t-1} + \frac{d_t\, \eta}{\lVert g_1 \rVert}\, g_t \qquad"
            r" d_{t+1} = \max\!\left(d_t,\ \frac{2 A_t}{\lVert s_t \rVert}\right) \qquad"
            r" x_{t+1} = \beta x_t + (1-\beta)(x_1 - s_t)"
        ),
    )
    state_display = StateDisplay(
        symbols={"origin": "x_1", "progress": "A", "distance": "d", "first_length": r"\lVert g_1 \rVert"}
    )
    dialects = {
        "Textbook": {},
        "pytorch_optimizer": {"momentum": 0.9},
    }
    learning_rate: Number = rate(1.0)
    momentum: Number = decay(0.0, symbol=r"\beta", help="How much of the old position is kept at each step.")
    initial_distance: Number = initial_distance_guess()

    def init(self, position: Array) -> DAdaptSGDState:
        """Nothing known but the start and a first, small guess of the distance."""
        s = np.zeros_like(position)
        unknown = s[0]
        return DAdaptSGDState(s, position, unknown, unknown + self.initial_distance, unknown)

    def step(self, position: Array, state: DAdaptSGDState, oracle: Oracle) -> tuple[Array, DAdaptSGDState]:
        """Add the gradient, improve the estimate, move towards the start minus the sum."""
        g, d = oracle.gradient(position), state.distance
        first_length = np.where(state.first_length == 0, length(g), state.first_length)
        weight = d * self.learning_rate / nonzero(first_length)
        progress = state.progress + weight * inner_product(g, state.s)
        s = state.s + weight * g
        distance = np.maximum(d, 2 * progress / nonzero(length(s)))
        x = position + (1 - self.momentum) * (state.origin - s - position)
        return x, DAdaptSGDState(s, state.origin, progress, distance, first_length)
