"""What a schedule is: a multiplier of the learning rate over the course of a run."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from catalog import About, Array, parameter

SMALLEST_SHARE = 1e-5
"""The shortest stretch that a schedule may repeat, so that it never divides by nothing."""
ROUNDING = 1e-9
"""A boundary that rounding missed by this little is counted as reached."""


@dataclass(frozen=True)
class Schedule(ABC):
    """How the learning rate changes while a run goes on; the optimizer keeps its own rate, which is multiplied.

    Times are shares of the run, so that a schedule keeps its shape however many steps there are. Libraries count steps:
    of a run of T steps, step t = 0, 1, … is taken at `progress` t/T, and S of their steps are the share S/T.
    """

    about: ClassVar[About]

    @abstractmethod
    def factor(self, progress: float) -> float:
        """The multiplier once the share `progress` of all steps, in [0, 1), is behind."""


@dataclass(frozen=True)
class WatchfulSchedule(Schedule):
    """A schedule that looks at the loss before each step; `factor` is what it plans as long as all goes well.

    What it remembers is a value with a field `factor`, shape `(n_runs,)`: every run has a multiplier of its own.
    """

    @abstractmethod
    def init(self, n_runs: int) -> Any:
        """What is remembered before anything has been seen."""

    @abstractmethod
    def observe(self, loss: Array, memory: Any) -> Any:
        """What is remembered once the next `loss`, shape `(n_runs,)`, has been seen."""


def share(default: float, *, symbol: str, help: str, label: str = "") -> Any:
    """A moment of the run, or a stretch of it, as a share of all its steps."""
    return parameter(default, symbol=symbol, bounds=(0, 1), help=help, label=label)


def period(default: float, *, symbol: str, help: str, label: str = "") -> Any:
    """A stretch of the run that is repeated, as a share of all its steps."""
    return parameter(
        default, symbol=symbol, bounds=(SMALLEST_SHARE, 1), slider=(0.01, 1), scale="log", help=help, label=label
    )


def fraction(default: float, *, symbol: str, help: str, label: str = "") -> Any:
    """A multiplier between nothing and the whole learning rate."""
    return parameter(default, symbol=symbol, bounds=(0, 1), help=help, label=label)


def ramp(progress: float, start: float, end: float) -> float:
    """How far `progress` has come from `start` (0) to `end` (1); past the end it stays 1."""
    if progress >= end:
        return 1.0
    return 0.0 if progress <= start else (progress - start) / (end - start)


def blend(low: float, high: float, weight: float) -> float:
    """`low` at weight 0, `high` at weight 1, and in proportion between them."""
    return low + (high - low) * weight


def half_wave(way: float) -> float:
    """Half a cosine: 1 at the beginning of the `way`, 0 at its end 1, level at both."""
    return (1 + math.cos(math.pi * way)) / 2


def completed(progress: float, length: float) -> int:
    """How many stretches of that `length` are behind."""
    return math.floor(progress / length + ROUNDING)
