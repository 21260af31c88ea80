"""Gauss and Southwell's rule with the curvature in it: only the coordinate moves that has most to gain."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import About, Array
from optimizers.rule import ListeningOracle, SelectingRule
from optimizers.weights import count_of_chosen, largest


@dataclass(frozen=True)
class GaussSouthwellLipschitz(SelectingRule):
    r"""Move the coordinate along which a step of the right length would gain most.

    $w_i = 1$ for $i = \arg\max_j |g_j| / \sqrt{L_j}$, else 0, because along a parabola of curvature $L_j$ there is $g_j^2 / 2L_j$
    to be gained; with $k > 1$ for the $k$ first. The curvature $L_j = |\nabla^2_{jj} f|$ is that of the place, from the
    diagonal of the Hessian, which each step asks for. Where it is 0 the gain has no end.
    """

    about = About(
        "Gauss–Southwell–Lipschitz",
        2015,
        "J. Nutini, M. Schmidt, I. H. Laradji, M. Friedlander & H. Koepke",
        idea="A steep slope may end soon: divide it by the root of the curvature, and spend the step where most is to be gained.",
        source=(
            "Coordinate descent converges faster with the Gauss-Southwell rule than random selection. ICML (2015), "
            "arXiv:1506.00552."
        ),
        formula=(
            r"w_i = \begin{cases} 1 & i = \operatorname{arg\,max}_j |g_j| / \sqrt{L_j} \\ 0 & \text{otherwise} \end{cases}"
            r" \qquad L_j = |\nabla^2_{jj} f|"
        ),
    )
    count: int = count_of_chosen()

    def weigh(self, position: Array, state: Any, oracle: ListeningOracle) -> Any:
        """Choose by slope and curvature."""
        slope = np.abs(oracle.slope(position))
        curvature = np.abs(np.einsum("ii...->i...", oracle.hessian(position)))
        endless = np.where(slope > 0, np.inf, slope)
        gain = np.divide(slope, np.sqrt(curvature), out=endless, where=curvature != 0)
        return state._replace(weights=largest(gain, self.count))
