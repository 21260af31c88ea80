"""Gradient noise: an honest stand-in for mini-batches."""

from dataclasses import dataclass

import numpy as np

from catalog import About, Array, parameter

LIGHTEST_TAIL = 1e-6
"""With a million degrees of freedom Student's t is Gaussian to every digit that matters."""


@dataclass(frozen=True)
class Noise:
    r"""What is added to every gradient that a step asks for.

    $\tilde g = g + (\sigma + \rho\,|g|)\, \xi$, with $\xi$ standard normal, or of Student's t with $1/\tau$ degrees of freedom
    when the tail weight $\tau$ is above 0 (occasional huge outliers).
    """

    about = About(
        "Noise",
        2019,
        "U. Şimşekli, L. Sagun & M. Gürbüzbalaban",
        idea="Mini-batch gradients scatter around the true one, now and then wildly.",
        source="A tail-index analysis of stochastic gradient noise in deep neural networks. ICML (2019).",
        formula=r"\tilde g = g + (\sigma + \rho\,|g|)\, \xi",
    )
    scale: float = parameter(
        0.0, symbol=r"\sigma", bounds=(0, 1e3), slider=(0, 10), help="How strong the noise is everywhere."
    )
    proportion: float = parameter(
        0.0, symbol=r"\rho", bounds=(0, 100), slider=(0, 2), help="How much of the noise grows with the gradient."
    )
    tail: float = parameter(
        0.0, symbol=r"\tau", bounds=(0, 1), help="How often outliers come: 0 is Gaussian, 1 is Cauchy."
    )

    @property
    def is_off(self) -> bool:
        """Whether nothing is added at all."""
        return self.scale == 0 and self.proportion == 0

    def draw(self, generator: np.random.Generator, shape: tuple[int, ...]) -> Array:
        """The numbers called xi, of that `shape`."""
        return (
            generator.standard_t(1 / self.tail, shape)
            if self.tail > LIGHTEST_TAIL
            else generator.standard_normal(shape)
        )

    def disturb(self, gradient: Array, draw: Array) -> Array:
        """The `gradient`, shape `(n_parameters, n_runs)`, with noise: runs that share a `draw` meet the same mini-batch."""
        disturbed: Array = gradient + self.strength(gradient) * draw
        return disturbed

    def strength(self, gradient: Array) -> Array:
        """By what a draw is multiplied where the slope is `gradient`, in its shape."""
        strength: Array = self.scale + self.proportion * np.abs(gradient)
        return strength


NO_NOISE = Noise()
