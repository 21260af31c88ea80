"""What an optimizer is: hyperparameters in a frozen dataclass, and two pure functions, `init` and `step`."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, NamedTuple, Protocol

from catalog import JUST_BELOW_ONE, About, Array, Number, parameter, switch
from optimizers.denominator import Denominator


class Oracle(Protocol):
    """What a step may ask about the landscape; every question is counted."""

    @property
    def evaluations(self) -> int:
        """How many questions have been asked so far."""

    def loss(self, position: Array) -> Array:
        """The height at `position`, shape `(n_parameters, n_runs)` → `(n_runs,)`."""

    def gradient(self, position: Array) -> Array:
        """The slope at `position`, shape `(n_parameters, n_runs)` → `(n_parameters, n_runs)`."""

    def hessian(self, position: Array) -> Array:
        """The curvature at `position`, shape `(n_parameters, n_runs)` → `(n_parameters, n_parameters, n_runs)`."""

    def random(self, position: Array) -> Array:
        """Seeded standard normal numbers in the shape of `position`, the same for all runs: no question, so not counted."""


class NoState(NamedTuple):
    """The state of a method that remembers nothing."""


@dataclass(frozen=True)
class StateDisplay:
    """What the fields of a state mean to the eye, as far as their names do not say it.

    `symbols` tells how the card's formula writes a field: `{"velocity": "b"}`. A field is else written as it is called,
    and a running product such as `beta1_power` as the power of the decay rate that it is.
    """

    symbols: Mapping[str, str] = field(default_factory=dict)
    momentum: str | None = None
    """The field that averages the directions so far: an arrow on the map."""
    is_downhill: bool = False
    """Whether the momentum is added to the position rather than subtracted."""
    corners: tuple[str, ...] = ()
    """The fields that are places, and corners of one shape on the map."""
    circle: str | None = None
    """The field that is the radius of a circle around the position, before the step."""


@dataclass(frozen=True)
class Optimizer(ABC):
    """A rule that turns a position into the next one.

    Every class is abstract or final. `init` and `step` change nothing in place; whatever the state, a small `NamedTuple`,
    holds is recorded and shown. In a description the fields are scalars; the runner stacks runs of one kind, so inside
    `step` a field may also be an array of shape `(n_runs,)`, which broadcasts over positions of shape
    `(n_parameters, n_runs)`. Whatever their number, a coordinate that the loss ignores changes nothing for the others.
    """

    about: ClassVar[About]
    dialects: ClassVar[Mapping[str, Mapping[str, Any]]] = {"Textbook": {}}
    """How each library understands this method: named sets of field values, the rest being the defaults."""
    well_known: ClassVar[bool] = False
    """Whether the method is offered before the others."""
    constant_cost: ClassVar[bool] = True
    """Whether each step asks equally many questions, whatever it meets; if not, questions are counted run by run."""

    state_display: ClassVar[StateDisplay] = StateDisplay()
    """What the fields of the state mean."""

    @abstractmethod
    def init(self, position: Array) -> Any:
        """The state before the first step from `position`, shape `(n_parameters, n_runs)`."""

    @abstractmethod
    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """One step: the new position and the new state."""

    def moved(self, state: Any) -> Array | None:
        """What is not 0 where the step that led to `state` moved a coordinate, in the shape of a position; `None` if all did."""
        return None

    def denominator(self, state: Any) -> Denominator | None:
        """What the step that led to `state` divided by; `None` for a method without a root of averaged squares."""
        return None

    def plain_rate(self, before: Any, after: Any) -> Number | None:
        """The rate of the plain gradient descent that a step between two states tends to as ε outweighs the root.

        `None` where it tends to something else: momentum, averaging and weight decay are still there.
        """
        return None

    @property
    def stability_limit(self) -> Number | None:
        """The learning rate times the largest curvature below which the method is stable in a bowl, where that is known.

        A modifier has none: what it is wrapped around no longer swings as it would by itself.
        """
        return None

    @property
    def base_rate(self) -> Number | None:
        """The learning rate, which a schedule multiplies; `None` for a method without one that each step uses."""
        return getattr(self, "learning_rate", None)

    def with_scaled_rate(self, factor: Number) -> "Optimizer":
        """The same method with its learning rate, if it has one, times `factor`: this is what a schedule does."""
        rate = self.base_rate
        return self if rate is None else replace(self, learning_rate=rate * factor)  # type: ignore[call-arg]  # has a rate


def rate(default: float) -> Any:
    """A learning rate: the factor between a direction and a step."""
    return parameter(
        default,
        symbol=r"\eta",
        bounds=(0, 1e6),
        slider=(1e-5, 10),
        scale="log",
        help="How far to go in the chosen direction.",
    )


def decay(default: float, *, symbol: str, help: str, label: str = "") -> Any:
    """The weight of the past in an exponential moving average; its memory is about 1/(1 − β) steps."""
    return parameter(
        default,
        symbol=symbol,
        bounds=(0, JUST_BELOW_ONE),
        slider=(0, 0.9999),
        scale="one-minus",
        help=help,
        label=label,
    )


def tiny(default: float, *, help: str, symbol: str = r"\varepsilon", smallest: float = 1e-12) -> Any:
    """A small constant that keeps a division finite."""
    return parameter(default, symbol=symbol, bounds=(0, 1e3), slider=(smallest, 1), scale="log", help=help)


def decay_of_mean(default: float = 0.9) -> Any:
    """Adam's β₁: the weight of the past in the averaged gradient."""
    return decay(
        default, symbol=r"\beta_1", label="β₁", help="How much of the averaged gradient is kept: the momentum."
    )


def decay_of_squares(default: float = 0.999) -> Any:
    """Adam's β₂: the weight of the past in the averaged squared gradient."""
    return decay(default, symbol=r"\beta_2", label="β₂", help="How much of the averaged squared gradient is kept.")


def epsilon_hat_switch(default: bool = False) -> Any:
    """Whether ε is the ε̂ of Adam's paper: added before v is corrected, it weighs ε/√(1 − β₂ᵗ)."""
    return switch(
        default,
        symbol=r"\hat\varepsilon",
        label="ε before correction",
        help="Add ε before the average is corrected: it weighs more in early steps.",
    )


def shrinkage(default: float = 0.0) -> Any:
    """A weight decay: the pull of every coordinate towards 0."""
    return parameter(
        default,
        symbol=r"\lambda",
        bounds=(0, 1e3),
        slider=(0, 0.3),
        help="How strongly every coordinate is pulled towards 0.",
    )


def initial_distance_guess(default: float = 1e-6) -> Any:
    """A first guess of the distance to the minimum, for methods that find their own learning rate."""
    return parameter(
        default,
        symbol="d_0",
        bounds=(1e-12, 1e3),
        slider=(1e-8, 1),
        scale="log",
        label="first distance",
        help="The first guess of the distance to the minimum, on the small side.",
    )
