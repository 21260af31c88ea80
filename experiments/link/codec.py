"""A link written and read, part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

from experiments.experiment import Experiment
from experiments.link.contents import Contents, contents_of
from experiments.link.diagnostics import Diagnostics
from experiments.link.experiment_parts import LANDSCAPE_PARTS
from experiments.link.part import Part
from experiments.link.parts import BY_KEY, PARTS
from experiments.link.sweep_parts import asked_of
from experiments.link.text import excerpt
from experiments.link.training_parts import training_of
from experiments.link.view_parts import WINDOW
from experiments.opening import OPENING
from experiments.opening_training import OPENING_TRAINING
from experiments.remark import Remark
from experiments.sweep import Sweep
from experiments.training import Training
from experiments.view_state import ViewState
from landscapes import Domain, Landscape

Texts: TypeAlias = Mapping[str, Sequence[str]]
"""What stands behind each key of a link, once for each time that the key comes."""


@dataclass(frozen=True)
class Decoded:
    """All that a link says, and what of it could not be read."""

    asked: Experiment | Sweep | Training
    experiment: Experiment
    view_state: ViewState
    remarks: tuple[Remark, ...]


def encode(asked: Experiment | Sweep | Training, view_state: ViewState | None = None) -> str:
    """The query string, without a question mark, that `decode` reads back as an equal experiment, sweep or training."""
    contents = contents_of(asked, view_state)
    suitable = (part for part in PARTS if part.suits(contents))
    return urlencode([(part.key, text) for part in suitable for text in part.write(contents)])


def encode_landscape(landscape: Landscape, window: Domain | None = None) -> str:
    """The parts of a link that say `landscape`, and the `window` through which it is seen, and nothing else."""
    contents = Contents().with_landscape(landscape).showing(window=window)
    return urlencode([(part.key, text) for part in (*LANDSCAPE_PARTS, WINDOW) for text in part.write(contents)])


def decode(query: str) -> tuple[Experiment | Sweep | Training, tuple[Remark, ...]]:
    """What `query` asks for, and a remark on each thing that could not be read; never raises.

    That is a training if it has a network, a sweep if it has an axis, and else an experiment.
    """
    decoded = decode_all(query)
    return decoded.asked, decoded.remarks


def decode_view_state(query: str) -> ViewState:
    """What `query` says is shown of its experiment; `decode` remarks upon what cannot be read."""
    return decode_all(query).view_state


def decode_all(query: str) -> Decoded:
    """Everything that `query` says; it opens what can be read and says what could not."""
    diagnostics = Diagnostics()
    texts = _split(query, diagnostics)
    contents = Contents()
    if texts.keys() <= {"turn"}:
        contents = contents_of(OPENING)
    else:
        contents = replace(contents, network=OPENING_TRAINING.network if "network" in texts else None)
        _note_missing(texts, contents, diagnostics)
    for part in PARTS:
        if part.key in texts:
            contents = _read(part, texts[part.key], contents, diagnostics)
    asked = training_of(contents, diagnostics) if contents.network else asked_of(contents, diagnostics)
    return Decoded(asked, contents.experiment, contents.view_state, diagnostics.remarks)


def _read(part: Part, texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    """What the link says with `part` as well, unless that belongs to something else than the link asks for."""
    if part.suits(contents):
        return part.read(texts, contents, diagnostics)
    diagnostics.note("part_aside", part=part.key)
    return contents


def _split(query: str, diagnostics: Diagnostics) -> Texts:
    """What stands behind each key of `query`; a key that may come once keeps its first text."""
    texts: dict[str, list[str]] = {}
    for key, text in parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace"):
        if key not in BY_KEY:
            diagnostics.note("unknown_part", part=excerpt(key))
        elif key in texts and not BY_KEY[key].is_repeatable:
            diagnostics.note("part_twice", part=key)
        else:
            texts.setdefault(key, []).append(text)
    return texts


def _note_missing(texts: Texts, contents: Contents, diagnostics: Diagnostics) -> None:
    missing = tuple(part.key for part in PARTS if part.is_needed and part.suits(contents) and part.key not in texts)
    if missing:
        diagnostics.note("parts_left_out", parts=missing)
