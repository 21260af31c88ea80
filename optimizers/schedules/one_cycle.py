"""The one-cycle policy: one long wave up, one longer wave down."""

from dataclasses import dataclass

from catalog import About, parameter
from optimizers.schedule import Schedule, blend, fraction, half_wave, period, ramp, share


@dataclass(frozen=True)
class OneCycle(Schedule):
    r"""Rise along half a cosine to the full rate, then fall along another far below where it began.

    From $i$ up to 1 at progress $u$, from there down to $f$ at $d$. optax' `cosine_onecycle_schedule` has $u$ = `pct_start`
    and $d = 1$; PyTorch's `OneCycleLR` reaches both one step earlier, at $u - 1/T$ and $1 - 1/T$ in a run of T steps.
    In both $i$ = 1/`div_factor`, and $f$ is $i$/`final_div_factor` in PyTorch, 1/(`div_factor`·`final_div_factor`) in
    optax too. PyTorch cycles the momentum as well unless told not to.
    """

    about = About(
        "One cycle",
        2017,
        "L. N. Smith & N. Topin",
        idea="One rise to a daring rate, one long fall to almost nothing.",
        source="Super-convergence: very fast training of neural networks using large learning rates. arXiv:1708.07120 (2017).",
        formula=r"\eta_t = \eta\,\bigl(b + (a-b)\,\tfrac12(1+\cos\pi\tau)\bigr) \quad \text{for } (a,b) = (i,1), (1,f)",
    )
    peak_at: float = share(0.3, symbol="u", help="When the learning rate is at its peak.")
    initial: float = fraction(0.04, symbol="i", label="first factor", help="The multiplier at the first step.")
    final: float = parameter(
        4e-6,
        symbol="f",
        bounds=(0, 1),
        slider=(1e-8, 1),
        scale="log",
        label="last factor",
        help="What is left of the learning rate at the end.",
    )
    until: float = period(1.0, symbol="d", help="When the fall ends.")

    def factor(self, progress: float) -> float:
        """On the wave up, or on the wave down."""
        if progress < self.peak_at:
            return blend(1.0, self.initial, half_wave(ramp(progress, 0.0, self.peak_at)))
        return blend(self.final, 1.0, half_wave(ramp(progress, self.peak_at, self.until)))
