"""Drops of the learning rate at chosen moments."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import ROUNDING, Schedule, fraction, share


@dataclass(frozen=True)
class MultiStep(Schedule):
    r"""Multiply the rate by the same factor at each of three moments; one at 1 never comes.

    $\eta_t = \eta\, \gamma^{\#\{m_i \le p\}}$ at progress $p$. PyTorch's `MultiStepLR`, optax's
    `piecewise_constant_schedule`.
    """

    about = About(
        "Multi-step decay",
        2015,
        "K. He, X. Zhang, S. Ren & J. Sun",
        idea="A staircase whose drops come at chosen moments.",
        source="Deep residual learning for image recognition. CVPR (2016), arXiv:1512.03385.",
        formula=r"\eta_t = \eta\, \gamma^{\#\{m_i \le p\}}",
    )
    drop: float = fraction(0.1, symbol=r"\gamma", help="What the learning rate is multiplied by at each drop.")
    first: float = share(0.5, symbol="m_1", label="first drop", help="When the learning rate drops for the first time.")
    second: float = share(
        0.75, symbol="m_2", label="second drop", help="When the learning rate drops for the second time."
    )
    third: float = share(
        1.0, symbol="m_3", label="third drop", help="When the learning rate drops for the third time; 1 is never."
    )

    def factor(self, progress: float) -> float:
        """One drop for each moment that is behind."""
        behind = sum(moment <= progress + ROUNDING for moment in (self.first, self.second, self.third))
        return float(self.drop**behind)
