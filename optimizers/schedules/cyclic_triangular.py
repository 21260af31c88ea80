"""Cyclical learning rates: up and down between two bounds."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule, blend, completed, fraction, period, ramp


@dataclass(frozen=True)
class CyclicTriangular(Schedule):
    r"""Let the rate swing between two bounds on straight lines; the swings may shrink.

    $\eta_t = \eta\,\bigl(l + (1-l)\, \Lambda(p)\, s^{c}\, r^{\,p}\bigr)$ with a triangle $\Lambda$ from 0 up to 1 and back, in
    cycle $c = 0, 1, \dots$ at progress $p$. The three modes of PyTorch's `CyclicLR` are $s = 1$ (triangular), $s = 1/2$
    (triangular2) and $r = \gamma^T$ in a run of T steps (exp_range); its `max_lr` is $\eta$, its `base_lr` $\eta l$.
    """

    about = About(
        "Cyclic, triangular",
        2015,
        "L. N. Smith",
        idea="Up and down between two rates: a search that never settles on one.",
        source="Cyclical learning rates for training neural networks. WACV (2017), arXiv:1506.01186.",
        formula=r"\eta_t = \eta\,\bigl(l + (1-l)\, \Lambda(p)\, s^{c}\, r^{\,p}\bigr)",
    )
    low: float = fraction(
        0.1, symbol="l", label="lower bound", help="The lower bound, as a share of the learning rate."
    )
    rise: float = period(0.1, symbol="u", help="The share of the run that each way up takes.")
    fall: float = period(0.1, symbol="d", help="The share of the run that each way down takes.")
    shrink: float = fraction(1.0, symbol="s", help="What each swing is multiplied by in comparison with the last.")
    final: float = parameter(
        1.0,
        symbol="r",
        bounds=(1e-12, 1),
        slider=(1e-6, 1),
        scale="log",
        label="last swing",
        help="What the swing has shrunk to, beyond the shrinking from cycle to cycle, by the end of the run.",
    )

    def factor(self, progress: float) -> float:
        """On the current triangle, shrunk."""
        cycle = completed(progress, self.rise + self.fall)
        within = progress - cycle * (self.rise + self.fall)
        triangle = min(ramp(within, 0.0, self.rise), 1 - ramp(within, self.rise, self.rise + self.fall))
        return blend(self.low, 1.0, triangle * self.shrink**cycle * self.final**progress)
