"""BFGS: learn the curvature from the change of the gradient."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import About, Number
from optimizers.whole_run import WholeRun, stopping


@dataclass(frozen=True)
class BFGS(WholeRun):
    r"""Newton's method with a Hessian that is learned from how the gradient changes from step to step.

    $d_t = -B_t g_t$, and a length that fulfils Wolfe's conditions. With $s = x_{t+1} - x_t$, $y = g_{t+1} - g_t$ and
    $\rho = 1/y^\top s$: $B_{t+1} = (I - \rho s y^\top) B_t (I - \rho y s^\top) + \rho s s^\top$. SciPy's `BFGS`.
    """

    about = About(
        "BFGS",
        1970,
        "C. G. Broyden, R. Fletcher, D. Goldfarb & D. F. Shanno",
        idea="Learn the curvature from how the slope changes: almost Newton, without asking for a Hessian.",
        source="J. Nocedal & S. J. Wright: Numerical optimization, chapter 6. Springer (2006).",
        formula=r"B_{t+1} = (I - \rho s y^\top) B_t (I - \rho y s^\top) + \rho s s^\top \qquad \rho = 1 / y^\top s",
    )
    method = "BFGS"
    tolerance: Number = stopping(1e-5, help="It is content once no coordinate of the gradient is larger than this.")

    @property
    def options(self) -> Mapping[str, Any]:
        """When to be content."""
        return {"gtol": self.tolerance}
