"""The parts of a link that ask for a training: `network=mlp …&batch=64`; steps, seed and runs are said as for an experiment."""

from collections.abc import Sequence
from dataclasses import replace

from catalog import ParameterError
from experiments.experiment import ExperimentError, Run
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.network import parse_network, serialize_network
from experiments.link.part import Part, whole_number
from experiments.opening_training import OPENING_TRAINING
from experiments.training import Member, Training


def training_of(contents: Contents, diagnostics: Diagnostics) -> Training:
    """The training that `contents` ask for; without the members that cannot train, or the opening's if it cannot be."""
    members = [member for run in contents.runs if (member := _member(run, diagnostics))]
    try:
        return Training(
            network=contents.network or OPENING_TRAINING.network,
            members=members or OPENING_TRAINING.members,
            n_steps=contents.n_steps,
            batch_size=contents.batch_size,
            seed=contents.seed,
            order=contents.order,
        )
    except (ParameterError, ExperimentError) as error:
        diagnostics.note("refused_training", reason=str(error))
        return OPENING_TRAINING


def _member(run: Run, diagnostics: Diagnostics) -> Member | None:
    try:
        return Member(optimizer=run.optimizer, schedule=run.schedule)
    except ExperimentError as error:
        diagnostics.note("refused", reason=str(error))
        return None


def _write_network(contents: Contents) -> Sequence[str]:
    return [] if contents.network is None else [serialize_network(contents.network)]


def _read_network(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    return replace(contents, network=parse_network(texts[0], diagnostics) or OPENING_TRAINING.network)


TRAINING_PARTS = (
    Part("network", _write_network, _read_network, is_needed=True, asked="training"),
    whole_number("batch", "batch_size", is_needed=True, asked="training"),
    whole_number("order", "order", asked="training"),
)
