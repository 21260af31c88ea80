"""A linear warm-up, then cosine annealing."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule, blend, fraction, half_wave, period, ramp, share


@dataclass(frozen=True)
class WarmupCosine(Schedule):
    r"""Grow on a straight line to the full rate, then fall along half a cosine.

    $\eta_t = \eta\,(i + (1-i)\,p/w)$ up to progress $w$, then a `cosine` from $w$ to $d$. optax'
    `warmup_cosine_decay_schedule`, whose `decay_steps` include the warm-up, as $d$ does.
    """

    about = About(
        "Warm-up and cosine",
        2018,
        "T. He et al.",
        idea="Start gently, end gently.",
        source="Bag of tricks for image classification with convolutional neural networks. CVPR (2019), arXiv:1812.01187.",
        formula=r"\eta_t = \eta\,(i + (1-i)\,p/w), \qquad \eta\,\bigl(f + (1-f)\,\tfrac12 (1 + \cos \pi \tfrac{p-w}{d-w})\bigr)",
    )
    warmup: float = share(0.1, symbol="w", help="The share of the run in which the learning rate grows.")
    initial: float = fraction(0.0, symbol="i", label="first factor", help="The multiplier at the first step.")
    final: float = fraction(0.0, symbol="f", label="last factor", help="What is left of the learning rate at the end.")
    until: float = period(1.0, symbol="d", help="When the fall ends.")

    def factor(self, progress: float) -> float:
        """On the line up, or on the wave down."""
        if progress < self.warmup:
            return blend(self.initial, 1.0, ramp(progress, 0.0, self.warmup))
        return blend(self.final, 1.0, half_wave(ramp(progress, self.warmup, self.until)))
