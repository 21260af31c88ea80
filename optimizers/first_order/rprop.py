"""Rprop: a step size for each coordinate that grows while the slope keeps its sign."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay


class RpropState(NamedTuple):
    """The step size of each coordinate, and the slope met before (0 after a turn)."""

    step_size: Array
    previous: Array


@dataclass(frozen=True)
class Rprop(Optimizer):
    r"""Lengthen the step while the slope keeps its sign; shorten it, and wait, when the sign turns.

    $s_t = g_t\, g_{t-1}, \qquad \Delta_t = \mathrm{clip}(\Delta_{t-1} \cdot (\eta^+ \text{ if } s_t > 0,\ \eta^- \text{ if }
    s_t < 0,\ 1 \text{ if } s_t = 0),\ \Delta_{\min},\ \Delta_{\max})$

    $x_{t+1} = x_t - \Delta_t\, \mathrm{sign}(g_t)$, but after a turn $g_t$ is set to 0, so that no step is taken

    The learning rate is only the first step size, $\Delta_0$. This is PyTorch's form, iRprop⁻ (C. Igel & M. Hüsken,
    2000). optax 0.2.8 takes each step one step late and is left out.
    """

    about = About(
        "Rprop",
        1993,
        "M. Riedmiller & H. Braun",
        idea="Step sizes grow while the slope keeps its sign and shrink when it turns; its size plays no part.",
        source="A direct adaptive method for faster backpropagation learning: the RPROP algorithm. IEEE ICNN (1993).",
        formula=(
            r"\Delta_t = \begin{cases} \eta^+ \Delta_{t-1} & g_t g_{t-1} > 0 \\ \eta^- \Delta_{t-1} & g_t g_{t-1} < 0"
            r" \\ \Delta_{t-1} & \text{otherwise} \end{cases} \qquad x_{t+1} = \begin{cases} x_t & g_t g_{t-1} < 0"
            r" \\ x_t - \Delta_t\, \mathrm{sign}(g_t) & \text{otherwise} \end{cases}"
        ),
    )
    state_display = StateDisplay(symbols={"step_size": r"\Delta"})
    dialects = {
        "Textbook": {},
        "PyTorch": {"learning_rate": 0.01},
    }
    learning_rate: Number = parameter(
        0.01,
        symbol=r"\Delta_0",
        bounds=(0, 1e6),
        slider=(1e-5, 10),
        scale="log",
        help="The first step size of every coordinate; no later step asks for it, so a schedule changes nothing.",
    )
    shrink: Number = parameter(
        0.5, symbol=r"\eta^-", bounds=(0, 1), slider=(0.1, 0.9), help="What a step size is multiplied by at a turn."
    )
    grow: Number = parameter(
        1.2,
        symbol=r"\eta^+",
        bounds=(1, 10),
        slider=(1, 2),
        help="What a step size is multiplied by while the slope keeps its sign.",
    )
    smallest_step: Number = parameter(
        1e-6,
        symbol=r"\Delta_{\min}",
        bounds=(0, 1e3),
        slider=(1e-12, 1e-2),
        scale="log",
        help="No step size falls below this.",
    )
    largest_step: Number = parameter(
        50.0,
        symbol=r"\Delta_{\max}",
        bounds=(0, 1e6),
        slider=(1e-2, 100),
        scale="log",
        help="No step size rises above this.",
    )

    @property
    def base_rate(self) -> None:
        """None: the learning rate is where the step sizes begin, and no step asks for it."""

    def init(self, position: Array) -> RpropState:
        """All step sizes at the learning rate, no slope met yet."""
        nothing = np.zeros_like(position)
        return RpropState(nothing + self.learning_rate, nothing)

    def step(self, position: Array, state: RpropState, oracle: Oracle) -> tuple[Array, RpropState]:
        """Adapt the step sizes to the signs, then step where the sign has not turned."""
        g = oracle.gradient(position)
        agreement = np.sign(g) * np.sign(state.previous)
        turned = agreement < 0
        factor = np.where(turned, self.shrink, np.where(agreement > 0, self.grow, 1.0))
        step_size = np.minimum(np.maximum(state.step_size * factor, self.smallest_step), self.largest_step)
        g = np.where(turned, 0.0, g)
        return position - step_size * np.sign(g), RpropState(step_size, g)
