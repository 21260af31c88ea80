"""What the learning rate of a march is multiplied by: its schedule, and what that has seen."""

from typing import Any

from catalog import Array, Number
from experiments.oracle import Oracle
from optimizers.schedule import Schedule, WatchfulSchedule


class ScheduledFactor:
    """The multiplier of the learning rate, step by step; the loss is asked only for a schedule that watches it."""

    def __init__(self, schedule: Schedule, oracle: Oracle, n_runs: int, n_steps: int) -> None:
        """Before the first of `n_steps` steps of `n_runs` stacked runs."""
        self._schedule, self._oracle, self._n_steps = schedule, oracle, n_steps
        self._memory: Any = schedule.init(n_runs) if isinstance(schedule, WatchfulSchedule) else None
        self.factor: Number = schedule.factor(0.0) if self._memory is None else self._memory.factor

    def advance(self, step: int, position: Array) -> Number:
        """The multiplier for the step after `step` others, from `position`: a number, or one for each run."""
        if isinstance(self._schedule, WatchfulSchedule):
            self._memory = self._schedule.observe(self._oracle.loss(position), self._memory)
            self.factor = self._memory.factor
        else:
            self.factor = self._schedule.factor(step / self._n_steps)
        return self.factor
