"""Every number of a run by name: where it stands, what is declared of it, and how another value is put in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from catalog import Parameter, changed, own_parameters, parameters, unique_name
from experiments.experiment import COORDINATE, Experiment, ExperimentError

STARTS = ("start_x", "start_y")


@dataclass(frozen=True)
class Binding:
    """One number of an experiment with a single run: who owns it, what the owner calls it, what is declared of it."""

    owner: str
    """`start`, `experiment`, or the field of the run or of the experiment in which the owner stands."""
    name: str
    declared: Parameter

    def put(self, alone: Experiment, value: Any) -> Experiment:
        """`alone`, which has a single run, with `value` in this place; raises what `Run` and `Experiment` raise."""
        (member,) = alone.runs
        if self.owner == "experiment":
            return replace(alone, **{self.name: value})
        if self.owner == "start":
            start = dict(zip(STARTS, member.start, strict=True)) | {self.name: value}
            return replace(alone, runs=[replace(member, start=tuple(start.values()))])
        is_of_run = self.owner in ("optimizer", "schedule")
        entry = changed(getattr(member if is_of_run else alone, self.owner), {self.name: value})
        changes: dict[str, Any] = {self.owner: entry}
        return replace(alone, runs=[replace(member, **changes)]) if is_of_run else replace(alone, **changes)

    @property
    def is_stackable(self) -> bool:
        """Whether runs that differ in this number can be marched side by side: they take the same branches on one landscape."""
        if self.owner == "experiment":
            return self.name == "seed"
        return self.owner == "start" or (self.owner == "optimizer" and not self.declared.is_whole)


def bindings(alone: Experiment) -> Mapping[str, Binding]:
    """The numbers of `alone`, which has a single run, by name; a name that is taken gets the key of its owner in front."""
    found = {name: Binding("start", name, COORDINATE) for name in STARTS}
    for entry, binding in _declared(alone):
        if not binding.declared.is_switch:
            found[unique_name(binding.name, entry, found)] = binding
    return found


def bind(alone: Experiment, name: str) -> Binding:
    """The number of `alone` that is called `name`; raises `ExperimentError`, with the closest name, if there is none."""
    found = bindings(alone)
    if name in found:
        return found[name]
    close = get_close_matches(str(name), found, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]!r}?" if close else f" There are {', '.join(found)}."
    raise ExperimentError(f"Axis: this run has no number called {name!r}.{hint}")


def _declared(alone: Experiment) -> Iterator[tuple[Any, Binding]]:
    """Each entry with each number that it declares; the experiment comes first, because its seed is everybody's."""
    yield from ((alone, Binding("experiment", name, declared)) for name, declared in own_parameters(alone).items())
    (member,) = alone.runs
    owners = {
        "optimizer": member.optimizer,
        "schedule": member.schedule,
        "noise": alone.noise,
        "landscape": alone.landscape,
    }
    for owner, entry in owners.items():
        yield from ((entry, Binding(owner, name, declared)) for name, declared in parameters(entry).items())
