"""Random search: try a place nearby, and stay there if it is lower."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from catalog import About, Array, Number
from optimizers.optimizer import Optimizer, Oracle, rate


class RandomSearchState(NamedTuple):
    """The place that was tried last."""

    tried: Array


@dataclass(frozen=True)
class RandomSearch(Optimizer):
    r"""Try a random place nearby; go there if it is lower.

    $x_{t+1} = x_t + \eta\,\xi_t$ if that lies lower, else $x_t$, with $\xi_t$ standard normal.
    """

    about = About(
        "Random search",
        1965,
        "J. Matyas",
        idea="Stab in the dark around you, and step only where it is lower: the humblest method there is.",
        source="Random optimization. Automation and Remote Control 26 (1965).",
        formula=r"x_{t+1} = x_t + \eta\,\xi_t \quad\text{if}\quad f(x_t + \eta\,\xi_t) < f(x_t) \qquad \xi_t \sim N(0, I)",
    )
    learning_rate: Number = rate(0.1)

    def init(self, position: Array) -> RandomSearchState:
        """Nothing has been tried."""
        return RandomSearchState(position)

    def step(self, position: Array, state: RandomSearchState, oracle: Oracle) -> tuple[Array, RandomSearchState]:
        """Try once."""
        tried = position + self.learning_rate * oracle.random(position)
        is_lower = oracle.loss(tried) < oracle.loss(position)
        return np.where(is_lower, tried, position), RandomSearchState(tried)
