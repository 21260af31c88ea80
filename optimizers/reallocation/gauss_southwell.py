"""Gauss and Southwell: only the steepest coordinate moves."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import About, Array
from optimizers.rule import ListeningOracle, SelectingRule
from optimizers.weights import count_of_chosen, largest


@dataclass(frozen=True)
class GaussSouthwell(SelectingRule):
    r"""Move the coordinate with the steepest slope, and leave the others where they are.

    $w_i = 1$ for $i = \arg\max_j |g_j|$, else 0; with $k > 1$ for the $k$ steepest.

    Each step saves all updates but one, yet it must know the whole gradient to choose: it pays where updates or memory are
    dear, and gradients are not. Where all coordinates have equally much to gain it gains nothing on taking them in turn.
    """

    about = About(
        "Gauss–Southwell",
        1940,
        "R. V. Southwell",
        idea="Spend each step on the one coordinate where the slope is steepest.",
        source=(
            "Relaxation methods in engineering science. Oxford University Press (1940); the rate: J. Nutini et al. ICML (2015), "
            "arXiv:1506.00552."
        ),
        formula=r"w_i = \begin{cases} 1 & i = \operatorname{arg\,max}_j |g_j| \\ 0 & \text{otherwise} \end{cases}",
    )
    count: int = count_of_chosen()

    def weigh(self, position: Array, state: Any, oracle: ListeningOracle) -> Any:
        """Choose the steepest."""
        return state._replace(weights=largest(np.abs(oracle.slope(position)), self.count))
