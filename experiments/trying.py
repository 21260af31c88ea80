"""How an entry of the catalogue is tried: in an experiment of its own, or in the one that is there."""

from dataclasses import replace
from functools import cache
from typing import Any

from catalog import innermost
from experiments.experiment import Experiment, Run
from experiments.opening import OPENING
from experiments.scene import Scene
from experiments.tuning import with_tuned_rate
from experiments.view_state import MAX_RUNS
from landscapes import Landscape
from optimizers import Modifier, Schedule


@cache
def example(cls: Any) -> Experiment:
    """An experiment about `cls`: a landscape under the opening's runs, or a method, schedule or modifier at work."""
    if issubclass(cls, Landscape):
        return replace(OPENING, landscape=cls(), runs=runs_on(cls(), OPENING))
    model = OPENING.runs[1 if issubclass(cls, Modifier) else 0]
    return replace(OPENING, runs=[_run_with(cls, model, OPENING)])


def tried(scene: Scene, cls: Any) -> Scene:
    """`scene` with one run more, in which `cls` is at work, if there is room; or with all its runs on the landscape `cls`."""
    if issubclass(cls, Landscape):
        return moved(scene, cls())
    runs = scene.experiment.runs
    if len(runs) >= MAX_RUNS:
        return scene
    added = _run_with(cls, runs[scene.view_state.selected], scene.experiment)
    view_state = replace(scene.view_state, selected=len(runs)).fitted(len(runs) + 1)
    return replace(scene, view_state=view_state).with_experiment(runs=[*runs, added])


def moved(scene: Scene, landscape: Landscape) -> Scene:
    """`scene` with all its runs on `landscape`; the rates that were set for them are remembered."""
    return scene.retuned(landscape=landscape, runs=runs_on(landscape, scene.experiment))


def runs_on(landscape: Landscape, experiment: Experiment) -> list[Run]:
    """The runs of `experiment` from the first start of `landscape`, each with a learning rate that suits it there."""
    start, n_steps = landscape.starts[0], experiment.n_steps
    return [
        replace(run, optimizer=with_tuned_rate(run.optimizer, landscape, start, n_steps), start=start)
        for run in experiment.runs
    ]


def _run_with(cls: Any, model: Run, experiment: Experiment) -> Run:
    """A run like `model`, but with `cls` in it: a schedule, a modifier, or another method at a rate that suits it."""
    if issubclass(cls, Schedule):
        return replace(model, schedule=cls())
    if issubclass(cls, Modifier):
        return replace(model, optimizer=cls(inner=innermost(model.optimizer)))
    tuned = with_tuned_rate(cls(), experiment.landscape, model.start, experiment.n_steps)
    return Run(optimizer=tuned, start=model.start)
