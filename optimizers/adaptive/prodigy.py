"""Prodigy: Adam that finds its own learning rate."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.columns import column_sums, inner_product, nonzero
from optimizers.denominator import Denominator
from optimizers.optimizer import (
    Optimizer,
    Oracle,
    StateDisplay,
    decay_of_mean,
    decay_of_squares,
    initial_distance_guess,
    rate,
    tiny,
)


class ProdigyState(NamedTuple):
    """The averages, the start, both sides of the distance estimate, the estimate itself, and the running products."""

    m: Array
    v: Array
    s: Array
    origin: Array
    progress: Array
    distance: Array
    beta1_power: Number
    beta2_power: Number


@dataclass(frozen=True)
class Prodigy(Optimizer):
    r"""Estimate how far the minimum is from the start, and use that distance as Adam's learning rate.

    $A_t = \sqrt{\beta_2}\, A_{t-1} + \tfrac{d_t^2}{d_0}\, \eta\, \langle g_t, x_0 - x_t \rangle, \qquad
    s_t = \sqrt{\beta_2}\, s_{t-1} + \tfrac{d_t^2}{d_0}\, \eta\, g_t, \qquad
    d_{t+1} = \max(d_t,\ c\, A_t / \lVert s_t \rVert_1)$

    $m_t = \beta_1 m_{t-1} + (1-\beta_1)\, d_t g_t, \qquad v_t = \beta_2 v_{t-1} + (1-\beta_2)\, d_t^2 g_t^2, \qquad
    x_{t+1} = x_t - \eta\, d_t\, m_t / (\sqrt{v_t} + d_{t+1} \varepsilon)$

    The first dozens of steps are tiny, while the estimate doubles again and again. optax always corrects the averages.
    Without any slope the estimate, and so the position, stays as it is.
    """

    about = About(
        "Prodigy",
        2023,
        "K. Mishchenko & A. Defazio",
        idea="The distance to the minimum, estimated on the way, is the learning rate.",
        source="Prodigy: an expeditiously adaptive parameter-free learner. ICML (2024), arXiv:2306.06101.",
        formula=(
            r"d_{t+1} = \max\!\left(d_t,\ c\, \frac{A_t}{\lVert s_t \rVert_1}\right) \qquad"
            r" x_{t+1} = x_t - \eta\, d_t\, \frac{m_t}{\sqrt{v_t} + d_{t+1} \varepsilon}"
        ),
    )
    state_display = StateDisplay(symbols={"origin": "x_0", "progress": "A", "distance": "d"}, momentum="m")
    dialects = {
        "Textbook": {},
        "prodigyopt": {},
        "optax": {"bias_correction": True},
    }
    learning_rate: Number = rate(1.0)
    beta1: Number = decay_of_mean()
    beta2: Number = decay_of_squares()
    epsilon: Number = tiny(1e-8, help="Keeps the division finite; large values switch the adaptation off.")
    initial_distance: Number = initial_distance_guess()
    distance_factor: Number = parameter(
        1.0,
        symbol="c",
        bounds=(0, 1e3),
        slider=(0.1, 10),
        scale="log",
        help="Makes the estimated distance larger or smaller.",
    )
    bias_correction: bool = switch(
        False, symbol=r"\hat m,\ \hat v", help="Undo the pull of the averages towards their start at zero."
    )

    def init(self, position: Array) -> ProdigyState:
        """Nothing known but the start and a first, small guess of the distance."""
        nothing = np.zeros_like(position)
        distance = nothing[0] + self.initial_distance
        return ProdigyState(nothing, nothing, nothing, position, nothing[0], distance, 1.0, 1.0)

    def step(self, position: Array, state: ProdigyState, oracle: Oracle) -> tuple[Array, ProdigyState]:
        """Update the averages, improve the estimate, step by the old one."""
        g, d = oracle.gradient(position), state.distance
        past1, past2 = self.beta1 * state.beta1_power, self.beta2 * state.beta2_power
        eta = d * self.learning_rate
        if self.bias_correction:
            eta = eta * np.sqrt(1 - past2) / (1 - past1)
        dg = d * g
        m = self.beta1 * state.m + (1 - self.beta1) * dg
        v = self.beta2 * state.v + (1 - self.beta2) * (dg * dg)
        weight, keep = d / self.initial_distance * eta, np.sqrt(self.beta2)
        progress = keep * state.progress + weight * inner_product(g, state.origin - position)
        s = keep * state.s + weight * g
        estimate = self.distance_factor * progress / nonzero(column_sums(np.abs(s)))
        distance = np.maximum(d, estimate)
        new = ProdigyState(m, v, s, state.origin, progress, distance, past1, past2)
        return position - eta * m / self.denominator(new).total, new

    def denominator(self, state: ProdigyState) -> Denominator:
        """The root and ε."""
        return Denominator(state.v, state.distance * self.epsilon)
