"""The learning rates that a hand has set, remembered while the lab shows others.

Another landscape, another method or other terms of a comparison retune the learning rates. What stood there before is kept,
one entry a run (`None` where nothing was retuned), so that people can be told and can have it back.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from catalog import parameters
from experiments.experiment import Run
from experiments.remark import Remark, remark
from experiments.tuning import rate_of, with_rate

RatesAsSet: TypeAlias = tuple[float | None, ...]


def after_retuning(rates: RatesAsSet, before: Sequence[Run], now: Sequence[Run]) -> RatesAsSet:
    """The rates to remember once the lab has made the runs `now` of those `before`: the oldest that are not shown."""
    remembered = zip_longest(rates, before, now)
    return _trimmed(_worth_keeping(rate_of(old) if rate is None else rate, new) for rate, old, new in remembered)


def after_editing(rates: RatesAsSet, before: Sequence[Run], now: Sequence[Run]) -> RatesAsSet:
    """The rates to remember once a hand has made the runs `now` of those `before`: not where it has set a rate anew."""
    if len(before) != len(now):
        return rates
    unchanged = [rate_of(old) == rate_of(new) for old, new in zip(before, now, strict=True)]
    return _trimmed(rate if is_same else None for rate, is_same in zip(rates, unchanged, strict=False))


def restored(rates: RatesAsSet, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The `runs` at the rates that a hand has set."""
    return tuple(with_rate(run, rate) for run, rate in zip_longest(runs, rates))


def retunings(rates: RatesAsSet, runs: Sequence[Run], names: Sequence[str], code: str, **facts: str) -> list[Remark]:
    """The remark `code`, with more `facts` of its own, for each of the `runs` that shows another rate than was set."""
    return [
        remark(code, run=name, before=rate, now=rate_of(run) or 0.0, **facts)
        for rate, run, name in zip(rates, runs, names, strict=False)
        if rate is not None
    ]


def _worth_keeping(rate: float | None, run: Run) -> float | None:
    """`rate`, if `run` could take it and shows another."""
    declared = parameters(run.optimizer).get("learning_rate")
    return rate if declared and rate is not None and declared.allows(rate) and rate != rate_of(run) else None


def _trimmed(rates: Iterator[float | None]) -> RatesAsSet:
    """All `rates`, or nothing if there is none among them."""
    kept = tuple(rates)
    return kept if any(rate is not None for rate in kept) else ()
