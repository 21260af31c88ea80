"""A turn: the value of a knob that is in somebody's hand right now, on top of all that a link says.

`turn=run 0 learning_rate 0.05`: whose knob it is, its name, its value. A knob's panel is told its target once; whoever
turns the knob writes target, name and value with spaces between, and knows nothing else about links.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
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
RUN_FIELDS = {"run": "optimizer", "schedule": "schedule"}
"""Which field of a run the knobs of each kind belong to."""
MAX_TURNS = 16
"""A hand turns one knob at a time; a few more may wait for the link to say them."""
SWITCH = {"true": "yes", "false": "no"}
"""How a browser writes the value of a switch."""


def turn_target(kind: Kind, index: int | None = None) -> str:
    """How a turn calls the panel of the knobs of one `kind`, of the run at `index` where each run has its own."""
    return kind if index is None else f"{kind} {index}"


def turned(contents: Contents, turns: Sequence[str], diagnostics: Diagnostics) -> Contents:
    """`contents` with the values of all `turns`; terms of a comparison that no longer hold are dropped."""
    if len(turns) > MAX_TURNS:
        diagnostics.note("too_many_turns", most=MAX_TURNS)
    before = now = contents.experiment
    for turn in turns[-MAX_TURNS:]:
        now = _turned(now, turn, diagnostics)
    is_shared = any(turn.split()[:1] == [turn_target("rates")] for turn in turns[-MAX_TURNS:])
    remember = after_retuning if is_shared else after_editing
    rates = remember(contents.shown.rates_as_set, before.runs, now.runs)
    terms = terms_after(contents.shown.terms, before, now)
    return contents.with_experiment(now).showing(terms=terms, rates_as_set=rates)


def _turned(experiment: Experiment, turn: str, diagnostics: Diagnostics) -> Experiment:
    words = turn.split()
    try:
        if words[:1] == [turn_target("start")]:
            return _started(experiment, " ".join(words[1:]), diagnostics)
        if panel := _panel(experiment, " ".join(words[:-2])):
            return _with_value(experiment, panel, words[-2:], diagnostics)
        diagnostics.note("unreadable_turn", text=excerpt(turn))
    except (ParameterError, ExperimentError) as error:
        diagnostics.note("refused", reason=str(error))
    return experiment


def _with_value(experiment: Experiment, panel: Panel, words: Sequence[str], diagnostics: Diagnostics) -> Experiment:
    """`experiment` with the value that the two `words` name on one of the knobs of a `panel`."""
    name, value = words
    entry, put_back = panel
    owner = title_of(entry)
    legal = parse_values([name, SWITCH.get(value, value)], parameters(entry), values(entry), owner, diagnostics)
    return put_back(changed(entry, legal)) if legal else experiment


def _panel(experiment: Experiment, target: str) -> Panel | None:
    """The panel of knobs that is called `target`, if there is one."""
    kind, _, digits = target.partition(" ")
    if kind in RUN_FIELDS:
        index = next((i for i in range(len(experiment.runs)) if str(i) == digits), None)
        return None if index is None else _panel_of_run(experiment, index, RUN_FIELDS[kind])
    panels: dict[str, Panel] = {
        turn_target("landscape"): (experiment.landscape, lambda new: replace(experiment, landscape=new)),
        turn_target("noise"): (experiment.noise, lambda new: replace(experiment, noise=new)),
        turn_target("experiment"): (experiment, lambda new: new),
        turn_target("rates"): (_rates(experiment), lambda new: at_same_rate(experiment, new.learning_rate)),
    }
    return panels.get(target)


def _panel_of_run(experiment: Experiment, index: int, field: str) -> Panel:
    entry = getattr(experiment.runs[index], field)
    return entry, lambda new: _with_field(experiment, index, field, new)


def _rates(experiment: Experiment) -> SharedRate:
    """The knob that all learning rates share."""
    return SharedRate(shared_rate(experiment, 0) or SharedRate.learning_rate)


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
