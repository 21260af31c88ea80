"""The parts of a link that say what is run."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from catalog import key_of
from experiments.experiment import Run
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import serialize_entry, with_all_values
from experiments.link.landscape import parse_domain, parse_landscape
from experiments.link.part import Part, whole_number
from experiments.link.run import parse_run, parse_start, serialize_run
from experiments.link.text import excerpt, parse_number, serialize, serialize_numbers
from experiments.noise import NO_NOISE


def _write_formula(contents: Contents) -> Sequence[str]:
    return [] if contents.formula is None else [contents.formula]


def _read_formula(texts: Sequence[str], contents: Contents, _: Diagnostics) -> Contents:
    return replace(contents, formula=texts[0])


def _write_domain(contents: Contents) -> Sequence[str]:
    box = contents.domain
    return [] if box is None else [serialize_numbers(*box.x, *box.y)]


def _read_domain(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    return replace(contents, domain=parse_domain(texts[0], diagnostics))


def _write_landscape(contents: Contents) -> Sequence[str]:
    return [serialize_entry(contents.landscape)]


def _read_landscape(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    landscape = parse_landscape(texts[0], contents.formula, contents.domain, diagnostics)
    return replace(contents, landscape=landscape)


def _write_start(contents: Contents) -> Sequence[str]:
    return [serialize_numbers(*contents.start)]


def _read_start(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    return replace(contents, given_start=parse_start(texts[0], contents.start, diagnostics))


def _write_noise(contents: Contents) -> Sequence[str]:
    return [] if contents.noise == NO_NOISE else [serialize_entry(contents.noise)]


def _read_noise(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    words = texts[0].split()
    if words[:1] == [key_of(NO_NOISE)]:
        return replace(contents, noise=with_all_values(NO_NOISE, words[1:], diagnostics))
    diagnostics.note("unreadable_noise", key=key_of(NO_NOISE), text=excerpt(texts[0]))
    return contents


def _write_runs(contents: Contents) -> Sequence[str]:
    in_order = pairwise((None, *contents.runs))
    return [serialize_run(run, contents.start, previous) for previous, run in in_order if run]


def _read_runs(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    runs: list[Run | None] = []
    for text in texts:
        runs.append(parse_run(text, contents.start, runs[-1] if runs else None, diagnostics))
    if not any(runs):
        diagnostics.note("no_run_can_be_read")
    return replace(contents, written_runs=tuple(runs))


def _write_number_of_runs(contents: Contents) -> Sequence[str]:
    return [serialize(len(contents.runs))]


def _read_number_of_runs(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    n_runs = len(contents.written_runs)
    if parse_number(texts[0].strip()) != n_runs:
        diagnostics.note("wrong_number_of_runs", text=excerpt(texts[0]), n_runs=n_runs)
    return contents


LANDSCAPE_PARTS = (
    Part("formula", _write_formula, _read_formula, asked="experiment"),
    Part("domain", _write_domain, _read_domain, asked="experiment"),
    Part("landscape", _write_landscape, _read_landscape, is_needed=True, asked="experiment"),
)
EXPERIMENT_PARTS = (
    *LANDSCAPE_PARTS,
    Part("start", _write_start, _read_start, is_needed=True, asked="experiment"),
    whole_number("steps", "n_steps", is_needed=True),
    whole_number("seed", "seed", is_needed=True),
    Part("noise", _write_noise, _read_noise, asked="experiment"),
    whole_number("budget", "budget", asked="experiment"),
    Part("run", _write_runs, _read_runs, is_needed=True, is_repeatable=True),
)
NUMBER_OF_RUNS = Part("runs", _write_number_of_runs, _read_number_of_runs, is_needed=True)
"""A check on the number of the runs."""
