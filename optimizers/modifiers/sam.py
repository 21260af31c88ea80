"""SAM: take the slope from the worst place nearby, which is gentle only in wide valleys."""

from dataclasses import dataclass
from typing import Any

from catalog import About, Array, Number, parameter
from optimizers.columns import length
from optimizers.modifier import Modifier, WrappedOracle
from optimizers.optimizer import Oracle, tiny


@dataclass(frozen=True)
class AscentOracle(WrappedOracle):
    """A landscape whose slope is that of a place a little further uphill; each answer takes two questions."""

    distance: Number
    epsilon: Number

    def gradient(self, position: Array) -> Array:
        """The slope at `position` moved uphill."""
        g = self.oracle.gradient(position)
        return self.oracle.gradient(position + self.distance * g / (length(g) + self.epsilon))


@dataclass(frozen=True)
class SAM(Modifier):
    r"""Climb a little first, and step by the slope that is met there.

    $\tilde g = \nabla f\bigl(x + \rho\, g/(\lVert g\rVert + \varepsilon)\bigr)$ takes the place of the gradient.
    """

    about = About(
        "SAM",
        2020,
        "P. Foret, A. Kleiner, H. Mobahi & B. Neyshabur",
        idea="Judge a place by its worst neighbour: narrow pits look steep, wide ones do not.",
        source="Sharpness-aware minimization for efficiently improving generalization. ICLR (2021), arXiv:2010.01412.",
        formula=r"\tilde g = \nabla f\Bigl(x + \rho\, \frac{g}{\lVert g\rVert + \varepsilon}\Bigr)",
    )
    rho: Number = parameter(
        0.05, symbol=r"\rho", bounds=(0, 1e3), slider=(0, 1), label="radius", help="How far uphill to look first."
    )
    epsilon: Number = tiny(1e-12, help="Keeps the direction finite where the ground is level.")

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer with the slope from uphill."""
        return self.inner.step(position, state, AscentOracle(oracle, self.rho, self.epsilon))
