"""What of an experiment is in the light on the page; a link carries it beside the experiment."""

from dataclasses import dataclass, replace

from experiments.compare import ComparisonTerms

MOST_RUNS = 8
"""A map with more paths cannot be read, and the palette has so many colours."""
VIEWS = ("map", "surface", "tiles")
"""How the landscape is looked at: from above, as a surface in space, or on a small map for each run."""


@dataclass(frozen=True)
class ViewState:
    """What of an experiment is in the light: the selected run, each run's colour slot, the view, the terms of the race."""

    selected: int = 0
    colours: tuple[int, ...] = ()
    view: str = VIEWS[0]
    terms: ComparisonTerms = ComparisonTerms.AS_SET

    def fitted(self, n_runs: int) -> "ViewState":
        """The same, with one colour for each of `n_runs` runs, all different, and a selected run and a view that exist."""
        kept = list(dict.fromkeys(c for c in self.colours if 0 <= c < MOST_RUNS))[:n_runs]
        free = [c for c in range(max(MOST_RUNS, n_runs)) if c not in kept]
        return replace(
            self,
            selected=min(max(self.selected, 0), n_runs - 1),
            colours=(*kept, *free[: n_runs - len(kept)]),
            view=self.view if self.view in VIEWS else VIEWS[0],
        )
