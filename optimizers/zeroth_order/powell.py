"""Powell's method: searches along lines, with directions learned from where the searches led."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import About, Number
from optimizers.whole_run import WholeRun, stopping


@dataclass(frozen=True)
class Powell(WholeRun):
    r"""Minimise along each direction in turn; then let the way that was gone replace the most fruitful direction.

    The first directions are the axes, in the order of the parameters, so that another order gives another path. SciPy's
    `Powell`, whose line search is Brent's; a line that falls without end throws it off the map.
    """

    about = About(
        "Powell",
        1964,
        "M. J. D. Powell",
        idea="Search along lines, and learn from where they led which lines are worth it.",
        source="An efficient method for finding the minimum of a function of several variables. The Computer Journal 7 (1964).",
        formula=r"x \leftarrow x + \arg\min_\alpha f(x + \alpha d_i)\, d_i \qquad d_{best} \leftarrow x - x_{before}",
    )
    method = "Powell"
    uses_gradient = False
    tolerance: Number = stopping(
        1e-4,
        help="It is content once a round lowers the loss by no more than this share; line searches follow it as well.",
    )

    @property
    def options(self) -> Mapping[str, Any]:
        """When to be content."""
        return {"xtol": self.tolerance, "ftol": self.tolerance}
