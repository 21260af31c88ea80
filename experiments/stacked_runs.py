"""Runs side by side, one a column: what is marched together, and shown to observers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from catalog import Array
from experiments.experiment import Experiment
from experiments.march import Moment, march
from experiments.observers import Observer, watch
from experiments.oracle import Oracle
from optimizers import Optimizer, Schedule


@dataclass(frozen=True, eq=False)
class StackedRuns:
    """Runs of one kind, which take the same branches: one column a run, and nobody sees its neighbours."""

    optimizer: Optimizer
    """Its hyperparameters are scalars where all runs agree, and of shape `(n_runs,)` where they do not."""
    starts: Array
    """Shape `(n_parameters, n_runs)`."""
    schedule: Schedule
    seeds: Sequence[int]
    """The seed of the chance that each run meets, or one that all of them share."""

    @property
    def n_runs(self) -> int:
        """How many runs stand side by side."""
        return int(self.starts.shape[1])

    def watch(self, experiment: Experiment, *observers: Observer) -> int:
        """March on the terms of `experiment` before the eyes of `observers`; returns the last step that was marched.

        Of `experiment` the landscape, the noise, the number of steps and the budget are taken, not its runs or its seed.
        """
        return watch(experiment.landscape, self._moments(experiment), observers)

    def _moments(self, experiment: Experiment) -> Iterator[Moment]:
        seeds = self.seeds[0] if len(set(self.seeds)) == 1 else self.seeds
        oracle = Oracle(experiment.landscape, experiment.noise, seeds, experiment.budget)
        moments = march(self.optimizer, self.starts, oracle, experiment.n_steps, self.schedule)
        return within_budget(moments, experiment.budget)


def within_budget(moments: Iterator[Moment], budget: int) -> Iterator[Moment]:
    """The `moments` that a `budget` of questions pays for; a budget of 0 is none, and pays for all."""
    return takewhile(lambda moment: moment.evaluations <= budget, moments) if budget else moments
