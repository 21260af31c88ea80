"""Random: lots decide which coordinate moves."""

from dataclasses import dataclass
from typing import Any

from catalog import About, Array
from optimizers.rule import ListeningOracle, SelectingRule
from optimizers.weights import count_of_chosen, largest


@dataclass(frozen=True)
class Random(SelectingRule):
    r"""Draw the coordinate that moves, all with the same chance.

    $w_i = 1$ for an $i$ that is drawn from $1 \ldots d$, else 0; with $k > 1$ for $k$ different ones. Every coordinate draws
    a normal number, and the largest win; runs of one seed draw the same.
    """

    about = About(
        "Random",
        2012,
        "Yu. Nesterov",
        idea="Draw lots for the coordinate that may move: as good as taking turns, and nothing to know beforehand.",
        source="Efficiency of coordinate descent methods on huge-scale optimization problems. SIAM J. Optim. 22 (2012).",
        formula=r"w_i = \begin{cases} 1 & i = i_t \\ 0 & \text{otherwise} \end{cases} \qquad i_t \sim U\{1, \ldots, d\}",
    )
    count: int = count_of_chosen()

    def weigh(self, position: Array, state: Any, oracle: ListeningOracle) -> Any:
        """Draw."""
        return state._replace(weights=largest(oracle.random(position), self.count))
