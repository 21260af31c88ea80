"""Sophia: momentum divided by curvature, and clipped."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter, switch
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, decay, decay_of_mean, rate, shrinkage, tiny


class SophiaState(NamedTuple):
    """The averages of gradients and of the Hessian's diagonal, the running product of β₁, and the steps taken."""

    m: Array
    h: Array
    beta1_power: Number
    t: int


@dataclass(frozen=True)
class Sophia(Optimizer):
    r"""Divide the averaged gradient by an averaged curvature, and clip what comes out.

    $h_t = \beta_2 h_{t-k} + (1-\beta_2)\, \mathrm{diag}\, \nabla^2 f(x_t)$ every $k$ steps, $\qquad
    x_{t+1} = x_t - \eta\, \bigl(\mathrm{clip}(m_t / \max(\gamma h_t, \varepsilon), \pm\rho) + \lambda x_t\bigr)$

    In large networks the diagonal is estimated; here it is exact. Where the curvature is negative or unknown the step is
    clipped, and so becomes a step by the sign. optax corrects $m_t$ and uses each curvature only from the next step on. The
    paper's γ for language models is 0.01. On the surfaces here about three of four coordinates are then clipped over 300
    steps (two of three at the γ that is the default), and nearly all in the first hundred, while the average grows from 0.
    """

    about = About(
        "Sophia",
        2023,
        "H. Liu, Z. Li, D. Hall, P. Liang & T. Ma",
        idea="Newton's step, coordinate by coordinate, with old curvature and a limit on its length.",
        source="Sophia: a scalable stochastic second-order optimizer. ICLR (2024), arXiv:2305.14342.",
        formula=(
            r"m_t = \beta_1 m_{t-1} + (1-\beta_1)\, g_t \qquad"
            r" h_t = \beta_2 h_{t-k} + (1-\beta_2)\, \mathrm{diag}\, \nabla^2 f(x_t) \qquad"
            r" x_{t+1} = x_t - \eta \left( \mathrm{clip}\!\left(\frac{m_t}{\max(\gamma h_t, \varepsilon)}, \pm\rho\right)"
            r" + \lambda x_t \right)"
        ),
    )
    state_display = StateDisplay(momentum="m")
    dialects = {
        "Textbook": {},
        "optax": {
            "beta1": 0.965,
            "epsilon": 1e-8,
            "gamma": 0.01,
            "weight_decay": 1e-4,
            "bias_correction": True,
            "refresh_late": True,
        },
    }
    learning_rate: Number = rate(0.02)
    beta1: Number = decay_of_mean(0.96)
    beta2: Number = decay(
        0.99, symbol=r"\beta_2", label="β₂", help="How much of the averaged curvature is kept at a refresh."
    )
    gamma: Number = parameter(
        0.05,
        symbol=r"\gamma",
        bounds=(0, 1e3),
        slider=(1e-3, 10),
        scale="log",
        label="curvature weight",
        help="How much of the curvature counts; less means that more steps are clipped.",
    )
    clip: Number = parameter(
        1.0,
        symbol=r"\rho",
        bounds=(0, 1e6),
        slider=(0.01, 100),
        scale="log",
        help="The limit of a step, times the rate.",
    )
    epsilon: Number = tiny(1e-12, help="Keeps the division finite where the curvature is not positive.")
    weight_decay: Number = shrinkage()
    period: int = parameter(
        10,
        symbol="k",
        bounds=(1, 1000),
        slider=(1, 100),
        scale="log",
        help="How many steps share one look at the curvature.",
    )
    bias_correction: bool = switch(False, symbol=r"\hat m", help="Undo the pull of the average towards its start.")
    refresh_late: bool = switch(
        False, symbol="h_{t-1}", label="late refresh", help="Use a new curvature only from the next step on."
    )

    def init(self, position: Array) -> SophiaState:
        """Both averages at zero."""
        nothing = np.zeros_like(position)
        return SophiaState(nothing, nothing, 1.0, 0)

    def step(self, position: Array, state: SophiaState, oracle: Oracle) -> tuple[Array, SophiaState]:
        """Update the averages, divide, clip, step."""
        m = self.beta1 * state.m + (1 - self.beta1) * oracle.gradient(position)
        past1 = self.beta1 * state.beta1_power
        h = state.h
        if state.t % self.period == 0:
            h = self.beta2 * h + (1 - self.beta2) * np.einsum("ii...->i...", oracle.hessian(position))
        mean = m / (1 - past1) if self.bias_correction else m
        ratio = mean / np.maximum(self.gamma * (state.h if self.refresh_late else h), self.epsilon)
        direction = np.minimum(np.maximum(ratio, -self.clip), self.clip) + self.weight_decay * position
        return position - self.learning_rate * direction, SophiaState(m, h, past1, state.t + 1)
