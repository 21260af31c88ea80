"""Gradient clipping, coordinate by coordinate."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.modifier import Modifier, WrappedOracle
from optimizers.optimizer import Oracle


@dataclass(frozen=True)
class ValueClippedOracle(WrappedOracle):
    """A landscape whose slope along each axis stays within ± `limit`."""

    limit: Number

    def gradient(self, position: Array) -> Array:
        """The slope at `position`, each coordinate cut off at the limit."""
        # NumPy may cut to -0 or to 0 where the limit is 0; adding 0 leaves 0 alone.
        return np.clip(self.oracle.gradient(position), -self.limit, self.limit) + 0.0


@dataclass(frozen=True)
class ClipValue(Modifier):
    r"""Cut each coordinate of the gradient off at a limit, which may turn its direction.

    $g_i \leftarrow \max(-c, \min(c, g_i))$
    """

    about = About(
        "Clip by value",
        2012,
        "T. Mikolov",
        idea="No coordinate may be steeper than a limit; a gradient that is cut turns towards a diagonal.",
        source="Statistical language models based on neural networks. PhD thesis, Brno University of Technology (2012).",
        formula=r"g_i \leftarrow \max(-c,\, \min(c,\, g_i))",
    )
    limit: Number = parameter(
        1.0,
        symbol="c",
        bounds=(0, 1e12),
        slider=(1e-2, 1e2),
        scale="log",
        help="The steepest slope that is let through.",
    )

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer with the clipped gradient."""
        return self.inner.step(position, state, ValueClippedOracle(oracle, self.limit))
