"""What a picture says in words and tables, as plain data: the browser writes it beside the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from experiments import Trajectory
from experiments.band import Ensemble
from experiments.cached import tuned
from experiments.cost import SEEDS, Plan
from experiments.judging.outcome_facts import outcome_facts
from experiments.remark import Remark, remark
from experiments.scene import Scene
from figures.comparison import terms_sentences
from figures.metric_table import metric_table
from figures.outcome_table import outcome_table
from figures.phrases import phrase, sentence
from figures.question import question
from figures.story import story


@dataclass(frozen=True, eq=False)
class Report:
    """All that is said of a `scene` whose runs, called `labels`, became `ensembles`, so far as the `plan` allowed."""

    scene: Scene
    labels: Sequence[str]
    ensembles: Sequence[Ensemble]
    plan: Plan

    @property
    def trajectories(self) -> Sequence[Trajectory]:
        """One for each run."""
        return [ensemble.single for ensemble in self.ensembles]

    def data(self, is_draft: bool) -> dict[str, Any]:
        """The sentences and tables, by name; what takes long to find out is left out of a draft."""
        experiment, colours = self.scene.experiment, self.scene.view_state.colours
        outcomes = outcome_table(experiment.landscape, self.labels, self.trajectories, colours)
        sentences = [row.cells[0].details for row in outcomes.rows]
        selected = self.scene.view_state.selected
        searches = (
            [tuned(experiment, member) for member in experiment.runs] if self._measures_forgiveness(is_draft) else None
        )
        metrics = metric_table(experiment, self.labels, self.ensembles, colours, searches)
        terms = terms_sentences(self.scene.view_state.terms, experiment, self.labels, self.plan.n_seeds)
        return {
            "sentences": sentences,
            "sentence": " ".join(sentences),
            "story": self._story(),
            "line": sentences[selected],
            "question": question(experiment.runs[selected], self.trajectories[selected].outcome),
            "remarks": [sentence(said) for said in (*self.scene.remarks, *(() if is_draft else self._shortenings()))],
            "table": outcomes.data,
            "comparison": {**metrics.data, "terms": terms},
            "bands_note": "" if self.plan.n_seeds == 1 else phrase("bands", n_seeds=self.plan.n_seeds),
        }

    def _story(self) -> list[str]:
        """What happened to the runs that are drawn."""
        hidden, landscape = self.scene.view_state.hidden, self.scene.experiment.landscape
        drawn = [index for index in range(len(self.labels)) if index not in hidden]
        outcomes = [outcome_facts(landscape, self.trajectories[index]) for index in drawn]
        return story([self.labels[index] for index in drawn], outcomes)

    def _measures_forgiveness(self, is_draft: bool) -> bool:
        """Whether the grid of rates is run for each run: that is too much to follow a hand, it comes once it lets go."""
        return self.scene.view_state.forgiving and not is_draft

    def _shortenings(self) -> Iterator[Remark]:
        """What is shown less of than was asked for, because it would take too long."""
        experiment, n_seeds = self.scene.experiment, self.plan.n_seeds
        if not experiment.noise.is_off and n_seeds == 1:
            yield remark("no_band", asked=SEEDS[0])
        elif not experiment.noise.is_off and n_seeds < SEEDS[0]:
            yield remark("fewer_seeds", asked=SEEDS[0], shown=n_seeds)
        match list(self._shortened_runs()):
            case [(label, last_step)]:
                yield remark("run_shortened", run=label, asked=experiment.n_steps, shown=last_step)
            case [_, *_] as several:
                runs = tuple(phrase("run_until", run=label, shown=last_step) for label, last_step in several)
                yield remark("runs_shortened", asked=experiment.n_steps, runs=runs)

    def _shortened_runs(self) -> Iterator[tuple[str, int]]:
        """The runs that their budget has held before their last step, and the step at which it did."""
        for label, trajectory, run in zip(self.labels, self.trajectories, self.plan.runs, strict=True):
            if run.budget and trajectory.broke_at is None and trajectory.last_step < trajectory.n_steps:
                yield label, trajectory.last_step
