"""What came of each run, in three parts: where it broke, where it settled, how it ended."""

from collections.abc import Sequence
from functools import cached_property

from experiments.experiment import Experiment
from experiments.judging.ending import Ending, ending_length
from experiments.observers.breakage import Breakage
from experiments.observers.observer import Observer
from experiments.observers.settling import Settling
from experiments.observers.stretch import Steps, Stretch
from experiments.observers.window import EndingWindow
from experiments.outcome import judge
from experiments.trajectory import Outcome
from landscapes import Landscape


class Verdict(Observer):
    """All that it takes to judge the runs of `experiment`: where they broke and settled, and their ending."""

    def __init__(self, experiment: Experiment) -> None:
        self._noise = experiment.noise
        self._breakage, self._settling = Breakage(), Settling()
        self._window = EndingWindow(ending_length(experiment.n_steps))
        self._landscape: Landscape
        self._last_step: int

    def see(self, stretch: Stretch) -> None:
        """Let everybody see who has a part in the verdict."""
        self._landscape, self._last_step = stretch.landscape, stretch.last_step
        for part in (self._breakage, self._settling, self._window):
            part.see(stretch)

    @property
    def broke_at(self) -> Steps:
        """The first step of each run whose result was no sound number, shape `(n_runs,)`; −1 for never."""
        return self._breakage.steps

    @cached_property
    def settled_at(self) -> Steps:
        """The step from which each run stays within tolerance of a minimum, shape `(n_runs,)`; −1 for never."""
        return self._settling.steps(self.broke_at)

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """How each run ended."""
        ending = Ending(
            positions=self._window.positions,
            losses=self._window.losses,
            settled_at=self.settled_at,
            broke_at=self.broke_at,
            broken_positions=self._breakage.positions,
            broken_losses=self._breakage.losses,
            n_steps=self._last_step,
            noise=self._noise,
        )
        return judge(self._landscape, ending)
