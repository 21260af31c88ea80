"""Run an experiment: stack runs of one kind, march them together, and take the arrays apart again."""

from collections.abc import Sequence

import numpy as np

from catalog import Array
from experiments.experiment import Experiment, Run
from experiments.grouping import groups
from experiments.march import stack
from experiments.observers import FirstBelowTarget, FullPath, LossHistory, Verdict
from experiments.observers.stretch import Steps
from experiments.stacked_runs import StackedRuns
from experiments.trajectory import Trajectory


def run(experiment: Experiment) -> list[Trajectory]:
    """One trajectory for each run of `experiment`, in their order; a run never sees its neighbours."""
    found: dict[int, Trajectory] = {}
    for indices in groups(experiment.runs):
        members = [experiment.runs[index] for index in indices]
        found.update(zip(indices, trajectories(experiment, _stacked(members, experiment.seed)), strict=True))
    return [found[index] for index in range(len(experiment.runs))]


@np.errstate(all="ignore")  # a run that overflows is a result, told by its outcome
def trajectories(experiment: Experiment, stacked: StackedRuns) -> list[Trajectory]:
    """One trajectory for each of the `stacked` runs, marched on the terms of `experiment`."""
    path, history, target, verdict = FullPath(), LossHistory(), FirstBelowTarget(), Verdict(experiment)
    last_step = stacked.watch(experiment, path, history, target, verdict)
    losses, rates = history.losses(experiment.n_steps), _learning_rates(stacked, path.factors)
    updates = path.coordinate_updates(stacked.optimizer)
    last_sound = np.where(verdict.broke_at < 0, last_step, verdict.broke_at - 1)
    steps = np.arange(experiment.n_steps + 1)

    def trajectory(index: int) -> Trajectory:
        # A run that broke off stays where it was last sound, so that no array holds a `nan` which nobody asked for.
        rows = np.minimum(steps, last_sound[index])
        return Trajectory(
            positions=path.positions[rows, :, index],
            losses=losses[:, index].copy(),
            gradients=path.gradients[rows, :, index],
            learning_rates=rates[rows, index],
            evaluations=path.evaluations[rows],
            coordinate_updates=updates[rows, index],
            internals={name: history[rows, :, index] for name, history in path.internals.items()},
            distances=path.distances[rows, index],
            outcome=verdict.outcomes[index],
            last_step=int(last_sound[index]),
            settled_at=_or_none(verdict.settled_at, index),
            low_at=_or_none(target.steps, index),
            broke_at=_or_none(verdict.broke_at, index),
            target_loss=experiment.landscape.target_loss,
        )

    return [trajectory(index) for index in range(stacked.n_runs)]


def _stacked(members: Sequence[Run], seed: int) -> StackedRuns:
    """The `members`, which are of one kind and meet one `seed`, side by side."""
    optimizer = stack([member.optimizer for member in members])
    starts = np.array([member.start for member in members]).T
    return StackedRuns(optimizer, starts, members[0].schedule, [seed])


def _learning_rates(stacked: StackedRuns, factors: Array) -> Array:
    """The scheduled learning rate of each step, shape `(n_marched + 1, n_runs)`; `nan` for a method without one."""
    rate = stacked.optimizer.base_rate
    return np.full_like(factors, np.nan) if rate is None else np.asarray(rate * factors)


def _or_none(steps: Steps, index: int) -> int | None:
    """The step at `index`, or `None` where it is −1: what never happened."""
    return None if steps[index] < 0 else int(steps[index])
