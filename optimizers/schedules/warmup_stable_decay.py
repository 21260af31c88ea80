"""Warm-up, stable, decay: a trapezoid."""

from dataclasses import dataclass

from catalog import About, parameter, switch
from optimizers.schedule import Schedule, blend, fraction, half_wave, ramp, share


@dataclass(frozen=True)
class WarmupStableDecay(Schedule):
    r"""Grow on a straight line, stay for most of the run, then fall to nothing at the end.

    $\eta_t = \eta\,(i + (1-i)\,p/w)$ up to progress $w$; $\eta$ up to $s$; then $\eta\,(1 - q^a)$ with $q = (p-s)/(1-s)$,
    or half a cosine. A warm-up $(t+1)/W$ among T steps is $i = 1/W$ and $w = (W-1)/T$.
    """

    about = About(
        "Warm-up, stable, decay",
        2024,
        "S. Hu et al.",
        idea="A trapezoid: the long plateau can be prolonged at will, the end is always short.",
        source="MiniCPM: unveiling the potential of small language models. arXiv:2404.06395 (2024).",
        formula=r"\eta_t = \eta\,(i + (1-i)\,p/w), \qquad \eta, \qquad \eta\,(1 - q^a)",
    )
    warmup: float = share(0.1, symbol="w", help="The share of the run in which the learning rate grows.")
    initial: float = fraction(0.0, symbol="i", label="first factor", help="The multiplier at the first step.")
    stable_until: float = share(0.8, symbol="s", help="When the fall begins.")
    power: float = parameter(
        1.0,
        symbol="a",
        bounds=(0, 100),
        slider=(0.25, 4),
        help="1 falls on a straight line, 0.5 at once and then gently.",
    )
    smooth: bool = switch(False, symbol=r"\cos", help="Fall along half a cosine instead.")

    def factor(self, progress: float) -> float:
        """On the way up, on the plateau, or on the way down."""
        if progress < self.warmup:
            return blend(self.initial, 1.0, ramp(progress, 0.0, self.warmup))
        way = ramp(progress, self.stable_until, 1.0)
        return half_wave(way) if self.smooth else float(1 - way**self.power)
