"""An experiment's sibling over many coordinates: methods that descend in one bowl, from one start, and what came of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import Array, check, parameter
from experiments.experiment import (
    CONSTANT,
    ExperimentError,
    check_method,
    check_numbers,
    expect,
    set_fields,
    with_python_numbers,
)
from experiments.grouping import groups
from experiments.histories import coordinate_updates, internals
from experiments.march import march, stack
from experiments.noise import NO_NOISE, Noise
from experiments.observers.stretch import loss_limits
from experiments.oracle import Oracle
from landscapes.bowls.diagonal_bowl import DiagonalBowl
from landscapes.objective import Objective
from optimizers import Optimizer, Schedule

MOST_DESCENDERS = 8


@dataclass(frozen=True, kw_only=True)
class Descender:
    """One method under one schedule: a `Run` without a start, because all begin alike."""

    optimizer: Optimizer
    schedule: Schedule = CONSTANT

    def __post_init__(self) -> None:
        """Check each value once, here, so that no step ever has to."""
        check_method(self)


@dataclass(frozen=True, kw_only=True)
class Descent:
    """A bowl of many coordinates and who descends in it; equal descents have equal paths.

    Raises `ParameterError` or `ExperimentError` for a value that cannot be run.
    """

    bowl: DiagonalBowl
    descenders: Sequence[Descender]
    n_steps: int = parameter(
        2000,
        symbol="n",
        bounds=(1, 10_000),
        slider=(10, 5000),
        scale="log",
        help="How many steps each method may take.",
    )
    noise: Noise = NO_NOISE
    seed: int = parameter(
        0, symbol="s", bounds=(0, 2**31 - 1), slider=(0, 100), help="Which stream of random numbers is drawn."
    )

    def __post_init__(self) -> None:
        """Check what only the descent knows."""
        expect(self, "bowl", DiagonalBowl)
        expect(self, "noise", Noise)
        check(self.bowl)
        check(self.noise)
        check_numbers(self)
        set_fields(
            self,
            bowl=with_python_numbers(self.bowl),
            noise=with_python_numbers(self.noise),
            descenders=_checked(self.descenders),
        )


@dataclass(frozen=True, eq=False)
class DescentPath:
    """One method, step by step; row k of each array is the moment after k steps, row 0 the start.

    Past `last_step`, the last at which its loss was bounded, it stays where it was.
    """

    positions: Array
    """Shape `(n_steps + 1, n_parameters)`."""
    losses: Array
    """Shape `(n_steps + 1,)`, without noise."""
    evaluations: Array
    """Shape `(n_steps + 1,)`: how many questions had been asked by then."""
    coordinate_updates: Array
    """Shape `(n_steps + 1,)`: how many coordinates had been moved by then."""
    internals: Mapping[str, Array]
    """What the optimizer and its rule remember, by name, each of shape `(n_steps + 1, n_parameters)`."""
    last_step: int


def descend(descent: Descent) -> list[DescentPath]:
    """The path of each of the descenders, in their order; nobody sees the others."""
    found: dict[int, DescentPath] = {}
    for indices in groups(descent.descenders):
        members = [descent.descenders[index] for index in indices]
        found.update(zip(indices, _side_by_side(descent, members), strict=True))
    return [found[index] for index in range(len(descent.descenders))]


def _side_by_side(descent: Descent, members: Sequence[Descender]) -> list[DescentPath]:
    """The paths of those `members` of `descent` that take the same branches."""
    optimizer = stack([member.optimizer for member in members])
    starts = np.repeat(descent.bowl.start[:, None], len(members), axis=1)
    oracle = Oracle(descent.bowl, descent.noise, descent.seed)
    return paths(descent.bowl, optimizer, starts, oracle, descent.n_steps, members[0].schedule)


@np.errstate(all="ignore")  # who overflows is a result, told by its last step
def paths(
    objective: Objective,
    optimizer: Optimizer,
    starts: Array,
    oracle: Oracle,
    n_steps: int,
    schedule: Schedule = CONSTANT,
) -> list[DescentPath]:
    """The path from each of the `starts`, shape `(n_parameters, n_runs)`, over any objective."""
    moments = list(march(optimizer, starts, oracle, n_steps, schedule))
    positions = np.stack([moment.position for moment in moments], axis=1)
    losses, remembered = objective.loss(positions), internals(moments)
    updates = coordinate_updates(optimizer, moments)
    evaluations = np.array([moment.evaluations for moment in moments])
    is_sound = np.logical_and.accumulate(np.abs(losses) <= loss_limits(losses[0]), axis=0)
    steps, last_steps = np.arange(n_steps + 1), np.maximum(is_sound.sum(axis=0) - 1, 0)

    def path(run: int) -> DescentPath:
        rows = np.minimum(steps, last_steps[run])
        return DescentPath(
            positions=positions[:, rows, run].T,
            losses=losses[rows, run],
            evaluations=evaluations[rows],
            coordinate_updates=updates[rows, run],
            internals={name: history[rows, :, run] for name, history in remembered.items()},
            last_step=int(last_steps[run]),
        )

    return [path(run) for run in range(starts.shape[1])]


def _checked(descenders: Any) -> tuple[Descender, ...]:
    checked = tuple(descenders) if isinstance(descenders, Iterable) else (descenders,)
    if not 1 <= len(checked) <= MOST_DESCENDERS:
        raise ExperimentError(f"Descent: there must be 1 to {MOST_DESCENDERS} descenders, got {len(checked)}.")
    for descender in checked:
        if not isinstance(descender, Descender):
            raise ExperimentError(f"Descent: descenders must be a sequence of Descender, got {descender!r} in it.")
    return checked
