"""Polynomial decay: the “poly” policy of segmentation networks."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule, blend, fraction, period, ramp


@dataclass(frozen=True)
class Polynomial(Schedule):
    r"""Let the rate fall as a power of the way that is left.

    $\eta_t = \eta\,\bigl(f + (1-f)(1 - p/d)^{a}\bigr)$ at progress $p$, and $\eta f$ from $d$ on. PyTorch's `PolynomialLR`
    has $f = 0$; optax' `polynomial_schedule`, Keras' `PolynomialDecay` without its cycle.
    """

    about = About(
        "Polynomial decay",
        2016,
        "L.-C. Chen et al.",
        idea="The rate falls as a power of the way that is left.",
        source="DeepLab: semantic image segmentation with deep convolutional nets. IEEE TPAMI 40 (2018), arXiv:1606.00915.",
        formula=r"\eta_t = \eta\,\bigl(f + (1-f)(1 - p/d)^{a}\bigr)",
    )
    power: float = parameter(
        1.0,
        symbol="a",
        bounds=(0, 100),
        slider=(0.25, 4),
        help="1 falls on a straight line; more falls early and ends gently.",
    )
    final: float = fraction(
        0.0, symbol="f", label="last factor", help="What is left of the learning rate at the end of the fall."
    )
    until: float = period(1.0, symbol="d", help="When the fall ends.")

    def factor(self, progress: float) -> float:
        """A power of the way that is left."""
        return blend(self.final, 1.0, (1 - ramp(progress, 0.0, self.until)) ** self.power)
