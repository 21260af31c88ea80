"""What an adaptive method divides by: the root of averaged squares, and an ε."""

from typing import NamedTuple

import numpy as np

from catalog import Array, Number


class Denominator(NamedTuple):
    r"""The denominator $\sqrt{v} + \varepsilon$, with ε under the root, $\sqrt{v + \varepsilon}$, if it is `epsilon_inside`.

    A method makes it from its state; its step divides by the `total`, and what is shown are the two parts of that.
    """

    squares: Array
    """The averaged squares $v$, shape `(n_parameters, n_runs)`."""
    epsilon: Number
    epsilon_inside: bool = False
    correction: Number | None = None
    """What root and ε are divided by together, where the average is corrected only after ε has been added."""

    @property
    def total(self) -> Array:
        """What a step divides by."""
        if self.epsilon_inside:
            return np.sqrt(self.squares + self.epsilon)
        total: Array = np.sqrt(self.squares) + self.epsilon
        return total if self.correction is None else total / self.correction

    @property
    def root(self) -> Array:
        """What the averaged squares alone would make of it."""
        root: Array = np.sqrt(self.squares)
        return root if self.correction is None else root / self.correction

    @property
    def floor(self) -> Number:
        """What ε alone makes of it: the smallest that it can be. Where the root is smaller than that, ε outweighs it."""
        floor: Number = np.sqrt(self.epsilon) if self.epsilon_inside else self.epsilon
        return floor if self.correction is None else floor / self.correction

    def plain_rate(self, learning_rate: Number) -> Number:
        """What a gradient is multiplied by where ε far outweighs the root."""
        rate: Number = np.divide(learning_rate, self.floor)
        return rate


def adam_denominator(v: Array, weight_seen: Number, epsilon: Number, epsilon_hat: bool) -> Denominator:
    r"""Adam's: the average `v` of squares corrected by the `weight_seen` so far, $1 - \beta_2^t$, before or after ε is added."""
    if epsilon_hat:
        return Denominator(v, epsilon, False, np.sqrt(weight_seen))
    return Denominator(v / weight_seen, epsilon)
