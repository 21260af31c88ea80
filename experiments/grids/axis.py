"""One axis of a sweep: a number by its name, from a low to a high value, spaced on the number's own scale."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from catalog import Array, Parameter, ParameterError, Scale
from experiments.experiment import ExperimentError

MOST_VALUES = 4096


@dataclass(frozen=True)
class Axis:
    """`n` values of the number called `name`, from `low` to `high`, both included.

    A `Sweep` binds it to the declaration of that number, which says how the values are spaced.
    Raises `ExperimentError` for a count or an interval that is none.
    """

    name: str
    low: float
    high: float
    n: int
    declared: Parameter | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Check what does not depend on the number."""
        if isinstance(self.n, bool) or not isinstance(self.n, int | np.integer) or not 1 <= self.n <= MOST_VALUES:
            raise ExperimentError(f"Axis {self.name}: n must be a whole number in [1, {MOST_VALUES}], got {self.n!r}.")
        object.__setattr__(self, "n", int(self.n))

    def bound_to(self, declared: Parameter) -> "Axis":
        """The same axis, once it is known what is `declared` of its number; raises `ParameterError` or `ExperimentError`."""
        for value in (self.low, self.high):
            if not declared.allows(value):
                raise ParameterError(f"Axis {self.name}: each value must {declared.legal}, got {value!r}.")
        if self.low > self.high or (self.low == self.high and self.n > 1):
            raise ExperimentError(f"Axis {self.name}: low must be below high, got {self.low!r} and {self.high!r}.")
        if declared.scale == "log" and not self.low > 0:
            raise ExperimentError(
                f"Axis {self.name}: it is spaced by its logarithm, so low must be above 0, got {self.low!r}."
            )
        return replace(self, low=float(self.low), high=float(self.high), declared=declared)

    @cached_property
    def values(self) -> Array:
        """The very floats that cells take, shape `(n,)`, ascending; whole numbers for a number that must be whole."""
        assert self.declared is not None, "an axis has values once a sweep has bound it"
        shares = np.linspace(0.0, 1.0, self.n)
        values = SPACINGS[self.declared.scale](self.low, self.high, shares)
        values = np.clip(np.round(values) if self.declared.is_whole else values, self.low, self.high)
        values[-1:] = self.high if self.n > 1 else self.low
        values += 0.0  # there is no negative zero: it would be equal and yet another
        values.setflags(write=False)
        return values


def linear(low: float, high: float, shares: Array) -> Array:
    """Evenly spaced: low at share 0, high at share 1."""
    return low + (high - low) * shares


def logarithmic(low: float, high: float, shares: Array) -> Array:
    r"""Evenly spaced logarithms, $l\,(h/l)^s$, written as $l + l\,(e^{s \ln(1 + (h - l)/l)} - 1)$.

    So the digits are kept when an axis spans a few of the last digits of a float only.
    """
    return np.asarray(low + low * np.expm1(shares * np.log1p((high - low) / low)))


def one_minus(low: float, high: float, shares: Array) -> Array:
    """Evenly spaced logarithms of the distance from 1: 0.9, 0.99, 0.999."""
    return np.asarray(low - (1 - low) * np.expm1(shares * np.log1p((low - high) / (1 - low))))


SPACINGS: dict[Scale, Callable[[float, float, Array], Array]] = {
    "linear": linear,
    "log": logarithmic,
    "one-minus": one_minus,
}
