"""A straight line from one multiplier to another: warm-up or warm-down."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule, blend, period, ramp


@dataclass(frozen=True)
class Linear(Schedule):
    r"""Change the rate on a straight line, up or down, then keep it.

    $\eta_t = \eta\,\bigl(a + (b-a)\min(p/d, 1)\bigr)$ at progress $p$. PyTorch's `LinearLR`, optax' `linear_schedule`.
    """

    about = About(
        "Linear",
        2017,
        "P. Goyal et al.",
        idea="A straight line, up as a warm-up or down to rest.",
        source="Accurate, large minibatch SGD: training ImageNet in 1 hour. arXiv:1706.02677 (2017).",
        formula=r"\eta_t = \eta\,\bigl(a + (b-a)\min(p/d,\, 1)\bigr)",
    )
    initial: float = parameter(
        1.0, symbol="a", bounds=(0, 100), slider=(0, 2), label="first factor", help="The multiplier at the start."
    )
    final: float = parameter(
        0.0,
        symbol="b",
        bounds=(0, 100),
        slider=(0, 2),
        label="last factor",
        help="The multiplier at the end of the line.",
    )
    until: float = period(1.0, symbol="d", help="When the line ends.")

    def factor(self, progress: float) -> float:
        """On the line, in proportion."""
        return blend(self.initial, self.final, ramp(progress, 0.0, self.until))
