"""Time several ways to do the same thing, in turns, so that a busy machine slows all of them alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Contestants = Mapping[str, Callable[[], object]]


def seconds(contestants: Contestants, repeats: int = 15) -> dict[str, float]:
    """The median time of each contestant over `repeats` rounds, after one round that nobody counts."""
    rounds = [{name: _once(work) for name, work in contestants.items()} for _ in range(repeats + 1)]
    return {name: median(taken[name] for taken in rounds[1:]) for name in contestants}


def _once(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
