"""What of an experiment is shown on the page, and how; a link carries it beside the experiment."""

from dataclasses import dataclass, replace

from experiments.compare import ComparisonTerms

MAX_RUNS = 8
"""A map with more paths cannot be read, and the palette has so many colours."""
VIEWS = ("map", "surface", "tiles")
"""How the landscape is looked at: from above, as a surface in space, or on a small map for each run."""


@dataclass(frozen=True)
class ViewState:
    """The selected run, each run's colour slot, the view, the terms of the comparison, the rates that these have replaced."""

    selected: int = 0
    colours: tuple[int, ...] = ()
    view: str = VIEWS[0]
    terms: ComparisonTerms = ComparisonTerms.AS_SET
    forgiving: bool = False
    """Whether the comparison also measures how forgiving the learning rate of each run is."""
    rates_as_set: tuple[float | None, ...] = ()
    """See `rates_as_set.py`: one entry a run, or none at all."""

    def fitted(self, n_runs: int) -> "ViewState":
        """The same, with one colour for each of `n_runs` runs, all different, and a selected run and a view that exist."""
        n_colours = max(MAX_RUNS, n_runs)
        kept = list(dict.fromkeys(c for c in self.colours if 0 <= c < n_colours))[:n_runs]
        free = [c for c in range(n_colours) if c not in kept]
        rates = (*self.rates_as_set, *[None] * n_runs)[:n_runs]
        return replace(
            self,
            selected=min(max(self.selected, 0), n_runs - 1),
            colours=(*kept, *free[: n_runs - len(kept)]),
            view=self.view if self.view in VIEWS else VIEWS[0],
            rates_as_set=rates if any(rate is not None for rate in rates) else (),
        )

    def with_copy_of(self, index: int, n_runs: int) -> "ViewState":
        """The same with a copy of the run at `index` behind `n_runs` others, selected, in a colour that is free."""
        full = replace(self.fitted(n_runs), selected=n_runs)
        rates = (*full.rates_as_set, full.rates_as_set[index]) if full.rates_as_set else ()
        return replace(full, rates_as_set=rates).fitted(n_runs + 1)

    def without(self, index: int, n_runs: int) -> "ViewState":
        """The same without the run at `index` of `n_runs`; the others keep their colours, the one before it is selected."""
        full = self.fitted(n_runs)
        colours = full.colours[:index] + full.colours[index + 1 :]
        rates = full.rates_as_set[:index] + full.rates_as_set[index + 1 :]
        return replace(full, colours=colours, rates_as_set=rates, selected=max(index - 1, 0)).fitted(n_runs - 1)
