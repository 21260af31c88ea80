"""The waist of the hourglass: frozen values that say completely what is to be run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog import Frozen, Parameter, ParameterError, Point, changed, check, parameter, parameters, values
from experiments.noise import NO_NOISE, Noise
from landscapes import Landscape
from landscapes.landscape import LARGEST_COORDINATE
from optimizers import SCHEDULES, Optimizer, Schedule

MAX_MODIFIERS = 4
"""Each layer of SAM doubles the questions of a step, so that a few lines of a link could keep a server busy for ever."""
COORDINATE = Parameter(
    "x", 0.0, (-LARGEST_COORDINATE, LARGEST_COORDINATE), (-10, 10), "linear", "A coordinate of a start."
)
CONSTANT: Schedule = SCHEDULES["constant"]()


class ExperimentError(ValueError):
    """An experiment that cannot be run; the message says whose value, what was expected and what came."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One optimizer, with its hyperparameters, from one start, under one schedule: scalars only.

    Raises `ParameterError` for a hyperparameter out of its bounds and `ExperimentError` for a start that is no point.
    """

    optimizer: Optimizer
    start: Point
    schedule: Schedule = CONSTANT

    def __post_init__(self) -> None:
        """Check each value once, here, so that no step ever has to."""
        check_method(self)
        set_fields(self, start=_checked_start(self.start))


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """A landscape and the runs on it; equal experiments have equal trajectories.

    Raises `ParameterError` or `ExperimentError` for a value that cannot be run.
    """

    landscape: Landscape
    runs: Sequence[Run]
    n_steps: int = parameter(
        300, symbol="n", bounds=(1, 100_000), slider=(10, 5000), scale="log", help="How many steps each run may take."
    )
    noise: Noise = NO_NOISE
    seed: int = parameter(
        0, symbol="s", bounds=(0, 2**31 - 1), slider=(0, 100), help="Which stream of random numbers is drawn."
    )
    budget: int = parameter(
        0,
        symbol="B",
        bounds=(0, 10_000_000),
        slider=(0, 2000),
        help="How many losses, gradients and Hessians each run may ask for; 0 sets no limit.",
    )

    def __post_init__(self) -> None:
        """Check what only the experiment knows."""
        expect(self, "landscape", Landscape)
        expect(self, "noise", Noise)
        check(self.landscape)
        check(self.noise)
        check_numbers(self)
        set_fields(
            self,
            landscape=with_python_numbers(self.landscape),
            noise=with_python_numbers(self.noise),
            runs=_checked_runs(self.runs),
        )


def check_method(owner: Any) -> None:
    """Check the `optimizer` and the `schedule` of whoever runs them, once, so that no step ever has to."""
    expect(owner, "optimizer", Optimizer)
    expect(owner, "schedule", Schedule)
    if _n_modifiers(owner.optimizer) > MAX_MODIFIERS:
        name = type(owner).__name__
        raise ExperimentError(f"{name}: at most {MAX_MODIFIERS} modifiers can be applied to an optimizer, got more.")
    check(owner.optimizer)
    check(owner.schedule)
    set_fields(owner, optimizer=with_python_numbers(owner.optimizer), schedule=with_python_numbers(owner.schedule))


def check_numbers(owner: Any) -> None:
    """Check the whole numbers that `owner`, which has no card, declares itself, and make them Python's own."""
    for name, declared in parameters(owner).items():
        if not declared.allows(getattr(owner, name)):
            kind = type(owner).__name__
            raise ParameterError(f"{kind}: {name} must {declared.legal}, got {getattr(owner, name)!r}.")
        set_fields(owner, **{name: int(getattr(owner, name))})


def expect(owner: Any, name: str, kind: type) -> None:
    """Refuse a field that is not of its `kind`, such as a class where an instance is meant."""
    value = getattr(owner, name)
    if not isinstance(value, kind):
        raise ExperimentError(f"{type(owner).__name__}: {name} must be a {kind.__name__}, got {value!r}.")


def _n_modifiers(optimizer: Any) -> int:
    """How many modifiers are applied; not by recursion, which a hostile depth would exhaust."""
    n_modifiers = 0
    while (optimizer := getattr(optimizer, "inner", None)) is not None:
        n_modifiers += 1
    return n_modifiers


def set_fields(owner: Any, **fields: Any) -> None:
    """Write fields of a frozen dataclass while it is being made."""
    for name, value in fields.items():
        object.__setattr__(owner, name, value)


def with_python_numbers(entry: Frozen) -> Frozen:
    """`entry` with Python's own numbers, so that it hashes, prints and compares the same wherever its values came from."""
    kinds = {name: type(declared.default) for name, declared in parameters(entry).items()}
    converted = {name: kinds[name](value) for name, value in values(entry).items() if type(value) is not kinds[name]}
    return changed(entry, converted) if converted else entry


def _checked_runs(runs: Any) -> tuple[Run, ...]:
    checked = tuple(runs) if isinstance(runs, Iterable) else (runs,)
    if not checked:
        raise ExperimentError("Experiment: at least one run is needed, got none.")
    for run in checked:
        if not isinstance(run, Run):
            raise ExperimentError(f"Experiment: runs must be a sequence of Run, got {run!r} in it.")
    return checked


def _checked_start(start: Any) -> Point:
    try:
        x, y = start
    except (TypeError, ValueError):
        raise ExperimentError(f"Run: start must be two numbers, got {start!r}.") from None
    for value in (x, y):
        if not COORDINATE.allows(value):
            raise ExperimentError(f"Run: start must be two numbers within ±{LARGEST_COORDINATE:g}, got {start!r}.")
    return float(x) + 0.0, float(y) + 0.0  # a start has no negative zero: it would be equal and yet another
