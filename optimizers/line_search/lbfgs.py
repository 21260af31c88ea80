"""L-BFGS: BFGS that remembers only its last steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import About, Number, parameter
from optimizers.whole_run import WholeRun, stopping


@dataclass(frozen=True)
class LBFGS(WholeRun):
    r"""BFGS, with the inverse Hessian rebuilt in every step from the last $m$ pairs of steps and changes of the gradient.

    $d_t = -B_t g_t$ by two loops over the pairs, starting from $B^0 = (s^\top y / y^\top y)\, I$. SciPy's `L-BFGS-B`, which
    is also content once the loss falls by less than about 2e-9 of itself.
    """

    about = About(
        "L-BFGS",
        1989,
        "D. C. Liu & J. Nocedal",
        idea="BFGS for millions of parameters: remember a few steps instead of a matrix.",
        source="On the limited memory BFGS method for large scale optimization. Math. Programming 45 (1989).",
        formula=r"d_t = -B_t\, g_t, \qquad B_t \text{ from the last } m \text{ pairs } (s, y)",
    )
    method = "L-BFGS-B"
    memory: int = parameter(10, symbol="m", bounds=(1, 1000), slider=(1, 20), help="How many steps are remembered.")
    tolerance: Number = stopping(1e-5, help="It is content once no coordinate of the gradient is larger than this.")

    @property
    def options(self) -> Mapping[str, Any]:
        """How much to remember, and when to be content."""
        return {"maxcor": self.memory, "gtol": self.tolerance}
