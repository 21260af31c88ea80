"""What a link says, part by part, before it is put together and after it is taken apart."""

from dataclasses import dataclass, fields, replace
from typing import Any

from catalog import Point
from experiments.experiment import Experiment, Run
from experiments.grids.axis import Axis
from experiments.noise import NO_NOISE, Noise
from experiments.opening import OPENING
from experiments.opening_training import OPENING_TRAINING
from experiments.sweep import Sweep
from experiments.training import Member, Training
from experiments.view_state import ViewState
from landscapes import Domain, Landscape
from landscapes.networks import Network
from landscapes.typed import Typed

BESIDE_RUNS = tuple(field.name for field in fields(Experiment) if field.name != "runs")
"""The fields of an experiment that are the same here and there."""


@dataclass(frozen=True)
class Contents:
    """The fields of an experiment side by side, and what is shown of it; what is left out is the usual."""

    formula: str | None = None
    domain: Domain | None = None
    landscape: Landscape = OPENING.landscape
    given_start: Point | None = None
    n_steps: int = OPENING.n_steps
    seed: int = OPENING.seed
    noise: Noise = NO_NOISE
    budget: int = OPENING.budget
    written_runs: tuple[Run | None, ...] = ()
    """The runs in their order, `None` for one that could not be read."""
    shown: ViewState = ViewState()
    axes: tuple[Axis, ...] = ()
    sweep_run: int = 0
    network: Network | None = None
    """What is trained; `None` in a link that asks for no training."""
    batch_size: int = OPENING_TRAINING.batch_size
    order: int = OPENING_TRAINING.order

    @property
    def start(self) -> Point:
        """Where a run starts that does not say so itself."""
        return self.given_start or self.landscape.starts[0]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs that could be read; the opening's, from this start, if there are none."""
        readable = tuple(run for run in self.written_runs if run is not None)
        usual = OPENING.runs if self.network is None else OPENING_TRAINING.members
        return readable or tuple(_run(method, self.start) for method in usual)

    @property
    def experiment(self) -> Experiment:
        """The experiment that the link asks for."""
        return Experiment(runs=self.runs, **{name: getattr(self, name) for name in BESIDE_RUNS})

    @property
    def view_state(self) -> ViewState:
        """What the link says is shown, made to fit the runs."""
        return self.shown.fitted(len(self.runs), self.n_steps)

    def with_experiment(self, experiment: Experiment) -> "Contents":
        """The same with everything that `experiment` says."""
        return replace(
            self.with_landscape(experiment.landscape),
            given_start=experiment.runs[0].start,
            written_runs=tuple(experiment.runs),
            **{name: getattr(experiment, name) for name in BESIDE_RUNS},
        )

    def with_training(self, training: Training) -> "Contents":
        """The same with everything that `training` says; its members are runs, wherever those would start."""
        return replace(
            self,
            written_runs=tuple(_run(member, self.start) for member in training.members),
            **{field.name: getattr(training, field.name) for field in fields(Training) if field.name != "members"},
        )

    def with_landscape(self, landscape: Landscape) -> "Contents":
        """The same on another `landscape`, built-in or typed."""
        formula, domain = (landscape.formula, landscape.given_domain) if isinstance(landscape, Typed) else (None, None)
        return replace(self, landscape=landscape, formula=formula, domain=domain)

    def with_view_state(self, view_state: ViewState) -> "Contents":
        """The same with everything that `view_state` says, made to fit the runs."""
        return replace(self, shown=view_state.fitted(len(self.runs), self.n_steps))

    def showing(self, **changes: Any) -> "Contents":
        """The same, looked at in another way."""
        return replace(self, shown=replace(self.shown, **changes))


def _run(method: Run | Member, start: Point) -> Run:
    return Run(optimizer=method.optimizer, schedule=method.schedule, start=start)


def contents_of(asked: Experiment | Sweep | Training, view_state: ViewState | None = None) -> Contents:
    """What a link to `asked` says."""
    if isinstance(asked, Sweep):
        return replace(contents_of(asked.experiment, view_state), axes=tuple(asked.axes), sweep_run=asked.run)
    if isinstance(asked, Training):
        return Contents().with_training(asked).with_view_state(view_state or ViewState())
    return Contents().with_experiment(asked).with_view_state(view_state or ViewState())
