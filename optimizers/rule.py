"""What a rule is: a modifier that shares one budget of steps between the coordinates."""

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from catalog import Array, ParameterError, layers
from optimizers.modifier import Modifier, WrappedOracle
from optimizers.optimizer import Oracle


class Weighed(NamedTuple):
    """The state of the inner optimizer, and how much each coordinate was given of the latest step."""

    inner: Any
    weights: Array


@dataclass(frozen=True)
class ListeningOracle(WrappedOracle):
    """A landscape that remembers which slopes it told, so that nobody has to ask for them again."""

    told: list[Array] = field(default_factory=list)

    def gradient(self, position: Array) -> Array:
        """The slope at `position`."""
        self.told.append(self.oracle.gradient(position))
        return self.told[-1]

    def slope(self, position: Array) -> Array:
        """The first slope that was told; that at `position` if nobody has asked for any."""
        return self.told[0] if self.told else self.oracle.gradient(position)


@dataclass(frozen=True)
class Rule(Modifier):
    """A modifier that weighs the step of the `inner` optimizer, coordinate by coordinate.

    Its state has the fields `inner` and `weights`, shape `(n_parameters, n_runs)`. Where a weight is 1 the very result of the
    inner step is taken, where it is 0 the old position. The rule sees the slope that the inner optimizer asked for, and asks for
    one itself only if that asks for none.

    Modifiers within a rule belong to the step that is shared. One around it changes the slope that the rule sees, too, or what
    is made of the shared step: a weight decay beside the step pulls every coordinate. There is one budget, so that a rule cannot
    be put around another one.
    """

    def __post_init__(self) -> None:
        """Refuse what cannot be wrapped; raises `ParameterError`."""
        super().__post_init__()
        if any(isinstance(layer, Rule) for layer in layers(self.inner)):
            owner = type(self).about.title
            raise ParameterError(f"{owner}: inner must not share its steps by a rule already, got {self.inner!r}.")

    def moved(self, state: Any) -> Array | None:
        """The coordinates whose weight is not 0."""
        weights: Array = state.weights
        return weights

    @abstractmethod
    def weigh(self, position: Array, state: Any, oracle: ListeningOracle) -> Any:
        """The state with the weights of the step from `position`, and whatever else the rule remembers of it."""


@dataclass(frozen=True)
class SharingRule(Rule):
    """A rule whose weights have mean one: what one coordinate gets more of the step, others get less.

    The inner optimizer remembers as if all its steps were taken.
    """

    def init(self, position: Array) -> Any:
        """All coordinates weigh alike."""
        return Weighed(self.inner.init(position), np.ones_like(position))

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer, longer in some coordinates and shorter in others."""
        listening = ListeningOracle(oracle)
        ahead, inner = self.inner.step(position, state.inner, listening)
        after = self.weigh(position, state, listening)._replace(inner=inner)
        w = after.weights
        part = position + w * (ahead - position)
        return np.where(w == 1, ahead, np.where(w == 0, position, part)), after


@dataclass(frozen=True)
class SelectingRule(Rule):
    """A rule whose weights are 0 or 1: coordinate descent, by whatever steps the inner optimizer makes.

    A coordinate that is not chosen stays as it is, and so does all that the inner optimizer remembers of it, its running
    products and counts included: each coordinate has a clock of its own. What belongs to a whole run (an estimated distance,
    a radius, a whole number of steps) goes on for all of them.
    """

    def init(self, position: Array) -> Any:
        """Nobody is chosen yet."""
        return Weighed(by_coordinate(self.inner.init(position), position), np.zeros_like(position))

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer, for the chosen coordinates only."""
        listening = ListeningOracle(oracle)
        ahead, inner = self.inner.step(position, state.inner, listening)
        after = self.weigh(position, state, listening)
        chosen = after.weights == 1
        return np.where(chosen, ahead, position), after._replace(inner=_where(chosen, inner, state.inner))


def by_coordinate(state: Any, position: Array) -> Any:
    """`state` with the numbers that all coordinates share spread out, one each, in the shape of `position`.

    Not where the state has a number for each run, which its step mixes with those that are shared.
    """
    if not isinstance(state, tuple):
        return state
    shapes = [np.shape(value) for value in state if isinstance(value, np.ndarray)]
    if any(shape != position.shape for shape in shapes):
        return state
    return type(state)(*(_spread(value, position) for value in state))  # a NamedTuple


def _spread(value: Any, position: Array) -> Any:
    return np.full(position.shape, value) if isinstance(value, float) else by_coordinate(value, position)


def _where(chosen: Any, after: Any, before: Any) -> Any:
    """The state `after` for the `chosen` coordinates and the one `before` for others, in all that there is one a coordinate."""
    if isinstance(after, tuple):
        return type(after)(*(_where(chosen, new, old) for new, old in zip(after, before, strict=True)))
    return np.where(chosen, after, before) if np.shape(before) == chosen.shape else after
