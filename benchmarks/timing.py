"""Time several ways to do the same thing, in turns, so that a busy machine slows all of them alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Contestants = Mapping[str, Callable[[], object]]


def seconds(contestants: Contestants, repeats: int = 15, clock: Callable[[], float] = perf_counter) -> dict[str, float]:
    """The median time of each contestant on `clock` over `repeats` rounds, after one round that nobody counts."""
    rounds = [{name: _once(work, clock) for name, work in contestants.items()} for _ in range(repeats + 1)]
    return {name: median(taken[name] for taken in rounds[1:]) for name in contestants}


def _once(work: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun
