"""The parts of a link that make a sweep of its experiment: `axis=learning_rate 0.001 1 64` once or twice, and whose numbers."""

from collections.abc import Sequence
from dataclasses import replace

from catalog import ParameterError
from experiments.experiment import Experiment, ExperimentError
from experiments.grids.axis import Axis
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import MAX_KEY_LENGTH
from experiments.link.part import Part
from experiments.link.text import excerpt, parse_number, serialize
from experiments.sweep import Sweep


def asked_of(contents: Contents, diagnostics: Diagnostics) -> Experiment | Sweep:
    """The sweep that `contents` ask for, or the experiment alone if they have no axis or one that cannot be swept."""
    experiment = contents.experiment
    try:
        return Sweep(experiment=experiment, axes=contents.axes, run=contents.sweep_run) if contents.axes else experiment
    except (ParameterError, ExperimentError) as error:
        diagnostics.note("refused_sweep", reason=str(error))
        return experiment


def _write_axes(contents: Contents) -> Sequence[str]:
    return [f"{axis.name} {serialize(axis.low)} {serialize(axis.high)} {axis.n}" for axis in contents.axes]


def _read_axes(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    axes = [_parse_axis(text, diagnostics) for text in texts]
    return replace(contents, axes=tuple(axis for axis in axes if axis is not None))


def _parse_axis(text: str, diagnostics: Diagnostics) -> Axis | None:
    name, *words = text.split() or [""]
    match [parse_number(word) for word in words]:
        case [float() as low, float() as high, float() as n] if n.is_integer():
            try:
                return Axis(name[:MAX_KEY_LENGTH], low, high, int(n))
            except ExperimentError as error:
                diagnostics.note("refused_sweep", reason=str(error))
                return None
    diagnostics.note("unreadable_axis", text=excerpt(text))
    return None


def _write_sweep_run(contents: Contents) -> Sequence[str]:
    return [serialize(contents.sweep_run)] if contents.axes else []


def _read_sweep_run(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    number, n_runs = parse_number(texts[0].strip()), len(contents.runs)
    if number is not None and number.is_integer() and 0 <= number < n_runs:
        return replace(contents, sweep_run=int(number))
    diagnostics.note("no_whole_number_below", part="sweep_run", end=n_runs, text=excerpt(texts[0]))
    return contents


SWEEP_PARTS = (
    Part("axis", _write_axes, _read_axes, is_repeatable=True, asked="experiment"),
    Part("sweep_run", _write_sweep_run, _read_sweep_run, asked="experiment"),
)
