"""Show a march to those who keep something of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from experiments.march import Moment
from experiments.observers.stretch import Stretch
from landscapes import Landscape

CELLS = 32_768
"""A stretch has about so many moments times runs: few enough to stay in the processor's cache."""
LONGEST, SHORTEST = 512, 4
"""A stretch has no more moments, so that broken runs end soon, and no fewer, so that bookkeeping stays cheap."""


class Observer(ABC):
    """Keeps what it was asked for, for all stacked runs at once; it sees every stretch of a march, in order."""

    @abstractmethod
    def see(self, stretch: Stretch) -> None:
        """Keep what is wanted of `stretch`."""


def watch(landscape: Landscape, moments: Iterator[Moment], observers: Sequence[Observer]) -> int:
    """Show all `moments` to all `observers`, until no run is sound any more; returns the last step that was seen."""
    first = next(moments)
    n = min(max(CELLS // first.position.shape[1], SHORTEST), LONGEST)
    moments, step, soundness = chain([first], moments), 0, None
    while seen := list(islice(moments, n)):
        stretch = Stretch(landscape, seen, step, soundness)
        for observer in observers:
            observer.see(stretch)
        step, soundness = step + stretch.n, stretch.soundness
        if not soundness.is_sound.any():
            break
    return step - 1
