"""What of an experiment is shown on the page, and how; a link carries it beside the experiment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from experiments.compare import ComparisonTerms
from landscapes import Domain
from landscapes.landscape import LARGEST_COORDINATE

EachRun = TypeVar("EachRun")

MAX_RUNS = 8
"""A map with more paths cannot be read, and the palette has so many colours."""
VIEWS = ("map", "surface", "tiles")
"""How the landscape is looked at: from above, as a surface in space, or on a small map for each run."""
TABS = ("knobs", "inside", "curve", "compare", "setup")
"""What stands beside the map."""
MAX_NAME_LENGTH = 40


@dataclass(frozen=True)
class ViewState:
    """Which runs are seen and how, which view and which tab beside it, at which step, and the terms of the comparison."""

    selected: int = 0
    colours: tuple[int, ...] = ()
    view: str = VIEWS[0]
    terms: ComparisonTerms = ComparisonTerms.AS_SET
    forgiving: bool = False
    """Whether the comparison also measures how forgiving the learning rate of each run is."""
    rates_as_set: tuple[float | None, ...] = ()
    """See `rates_as_set.py`: one entry a run, or none at all."""
    names: tuple[str, ...] = ()
    """What a hand has called each run, "" where it has not; one entry a run, or none at all."""
    hidden: tuple[int, ...] = ()
    """The runs that are not drawn, by their indexes in rising order; never all of them."""
    step: int | None = None
    """The step at which the runs are paused, if they are."""
    tab: str = TABS[0]
    hides_future: bool = False
    """Whether nothing is shown of what comes after the step, the outcome included."""
    presenting: bool = False
    equal_axes: bool = False
    """Whether a unit is as long along x as along y."""
    window: Domain | None = None
    """The part of the plane that is shown, if it is not the landscape's domain."""

    def fitted(self, n_runs: int, n_steps: int | None = None) -> "ViewState":
        """The same, made legal for `n_runs` runs of `n_steps` steps: one colour a run, a view and a selected run that exist."""
        n_colours = max(MAX_RUNS, n_runs)
        kept = list(dict.fromkeys(c for c in self.colours if 0 <= c < n_colours))[:n_runs]
        free = [c for c in range(n_colours) if c not in kept]
        hidden = tuple(index for index in range(n_runs) if index in self.hidden)
        return replace(
            self,
            selected=min(max(self.selected, 0), n_runs - 1),
            colours=(*kept, *free[: n_runs - len(kept)]),
            view=self.view if self.view in VIEWS else VIEWS[0],
            rates_as_set=_one_a_run(self.rates_as_set, n_runs, None),
            names=_one_a_run([legal_name(name) for name in self.names], n_runs, ""),
            hidden=hidden if len(hidden) < n_runs else (),
            step=None if self.step is None else max(0, self.step if n_steps is None else min(self.step, n_steps)),
            tab=self.tab if self.tab in TABS else TABS[0],
            window=self.window if self.window and is_window(self.window) else None,
        )

    def with_copy_of(self, index: int, n_runs: int) -> "ViewState":
        """The same with a copy of the run at `index` behind `n_runs` others, selected, in a free colour, without a name."""
        full = replace(self.fitted(n_runs), selected=n_runs)
        rates = (*full.rates_as_set, full.rates_as_set[index]) if full.rates_as_set else ()
        return replace(full, rates_as_set=rates).fitted(n_runs + 1)

    def without(self, index: int, n_runs: int) -> "ViewState":
        """The same without the run at `index` of `n_runs`; the others keep their colours, the one before it is selected."""
        full = self.fitted(n_runs)
        return replace(
            full,
            colours=_without(full.colours, index),
            rates_as_set=_without(full.rates_as_set, index),
            names=_without(full.names, index),
            hidden=tuple(other - (other > index) for other in full.hidden if other != index),
            selected=max(index - 1, 0),
        ).fitted(n_runs - 1)

    def on_other_ground(self) -> "ViewState":
        """The same on another landscape, where a window and a step of the old one mean nothing."""
        return replace(self, window=None, step=None)


def legal_name(text: str) -> str:
    """`text` as a run can be called: what can be printed, single spaces between words, and not too long."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:MAX_NAME_LENGTH].rstrip()


def is_window(box: Domain) -> bool:
    """Whether a map can show `box`: finite, wider than nothing, and no further out than a start can be."""
    return all(-LARGEST_COORDINATE <= low < high <= LARGEST_COORDINATE for low, high in (box.x, box.y))


def _one_a_run(entries: Sequence[EachRun], n_runs: int, nothing: Any) -> tuple[EachRun, ...]:
    """`entries` cut or filled up with `nothing` to one a run; none at all if there is nothing else among them."""
    full = (*entries, *[nothing] * n_runs)[:n_runs]
    return full if any(entry != nothing for entry in full) else ()


def _without(entries: tuple[EachRun, ...], index: int) -> tuple[EachRun, ...]:
    return entries[:index] + entries[index + 1 :]
