"""What is to be trained: a network, and the methods that train it from one start on the same batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog import check, parameter
from experiments.experiment import (
    CONSTANT,
    ExperimentError,
    check_method,
    check_numbers,
    expect,
    set_fields,
    with_python_numbers,
)
from experiments.training_cost import estimate_bytes, estimate_seconds, refusal_of_method
from landscapes.networks import Network
from optimizers import Optimizer, Schedule

MOST_MEMBERS = 64
MOST_SECONDS, MOST_BYTES = 600.0, 512 * 2**20
"""What one training may take: ten minutes of one core, and half a gigabyte."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """One method that trains the network: a `Run` without a start, because all members start alike."""

    optimizer: Optimizer
    schedule: Schedule = CONSTANT

    def __post_init__(self) -> None:
        """Check each value once, here, so that no step ever has to."""
        check_method(self)
        if reason := refusal_of_method(self.optimizer):
            raise ExperimentError(f"Member: {reason}")


@dataclass(frozen=True, kw_only=True)
class Training:
    """A network and the members that train it; equal trainings give equal weights.

    All members begin with the weights that `seed` draws, and every step shows all of them the same batch of samples.
    Raises `ParameterError` or `ExperimentError` for a value that cannot be, and for a training that would take too much.
    """

    network: Network
    members: Sequence[Member]
    n_steps: int = parameter(
        1500, symbol="n", bounds=(1, 100_000), slider=(100, 5000), scale="log", help="How many steps each member takes."
    )
    batch_size: int = parameter(
        64, symbol="B", bounds=(1, 10_000), slider=(1, 1024), scale="log", help="How many samples a step looks at."
    )
    seed: int = parameter(
        0, symbol="s", bounds=(0, 2**31 - 1), slider=(0, 100), help="Which first weights and which batches are drawn."
    )
    order: int = parameter(
        0, symbol="o", bounds=(0, 2**31 - 1), slider=(0, 100), help="Another order of the batches, from the same start."
    )

    def __post_init__(self) -> None:
        """Check what only the training knows, and refuse what would not fit."""
        expect(self, "network", Network)
        check(self.network)
        check_numbers(self)
        set_fields(self, network=with_python_numbers(self.network), members=_checked_members(self.members))
        self._refuse_what_does_not_fit()

    def _refuse_what_does_not_fit(self) -> None:
        n_parameters, n_members = self.network.n_parameters, len(self.members)
        what = f"Training: {n_members} × {n_parameters:,} weights"
        if (n_bytes := estimate_bytes(self)) > MOST_BYTES:
            raise ExperimentError(
                f"{what} would take {n_bytes / 2**20:,.0f} MB of memory, where at most {MOST_BYTES / 2**20:.0f} are allowed; "
                "make the network smaller, take fewer members, or a method that remembers less."
            )
        if (seconds := estimate_seconds(self)) > MOST_SECONDS:
            raise ExperimentError(
                f"{what} × {self.n_steps:,} steps of {self.batch_size:,} samples would take {seconds / 60:,.0f} minutes, "
                f"where at most {MOST_SECONDS / 60:.0f} are allowed; take fewer steps, smaller batches or a smaller network."
            )


def _checked_members(members: Any) -> tuple[Member, ...]:
    checked = tuple(members) if isinstance(members, Iterable) else (members,)
    if not 1 <= len(checked) <= MOST_MEMBERS:
        raise ExperimentError(f"Training: there must be 1 to {MOST_MEMBERS} members, got {len(checked)}.")
    for member in checked:
        if not isinstance(member, Member):
            raise ExperimentError(f"Training: members must be a sequence of Member, got {member!r} in it.")
    return checked
