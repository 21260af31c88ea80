"""Cyclic: one coordinate after the other, in turn."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from catalog import About, Array
from optimizers.rule import ListeningOracle, SelectingRule
from optimizers.weights import count_of_chosen


class CyclicState(NamedTuple):
    """The state of the inner optimizer, who moved at the latest step, and whose turn is next."""

    inner: Any
    weights: Array
    turn: int


@dataclass(frozen=True)
class Cyclic(SelectingRule):
    r"""Let the coordinates move in turn, whatever their slopes.

    $w_i = 1$ for $i = t \bmod d$, else 0; with $k > 1$ for the next $k$. Where the coordinates do not depend on each other each
    goes the way of the plain method, $d/k$ times more slowly. Where they do, each step meets what the one before it left.
    """

    about = About(
        "Cyclic",
        1992,
        "Z.-Q. Luo & P. Tseng",
        idea="One coordinate after the other: nobody is forgotten, and nobody is preferred.",
        source="On the convergence of the coordinate descent method for convex differentiable minimization. JOTA 72 (1992).",
        formula=r"w_i = \begin{cases} 1 & i = t \bmod d \\ 0 & \text{otherwise} \end{cases}",
    )
    count: int = count_of_chosen()

    def init(self, position: Array) -> CyclicState:
        """The first coordinate is the first."""
        inner, weights = super().init(position)
        return CyclicState(inner, weights, 0)

    def weigh(self, position: Array, state: CyclicState, oracle: ListeningOracle) -> CyclicState:
        """Choose the next."""
        n, weights = len(position), np.zeros_like(position)
        count = min(self.count, n)
        weights[(state.turn + np.arange(count)) % n] = 1
        return CyclicState(state.inner, weights, (state.turn + count) % n)
