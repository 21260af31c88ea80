"""A staircase: the learning rate drops at regular intervals."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule, completed, fraction, period


@dataclass(frozen=True)
class Step(Schedule):
    r"""Multiply the rate by the same factor again and again, at regular intervals.

    $\eta_t = \eta\, \gamma^{\lfloor p/s \rfloor}$ at progress $p$. PyTorch's `StepLR`.
    """

    about = About(
        "Step decay",
        2014,
        "C. Szegedy et al.",
        idea="A staircase: the same drop at regular intervals.",
        source="Going deeper with convolutions. CVPR (2015), arXiv:1409.4842.",
        formula=r"\eta_t = \eta\, \gamma^{\lfloor p/s \rfloor}",
    )
    drop: float = fraction(0.1, symbol=r"\gamma", help="What the learning rate is multiplied by at each drop.")
    every: float = period(0.3, symbol="s", label="interval", help="The share of the run between two drops.")

    def factor(self, progress: float) -> float:
        """One more drop for each interval that is behind."""
        return float(self.drop ** completed(progress, self.every))
