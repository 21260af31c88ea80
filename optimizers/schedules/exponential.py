"""Exponential decay: the same relative drop in every step."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule


@dataclass(frozen=True)
class Exponential(Schedule):
    r"""Let the rate fall by the same proportion in every step.

    $\eta_t = \eta\, r^{\,p}$ at progress $p$, which is PyTorch's `ExponentialLR` $\eta\,\gamma^t$ with $r = \gamma^T$ over
    T steps, and Keras' and optax' `decay_rate` over a decay as long as the run.
    """

    about = About(
        "Exponential decay",
        2013,
        "A. Senior, G. Heigold, M. Ranzato & K. Yang",
        idea="The same relative drop in every step.",
        source="An empirical study of learning rates in deep neural networks for speech recognition. ICASSP (2013).",
        formula=r"\eta_t = \eta\, r^{\,p}",
    )
    final: float = parameter(
        0.01,
        symbol="r",
        bounds=(1e-12, 1),
        slider=(1e-6, 1),
        scale="log",
        label="last factor",
        help="What is left of the learning rate at the end of the run.",
    )

    def factor(self, progress: float) -> float:
        """The end's multiplier to the power of the progress."""
        return float(self.final**progress)
