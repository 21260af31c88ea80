"""What the page shows: an experiment, what of it is in sight, and what is to be said about the link that asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from catalog import key_of, parameters
from experiments.compare import ComparisonTerms, Tune, on_terms, terms_after
from experiments.experiment import Experiment
from experiments.link.codec import decode_all, encode
from experiments.link.contents import contents_of
from experiments.link.diagnostics import Diagnostics
from experiments.link.turn import turned
from experiments.rates_as_set import after_editing, after_retuning, restored, retunings
from experiments.remark import Remark, remark
from experiments.tuning import grid_search
from experiments.view_state import MAX_RUNS, ViewState
from landscapes import Landscape

MAX_STEPS = int(parameters(Experiment)["n_steps"].slider[1])
MAX_LINK_LENGTH = 20_000
TURN = "turn="
"""How a part of a link begins that says what is in the hand."""


@dataclass(frozen=True)
class Scene:
    """The experiment, what is shown of it and how, and remarks on what could not be read or had to be changed."""

    experiment: Experiment
    view_state: ViewState
    remarks: tuple[Remark, ...] = ()

    @property
    def link(self) -> str:
        """The link that opens this scene."""
        return encode(self.experiment, self.view_state)

    def with_view_state(self, **changes: Any) -> "Scene":
        """The same scene, looked at in another way."""
        return replace(self, view_state=replace(self.view_state, **changes))

    def with_experiment(self, **changes: Any) -> "Scene":
        """The scene after a hand has changed fields of the experiment; terms that no longer hold are dropped."""
        experiment = replace(self.experiment, **changes)
        rates = after_editing(self.view_state.rates_as_set, self.experiment.runs, experiment.runs)
        return self._with(experiment, rates)

    def retuned(self, **changes: Any) -> "Scene":
        """The scene after the lab has chosen other learning rates: those that a hand had set are remembered."""
        experiment = replace(self.experiment, **changes)
        rates = after_retuning(self.view_state.rates_as_set, self.experiment.runs, experiment.runs)
        return self._with(experiment, rates)

    def restored(self) -> "Scene":
        """The scene with the learning rates that a hand had set before the lab chose others."""
        return self._with(
            replace(self.experiment, runs=restored(self.view_state.rates_as_set, self.experiment.runs)), ()
        )

    def on_terms(self, terms: ComparisonTerms, tune: Tune = grid_search) -> "Scene":
        """The scene with its runs compared on `terms`; as they were set, they have the rates that a hand has set."""
        base = self.restored() if terms is ComparisonTerms.AS_SET else self
        experiment = on_terms(terms, base.experiment, base.view_state.selected, tune)
        return base.retuned(runs=experiment.runs, budget=experiment.budget).with_view_state(terms=terms)

    def retunings(self, names: Sequence[str]) -> tuple[Remark, ...]:
        """What was retuned of the rates that a hand had set, one remark a run; `names` are the names of the runs."""
        rates, runs = self.view_state.rates_as_set, self.experiment.runs
        if self.view_state.terms is ComparisonTerms.SAME_RATE:
            return tuple(retunings(rates, runs, names, "rate_shared"))
        landscape = self.experiment.landscape.about.title
        return tuple(retunings(rates, runs, names, "rate_retuned", landscape=landscape))

    def _with(self, experiment: Experiment, rates_as_set: tuple[float | None, ...]) -> "Scene":
        terms = terms_after(self.view_state.terms, self.experiment, experiment)
        view_state = replace(self.view_state, terms=terms, rates_as_set=rates_as_set)
        if _ground(experiment.landscape) != _ground(self.experiment.landscape):
            view_state = view_state.on_other_ground()
        view_state = view_state.fitted(len(experiment.runs), experiment.n_steps)
        return replace(self, experiment=experiment, view_state=view_state)


def _ground(landscape: Landscape) -> tuple[object, ...]:
    """What a landscape stays the same by while its knobs are turned."""
    return key_of(landscape), getattr(landscape, "formula", ""), landscape.domain


def open_scene(link: str) -> Scene:
    """What `link` shows, within what a page can show; never raises.

    What a hand turns is read on top of the rest, which is the same from turn to turn and is read once.
    """
    parts = link[: MAX_LINK_LENGTH + 1].split("&")
    turns = [part for part in parts if part.startswith(TURN)]
    scene = _opened("&".join(part for part in parts if not part.startswith(TURN)))
    return _turned(scene, turns) if turns else scene


def _turned(scene: Scene, parts: Sequence[str]) -> Scene:
    diagnostics = Diagnostics()
    turns = [text for _, text in parse_qsl("&".join(parts), keep_blank_values=True, errors="replace")]
    contents = turned(contents_of(scene.experiment, scene.view_state), turns, diagnostics)
    return _within_limits(Scene(contents.experiment, contents.view_state, (*scene.remarks, *diagnostics.remarks)))


@lru_cache(maxsize=256)
def _opened(link: str) -> Scene:
    decoded = decode_all(link[:MAX_LINK_LENGTH])
    scene = _within_limits(Scene(decoded.experiment, decoded.view_state, decoded.remarks))
    too_long = (remark("link_too_long", most=MAX_LINK_LENGTH),) if len(link) > MAX_LINK_LENGTH else ()
    # An unchanged experiment drops the terms that the link claims in vain.
    return replace(scene.with_experiment(), remarks=(*too_long, *scene.remarks))


def _within_limits(scene: Scene) -> Scene:
    """`scene` with no more steps and runs than a page can show, and a remark on what is left out."""
    experiment, remarks = scene.experiment, list(scene.remarks)
    n_steps, runs = experiment.n_steps, experiment.runs
    if n_steps > MAX_STEPS:
        remarks.append(remark("steps_shortened", asked=n_steps, shown=MAX_STEPS))
    if len(runs) > MAX_RUNS:
        remarks.append(remark("runs_left_out", asked=len(runs), shown=MAX_RUNS))
    shown = replace(experiment, n_steps=min(n_steps, MAX_STEPS), runs=runs[:MAX_RUNS])
    return Scene(shown, scene.view_state.fitted(len(shown.runs), shown.n_steps), tuple(remarks))
