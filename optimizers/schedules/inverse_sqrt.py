"""The Transformer's schedule: a warm-up, then one over the root of the time."""

import math
from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule, fraction, period


@dataclass(frozen=True)
class InverseSqrt(Schedule):
    r"""Warm up on a straight line, then let the rate fall as one over the root of the time.

    $\eta_t = \eta \min(s, 1/\sqrt{s})$ with $s = i + p/w$ at progress $p$. The paper counts steps from 1, so that a warm-up
    of W among T steps is $w = W/T$ and starts at $i = 1/W$; its peak, $(d_{model} W)^{-1/2}$, is $\eta$ here.
    """

    about = About(
        "Inverse square root",
        2017,
        "A. Vaswani et al.",
        idea="A warm-up, then a slow fall that never quite ends.",
        source="Attention is all you need. NIPS 30 (2017), arXiv:1706.03762.",
        formula=r"\eta_t = \eta\, \min\Bigl(s, \frac{1}{\sqrt{s}}\Bigr) \qquad s = i + \frac{p}{w}",
    )
    warmup: float = period(0.1, symbol="w", help="The share of the run in which the learning rate grows.")
    initial: float = fraction(0.01, symbol="i", label="first factor", help="The multiplier at the first step.")

    def factor(self, progress: float) -> float:
        """Growing as the time, in units of the warm-up, then falling as its root."""
        time = self.initial + progress / self.warmup
        return time if time <= 1 else 1 / math.sqrt(time)
