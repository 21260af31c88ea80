"""What a modifier is: an optimizer that wraps another one, whichever it is."""

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import Any

from catalog import Array, Number, ParameterError
from optimizers.optimizer import Optimizer, Oracle
from optimizers.whole_run import WholeRun


@dataclass(frozen=True)
class Modifier(Optimizer):
    """An optimizer around the `inner` one: it changes what that one sees, or what is made of its steps.

    Modifiers nest. One that remembers something has a state with a field `inner`; the others hand the inner state on.
    """

    inner: Optimizer

    def __post_init__(self) -> None:
        """Refuse what cannot be wrapped; raises `ParameterError`."""
        if not isinstance(self.inner, Optimizer) or isinstance(self.inner, WholeRun):
            owner = type(self).about.title
            raise ParameterError(f"{owner}: inner must be an optimizer that goes step by step, got {self.inner!r}.")

    def init(self, position: Array) -> Any:
        """The state of the inner optimizer."""
        return self.inner.init(position)

    def moved(self, state: Any) -> Array | None:
        """What the inner optimizer moved."""
        return self.inner.moved(state)

    @property
    def base_rate(self) -> Number | None:
        """The learning rate of the inner optimizer."""
        return self.inner.base_rate

    def with_scaled_rate(self, factor: Number) -> Optimizer:
        """The same modifier around the inner optimizer with its learning rate times `factor`."""
        return replace(self, inner=self.inner.with_scaled_rate(factor))

    @abstractmethod
    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """One step of the inner optimizer, modified."""


@dataclass(frozen=True)
class WrappedOracle:
    """The landscape as an inner optimizer sees it: a subclass changes some answers, all else is passed on."""

    oracle: Oracle

    @property
    def evaluations(self) -> int:
        """How many questions have been asked of the real oracle."""
        return self.oracle.evaluations

    def loss(self, position: Array) -> Array:
        """The height at `position`."""
        return self.oracle.loss(position)

    def gradient(self, position: Array) -> Array:
        """The slope at `position`."""
        return self.oracle.gradient(position)

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`."""
        return self.oracle.hessian(position)

    def random(self, position: Array) -> Array:
        """Random numbers in the shape of `position`."""
        return self.oracle.random(position)
