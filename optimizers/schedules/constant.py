"""No schedule at all."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    """The learning rate stays what it is."""

    about = About(
        "Constant",
        1951,
        "H. Robbins & S. Monro",
        idea="The learning rate stays what it is.",
        source="A stochastic approximation method. Ann. Math. Statist. 22 (1951).",
        formula=r"\eta_t = \eta",
    )

    def factor(self, progress: float) -> float:
        """Always 1."""
        return 1.0
