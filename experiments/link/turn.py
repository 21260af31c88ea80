"""A turn: the value of a knob that is in somebody's hand right now, on top of all that a link says.

`turn=run 0 learning_rate 0.05`: whose knob it is, its name, its value. A knob's panel is told its target once; whoever
turns the knob writes target, name and value with spaces between, and knows nothing else about links.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal, TypeAlias

from catalog import ParameterError, changed, parameters, values
from experiments.compare import SharedRate, at_same_rate, shared_rate, terms_after
from experiments.experiment import Experiment, ExperimentError
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import parse_values, title_of
from experiments.link.text import excerpt, parse_point
from experiments.rates_as_set import after_editing, after_retuning
from landscapes.landscape import LARGEST_COORDINATE

Kind: TypeAlias = Literal["run", "schedule", "landscape", "noise", "experiment", "rates", "start"]
Panel: TypeAlias = tuple[Any, Callable[[Any], Experiment]]
"""What a panel of knobs shows, and the experiment in which something else stands in its place."""
SWITCH = {"true": "yes", "false": "no"}
"""How a browser writes the value of a switch."""


def turn_target(kind: Kind, index: int | None = None) -> str:
    """How a turn calls the panel of the knobs of one `kind`, of the run at `index` where each run has its own."""
    return kind if index is None else f"{kind} {index}"


def turned(contents: Contents, text: str, diagnostics: Diagnostics) -> Contents:
    """`contents` with the value that `text` turns; terms of a comparison that no longer hold are dropped."""
    before = contents.experiment
    try:
        now = _turned(before, text, diagnostics)
    except (ParameterError, ExperimentError) as error:
        diagnostics.note("refused", reason=str(error))
        now = before
    remember = after_retuning if text.split()[:1] == [turn_target("rates")] else after_editing
    rates = remember(contents.rates_as_set, before.runs, now.runs)
    terms = terms_after(contents.terms, before, now)
    return replace(contents.with_experiment(now), terms=terms, rates_as_set=rates)


def _turned(experiment: Experiment, text: str, diagnostics: Diagnostics) -> Experiment:
    words = text.split()
    if words[:1] == [turn_target("start")]:
        return _started(experiment, " ".join(words[1:]), diagnostics)
    target, name_and_value = " ".join(words[:-2]), [*words[-2:-1], *(SWITCH.get(word, word) for word in words[-1:])]
    entry, put_back = _panels(experiment).get(target, (None, None))
    if entry is None or put_back is None:
        diagnostics.note("unreadable_turn", text=excerpt(text))
        return experiment
    legal = parse_values(name_and_value, parameters(entry), values(entry), title_of(entry), diagnostics)
    return put_back(changed(entry, legal)) if legal else experiment


def _panels(experiment: Experiment) -> Mapping[str, Panel]:
    """Every panel that has knobs to turn, by its target."""
    rate = SharedRate(shared_rate(experiment, 0) or SharedRate().learning_rate)
    panels: dict[str, Panel] = {
        turn_target("landscape"): (experiment.landscape, lambda new: replace(experiment, landscape=new)),
        turn_target("noise"): (experiment.noise, lambda new: replace(experiment, noise=new)),
        turn_target("experiment"): (experiment, lambda new: new),
        turn_target("rates"): (rate, lambda new: at_same_rate(experiment, new.learning_rate)),
    }
    for index, run in enumerate(experiment.runs):
        panels[turn_target("run", index)] = run.optimizer, partial(_with_field, experiment, index, "optimizer")
        panels[turn_target("schedule", index)] = run.schedule, partial(_with_field, experiment, index, "schedule")
    return panels


def _with_field(experiment: Experiment, index: int, field: str, value: Any) -> Experiment:
    """`experiment` with `value` in a field of the run at `index`."""
    runs = list(experiment.runs)
    runs[index] = replace(runs[index], **{field: value})
    return replace(experiment, runs=runs)


def _started(experiment: Experiment, text: str, diagnostics: Diagnostics) -> Experiment:
    """`experiment` with every run at the start that `text` names."""
    start = parse_point(text, LARGEST_COORDINATE)
    if start is None:
        diagnostics.note("unreadable_turn", text=excerpt(f"{turn_target('start')} {text}"))
        return experiment
    return replace(experiment, runs=[replace(run, start=start) for run in experiment.runs])
