"""SGDR: cosine annealing that starts anew, in ever longer waves."""

import math
from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import ROUNDING, Schedule, blend, completed, fraction, half_wave, period


@dataclass(frozen=True)
class CosineRestarts(Schedule):
    r"""Let the rate fall along half a cosine, then jump back up, each wave longer than the last.

    Wave $i = 0, 1, \dots$ takes the share $T_0 m^i$ of the run and is a `cosine`. PyTorch's `CosineAnnealingWarmRestarts`,
    Keras' `CosineDecayRestarts`, optax' `sgdr_schedule`.
    """

    about = About(
        "Cosine with warm restarts",
        2016,
        "I. Loshchilov & F. Hutter",
        idea="Waves that cool down, then shake the path loose again.",
        source="SGDR: stochastic gradient descent with warm restarts. ICLR (2017), arXiv:1608.03983.",
        formula=r"\eta_t = \eta\,\bigl(f + (1-f)\,\tfrac12 (1 + \cos \pi\tau)\bigr) \qquad \tau = (p - p_i) / (T_0 m^i)",
    )
    first: float = period(
        0.15, symbol="T_0", label="first wave", help="The share of the run that the first wave takes."
    )
    growth: float = parameter(
        2.0, symbol="m", bounds=(1, 10), slider=(1, 4), help="How much longer each wave is than the last."
    )
    final: float = fraction(
        0.0, symbol="f", label="last factor", help="What is left of the learning rate at the end of each wave."
    )

    def factor(self, progress: float) -> float:
        """The wave that `progress` lies in, at its own progress."""
        return blend(self.final, 1.0, half_wave(self._phase(progress)))

    def _phase(self, progress: float) -> float:
        """The share of the current wave that is behind."""
        if self.growth == 1:
            return max(progress / self.first - completed(progress, self.first), 0.0)
        waves = progress / self.first * (self.growth - 1) + 1
        length = self.growth ** math.floor(math.log(waves, self.growth) + ROUNDING)
        return max((waves / length - 1) / (self.growth - 1), 0.0)
