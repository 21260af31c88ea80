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

        path = [Iterate(position, oracle.evaluations)]
        if not np.isfinite(position).all():
            return path

        latest = position

        def height(x: Array) -> float:
            nonlocal latest
            latest = np.array(x)
            return float(oracle.loss(x))

        arguments: dict[str, Any] = {
            "method": self.method,
            "jac": oracle.gradient if self.uses_gradient else None,
            "callback": lambda x: path.append(Iterate(np.array(x), oracle.evaluations)),
            "options": {"maxiter": n_steps, **self.options},
        }
        try:
            minimize(height, position, **arguments)
            end = path[-1].position
        except RuntimeError:  # a line that falls without end has no lowest point: the run is where the search gave up
            end = latest
        if oracle.evaluations > path[-1].evaluations:
            path[n_steps:] = []  # the last iteration that is allowed has nothing after it
            path.append(Iterate(end, oracle.evaluations))
        return path

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
