"""What is minimized: a loss over any number of parameters, with its gradient and, where there is one, its Hessian."""

from abc import ABC, abstractmethod

from catalog import Array


class Objective(ABC):
    """A loss over `n_parameters` numbers.

    A position has shape `(n_parameters, …)`; `loss` returns `(…)`, `gradient` `(n_parameters, …)` and `hessian`
    `(n_parameters, n_parameters, …)`, whatever follows the first axis: runs, points of a grid, or nothing. One that learns
    from data may take a batch as a further argument with a default, the whole of the data.
    """

    @property
    @abstractmethod
    def n_parameters(self) -> int:
        """How many numbers a position consists of."""

    @abstractmethod
    def loss(self, position: Array) -> Array:
        """The height at `position`."""

    @abstractmethod
    def gradient(self, position: Array) -> Array:
        """The slope at `position`, one row a parameter."""

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`; raises `NotImplementedError` where there is none to be had."""
        raise NotImplementedError(
            f"{type(self).__name__} has no Hessian; choose an optimizer that asks for losses and gradients only."
        )
