"""The parts of a link, in the order in which they are written and read: both follow from this list."""

from collections.abc import Sequence

from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.experiment_parts import EXPERIMENT_PARTS, NUMBER_OF_RUNS
from experiments.link.part import Part
from experiments.link.sweep_parts import SWEEP_PARTS
from experiments.link.text import excerpt, parse_number, serialize
from experiments.link.training_parts import TRAINING_PARTS
from experiments.link.turn import turned
from experiments.link.view_parts import VIEW_PARTS

VERSION = 1


def _write_version(_: Contents) -> Sequence[str]:
    return [serialize(VERSION)]


def _read_version(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    version = parse_number(texts[0].strip())
    if version is not None and version > VERSION:
        diagnostics.note("newer_version")
    elif version != VERSION:
        diagnostics.note("unreadable_version", text=excerpt(texts[0]), version=VERSION)
    return contents


def _write_no_turn(_: Contents) -> Sequence[str]:
    return []


def _read_turns(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    return turned(contents, texts, diagnostics)


PARTS = (
    Part("v", _write_version, _read_version, is_needed=True),
    *TRAINING_PARTS,
    *EXPERIMENT_PARTS,
    *SWEEP_PARTS,
    *VIEW_PARTS,
    NUMBER_OF_RUNS,  # so late that a link that was cut off is known by its absence
    Part("turn", _write_no_turn, _read_turns, is_repeatable=True),  # on top of all that the link says
)
BY_KEY = {part.key: part for part in PARTS}
