"""No schedule at all."""

from dataclasses import dataclass

from catalog import About
from optimizers.schedule import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    """The learning rate stays what it is.

    Below 2/λ gradient descent converges on a bowl all the same; noisy slopes ask for a rate that falls.
    """

    about = About(
        "Constant",
        1963,
        "B. T. Polyak",
        idea="The learning rate stays what it is.",
        source="Gradient methods for the minimisation of functionals. USSR Comp. Math. and Math. Phys. 3 (1963).",
        formula=r"\eta_t = \eta",
    )

    def factor(self, progress: float) -> float:
        """Always 1."""
        return 1.0
