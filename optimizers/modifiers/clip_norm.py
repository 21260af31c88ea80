"""Gradient clipping by length."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.columns import length, nonzero
from optimizers.modifier import Modifier, WrappedOracle
from optimizers.optimizer import Oracle


@dataclass(frozen=True)
class NormClippedOracle(WrappedOracle):
    """A landscape whose slope is never steeper than `limit`."""

    limit: Number
    epsilon: Number

    def gradient(self, position: Array) -> Array:
        """The slope at `position`, shortened if it is too long."""
        g = self.oracle.gradient(position)
        return g * np.minimum(1.0, self.limit / nonzero(length(g) + self.epsilon))


@dataclass(frozen=True)
class ClipNorm(Modifier):
    r"""Shorten a gradient that is too long, and keep its direction.

    $g \leftarrow g \cdot \min\bigl(1,\; c/(\lVert g\rVert + \varepsilon)\bigr)$, where only PyTorch has an ε.
    """

    about = About(
        "Clip by norm",
        2013,
        "R. Pascanu, T. Mikolov & Y. Bengio",
        idea="No cliff may throw the path further than a given slope would.",
        source="On the difficulty of training recurrent neural networks. ICML (2013), arXiv:1211.5063.",
        formula=r"g \leftarrow g \cdot \min\Bigl(1,\; \frac{c}{\lVert g\rVert + \varepsilon}\Bigr)",
    )
    dialects = {"Textbook": {}, "PyTorch": {"epsilon": 1e-6}, "optax": {}, "Keras": {}}
    limit: Number = parameter(
        1.0,
        symbol="c",
        bounds=(0, 1e12),
        slider=(1e-2, 1e2),
        scale="log",
        help="The longest gradient that is let through.",
    )
    epsilon: Number = parameter(
        0.0,
        symbol=r"\varepsilon",
        bounds=(0, 1e3),
        slider=(0, 1e-3),
        help="Keeps the division finite; makes gradients a little shorter.",
    )

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer with the shortened gradient."""
        return self.inner.step(position, state, NormClippedOracle(oracle, self.limit, self.epsilon))
