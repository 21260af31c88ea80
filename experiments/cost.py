"""What an experiment will cost, foreseen before it runs, so that no link keeps a server busy.

runs × seeds × steps × questions a step × the price of a question on this landscape. Prices and questions are found by counting
operations (`pricing/`), never by a clock: every server foresees the same, and shows the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import NamedTuple

from catalog import layers
from experiments.experiment import CONSTANT, Experiment, Run
from experiments.pricing.prices import Price, landscape_prices, price_of_a_step, questions_of_a_step
from landscapes import Landscape
from optimizers.whole_run import WholeRun

SEEDS = (20, 10, 5, 2, 1)
"""How many seeds a band is made of: as many as are affordable."""
FEWEST_EVALUATIONS = 50
"""So many questions every run may ask, whatever they cost: a picture without paths teaches nothing."""
SECONDS_PER_RESCALING = 12e-6
"""What a schedule takes a step and layer: a new optimizer with another learning rate."""
SECONDS_PER_RUN = 1e-3
"""What is worked out about a run once it is over, on top of its losses and slopes."""


class RunPlan(NamedTuple):
    """How much of a run is shown: over how many seeds, and how many questions it may ask (0: no limit)."""

    n_seeds: int
    budget: int


@dataclass(frozen=True)
class Plan:
    """How much of each run of an experiment is shown, and what that is foreseen to take."""

    runs: Sequence[RunPlan]
    seconds: float

    @property
    def n_seeds(self) -> int:
        """Over how many seeds every run is shown at least."""
        return min(run.n_seeds for run in self.runs)


class CostEstimate(NamedTuple):
    """What one run will take for one seed more, and for being run at all, in seconds."""

    once: float
    per_seed: float

    def seconds(self, n_seeds: int) -> float:
        """The time for all seeds."""
        return self.once + self.per_seed * n_seeds


def plan(experiment: Experiment, allowance: float) -> Plan:
    """As many seeds and steps of `experiment` as fit into an `allowance` in seconds: seeds are given up first, then steps."""
    return _plan(experiment, experiment.runs, allowance)


def _plan(experiment: Experiment, members: Sequence[Run], allowance: float) -> Plan:
    """The plan of those `members` of `experiment` alone."""
    estimates = [estimate_cost(experiment.landscape, member, experiment.n_steps) for member in members]
    wanted = SEEDS if not experiment.noise.is_off else (1,)
    n_seeds = next((n for n in wanted if sum(each.seconds(n) for each in estimates) <= allowance), 1)
    shares = fair_shares([each.seconds(n_seeds) for each in estimates], allowance)
    runs = zip(members, estimates, shares, strict=True)
    return Plan(tuple(RunPlan(n_seeds, _budget(experiment, *run)) for run in runs), sum(shares))


def plan_of_change(experiment: Experiment, before: Experiment, allowance: float, whole_allowance: float) -> Plan:
    """As `plan`, where only what is new since `before` is to fit into the `allowance`: the other runs are there already."""
    whole = plan(experiment, whole_allowance)
    new = _new_runs(experiment, before)
    if not new:
        return replace(whole, seconds=0.0)
    part = _plan(experiment, [experiment.runs[index] for index in new], allowance)
    runs = list(whole.runs)
    for index, run in zip(new, part.runs, strict=True):
        runs[index] = run
    return Plan(tuple(runs), part.seconds)


def _new_runs(experiment: Experiment, before: Experiment) -> Sequence[int]:
    """The indices of the runs that `before` did not have, which are all if anything else has changed."""
    others = (field.name for field in fields(Experiment) if field.name != "runs")
    if any(getattr(experiment, name) != getattr(before, name) for name in others):
        return range(len(experiment.runs))
    known = [*before.runs, *[None] * len(experiment.runs)]
    return [index for index, member in enumerate(experiment.runs) if known[index] != member]


def affordable(alone: Experiment, n_columns: int, allowance: float) -> Experiment | None:
    """The one run of `alone` with the budget at which `n_columns` like it, side by side, fit into an `allowance` in seconds.

    `None` if that would be too few questions to learn anything from.
    """
    (member,) = alone.runs
    seconds = estimate_cost(alone.landscape, member, alone.n_steps).seconds(n_columns)
    if seconds <= allowance:
        return alone
    questions = _all_questions(alone, member) * allowance / seconds
    if questions < FEWEST_EVALUATIONS:
        return None
    return replace(alone, budget=min(int(questions), alone.budget or int(questions)))


def fair_shares(wishes: Sequence[float], total: float) -> list[float]:
    """What each gets of a `total`: all that it wishes, or an equal part of what those who wish for less leave over."""
    shares = [0.0] * len(wishes)
    for served, index in enumerate(sorted(range(len(wishes)), key=wishes.__getitem__)):
        shares[index] = min(wishes[index], (total - sum(shares)) / (len(wishes) - served))
    return shares


@lru_cache(maxsize=1024)
def estimate_cost(landscape: Landscape, member: Run, n_steps: int) -> CostEstimate:
    """The time that `n_steps` of `member` on `landscape` take at the most."""
    a_step, prices = _price(landscape, member), landscape_prices(landscape)
    looked_at = Price(0.0, prices.loss.per_column + prices.gradient.per_column + prices.hessian.per_column)
    if _is_marched_alone(member):
        return CostEstimate(SECONDS_PER_RUN, n_steps * (a_step.seconds() + looked_at.per_column))
    return CostEstimate(SECONDS_PER_RUN + n_steps * a_step.fixed, n_steps * (a_step.per_column + looked_at.per_column))


def _price(landscape: Landscape, member: Run) -> Price:
    """What a step of `member` takes, its questions and its schedule included."""
    scaled = 0.0 if member.schedule == CONSTANT else SECONDS_PER_RESCALING * len(layers(member.optimizer))
    asked = landscape_prices(landscape).of(questions_of_a_step(member.optimizer))
    return price_of_a_step(member.optimizer).plus(asked).plus(Price(scaled, 0.0))


def _budget(experiment: Experiment, member: Run, estimate: CostEstimate, share: float) -> int:
    """How many questions `member` may ask for its `share` of the time; 0 if that is enough for all its steps."""
    needed = estimate.once + estimate.per_seed
    if share >= needed * (1 - 1e-9):
        return 0
    questions = max(int(_all_questions(experiment, member) * share / needed), FEWEST_EVALUATIONS)
    return min(questions, experiment.budget or questions)


def _all_questions(experiment: Experiment, member: Run) -> float:
    """How many questions `member` would ask in all."""
    return sum(questions_of_a_step(member.optimizer)) * experiment.n_steps


def _is_marched_alone(member: Run) -> bool:
    return isinstance(member.optimizer, WholeRun) or not all(layer.constant_cost for layer in layers(member.optimizer))
