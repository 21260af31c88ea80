"""What SciPy runs from start to end: methods that do not come apart into single steps."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np

from catalog import Array, parameter
from optimizers.optimizer import NoState, Optimizer, Oracle


class Iterate(NamedTuple):
    """Where a run stood after an iteration, shape `(n_parameters,)`, and how many questions had been asked by then."""

    position: Array
    evaluations: int


class Recorder:
    """What SciPy asks and reports, as a path."""

    def __init__(self, oracle: Oracle, start: Array) -> None:
        """Before the first question, at the `start`, shape `(n_parameters,)`."""
        self._oracle = oracle
        self.latest = start
        """Where a loss was asked for last."""
        self.path = [Iterate(start, oracle.evaluations)]

    def loss(self, position: Array) -> float:
        """The height at `position`."""
        self.latest = np.array(position)
        return float(self._oracle.loss(position))

    def report(self, position: Array) -> None:
        """An iteration led to `position`."""
        self.path.append(Iterate(np.array(position), self._oracle.evaluations))

    def path_to(self, end: Array, n_steps: int) -> list[Iterate]:
        """The path of at most `n_steps` iterations; what was asked after the last of them is told at the `end`."""
        if self._oracle.evaluations == self.path[-1].evaluations:
            return self.path
        # The last iteration that is allowed has nothing after it.
        return [*self.path[:n_steps], Iterate(end, self._oracle.evaluations)]


@dataclass(frozen=True)
class WholeRun(Optimizer):
    """A method that `scipy.optimize.minimize` runs; only the path is ours.

    SciPy keeps its memory to itself, so there is no state to show, and there is no learning rate for a schedule to
    multiply. SciPy stops by itself once it is content; the run then stays where it is.
    """

    constant_cost = False
    method: ClassVar[str]
    """What SciPy calls the method."""
    uses_gradient: ClassVar[bool] = True

    @property
    @abstractmethod
    def options(self) -> Mapping[str, Any]:
        """What SciPy takes beside the number of iterations."""

    def solve(self, position: Array, oracle: Oracle, n_steps: int) -> list[Iterate]:
        """The path from `position`, shape `(n_parameters,)`: the start and at most `n_steps` iterations.

        An iteration counts all that was asked until it ended. What SciPy asks after its last report was asked for an
        iteration that failed, such as a line search that finds nothing: it leads from where the run stood to there.
        """
        from scipy.optimize import minimize  # noqa: PLC0415  (half a second that most visitors never need)

        recorder = Recorder(oracle, position)
        if not np.isfinite(position).all():
            return recorder.path
        arguments: dict[str, Any] = {
            "method": self.method,
            "jac": oracle.gradient if self.uses_gradient else None,
            "callback": recorder.report,
            "options": {"maxiter": n_steps, **self.options},
        }
        try:
            minimize(recorder.loss, position, **arguments)
            end = recorder.path[-1].position
        except RuntimeError:  # a line that falls without end has no lowest point: the run is where the search gave up
            end = recorder.latest
        return recorder.path_to(end, n_steps)

    def init(self, position: Array) -> NoState:
        """Nothing that SciPy would show."""
        return NoState()

    def step(self, position: Array, state: NoState, oracle: Oracle) -> tuple[Array, NoState]:
        """One iteration of each run, shape `(n_parameters, n_runs)`, as if it were the first: SciPy forgets what came before."""
        ends = [self.solve(column, oracle, 1)[-1].position for column in position.T]
        return np.stack(ends, axis=1), state


def stopping(default: float, *, help: str) -> Any:
    """How little is little enough to stop."""
    return parameter(default, symbol=r"\tau", bounds=(0, 1e3), slider=(1e-12, 1), scale="log", help=help)
