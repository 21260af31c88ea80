"""Nonlinear conjugate gradients."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import About, Number
from optimizers.whole_run import WholeRun, stopping


@dataclass(frozen=True)
class NonlinearCG(WholeRun):
    r"""Search along lines that do not undo what the lines before have gained.

    $d_t = -g_t + \beta_t d_{t-1}$ with $\beta_t = \max\bigl(0,\, g_t^\top (g_t - g_{t-1}) / g_{t-1}^\top g_{t-1}\bigr)$, and a
    length that fulfils Wolfe's conditions. On a bowl over two parameters two exact searches suffice. Polak and Ribière have
    no $\max(0, \cdot)$: with it the method is called PR⁺, and can be proved to converge (J. C. Gilbert & J. Nocedal, 1992).
    SciPy's `CG`.
    """

    about = About(
        "Nonlinear CG",
        1969,
        "E. Polak & G. Ribière",
        idea="Heavy ball with the momentum worked out: each line keeps what the last one won.",
        source="Note sur la convergence de méthodes de directions conjuguées. Revue française d'informatique 3 (1969).",
        formula=(
            r"d_t = -g_t + \beta_t\, d_{t-1} \qquad"
            r" \beta_t = \max\Bigl(0,\, \frac{g_t^\top (g_t - g_{t-1})}{g_{t-1}^\top g_{t-1}}\Bigr)"
        ),
    )
    method = "CG"
    tolerance: Number = stopping(1e-5, help="It is content once no coordinate of the gradient is larger than this.")

    @property
    def options(self) -> Mapping[str, Any]:
        """When to be content."""
        return {"gtol": self.tolerance}
