"""Search, then converge: the rate falls as one over the time."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule


@dataclass(frozen=True)
class InverseTime(Schedule):
    r"""Let the rate fall as one over the time, one of the falls that the theory of stochastic approximation allows.

    $\eta_t = \eta / (1 + k p)$ at progress $p$. Keras' `InverseTimeDecay`; its `decay_rate` over `decay_steps` S is
    $k S/T$ in a run of T steps.
    """

    about = About(
        "Inverse time",
        1990,
        "C. Darken & J. Moody",
        idea="Search, then converge: the rate falls as one over the time.",
        source="Note on learning rate schedules for stochastic optimization. NIPS 3 (1990).",
        formula=r"\eta_t = \frac{\eta}{1 + k\,p}",
    )
    speed: float = parameter(
        10.0,
        symbol="k",
        bounds=(0, 1e6),
        slider=(0.1, 1e3),
        scale="log",
        help="By the end of the run the learning rate is divided by one more than this.",
    )

    def factor(self, progress: float) -> float:
        """One over the time, counted from 1."""
        return 1 / (1 + self.speed * progress)
