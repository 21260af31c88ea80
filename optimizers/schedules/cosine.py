"""Cosine annealing: half a wave from the full rate to the last."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule, blend, fraction, half_wave, period, ramp


@dataclass(frozen=True)
class Cosine(Schedule):
    r"""Let the rate fall along half a cosine: gently at first and at the end.

    $\eta_t = \eta\,\bigl(f + (1-f)\tfrac12(1 + \cos \pi p/d)\bigr)$ at progress $p$. Past $d$ the rate stays, as in optax'
    `cosine_decay_schedule` and Keras' `CosineDecay`; that of PyTorch's `CosineAnnealingLR` rises again past its `T_max`.
    """

    about = About(
        "Cosine",
        2016,
        "I. Loshchilov & F. Hutter",
        idea="Half a wave: gentle at the start, gentle at the end.",
        source="SGDR: stochastic gradient descent with warm restarts. ICLR (2017), arXiv:1608.03983.",
        formula=r"\eta_t = \eta\,\bigl(f + (1-f)\,\tfrac12 (1 + \cos \pi p/d)\bigr)",
    )
    final: float = fraction(
        0.0, symbol="f", label="last factor", help="What is left of the learning rate at the end of the wave."
    )
    until: float = period(1.0, symbol="d", help="When the wave ends.")

    def factor(self, progress: float) -> float:
        """Half a wave."""
        return blend(self.final, 1.0, half_wave(ramp(progress, 0.0, self.until)))
