"""What the parts of a step cost: a question on a landscape, and what an optimizer makes of the answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from catalog import Array, changed, layers, parameters
from experiments.pricing.operations import Tally, counted
from landscapes import Landscape
from landscapes.networks.plane import Plane
from optimizers import Optimizer
from optimizers.whole_run import WholeRun

SECONDS_PER_CALL = 0.45e-6
SECONDS_PER_ELEMENT = 1.2e-9
SECONDS_PER_QUESTION = 3e-6
SECONDS_PER_STEP = 3e-6
"""What the parts of a step take on one core of a small server, on the safe side; `benchmarks/` compares them with a clock."""
SECONDS_PER_SCIPY_QUESTION = 25e-6
"""What SciPy's own bookkeeping adds to each question of a method that it runs."""
SECONDS_PER_PRODUCT = 0.6e-9
"""What a product of a weight and a value takes in a network, there or back, small matrices and bends included."""
SECONDS_PER_LAYER = 15e-6
"""What a layer of a network takes in Python each time it is passed, however small it is."""
PASSES = 3
"""A gradient passes through a network once forwards and twice backwards: for the weights, and for what entered."""
SLOPES_OF_A_CURVATURE = 4
"""A plane tells its curvature from so many slopes."""
N_COUNTED = 8
"""On so many columns operations are counted; one column alone would be computed as plain numbers."""
PILOT_STEPS = 12


class Price(NamedTuple):
    """What something takes, in seconds: a part that does not depend on for how many columns, and a part for each."""

    fixed: float
    per_column: float

    def seconds(self, n_columns: int = 1) -> float:
        """The time for `n_columns` columns at once."""
        return self.fixed + self.per_column * n_columns

    def times(self, count: float) -> "Price":
        """The same `count` times."""
        return Price(self.fixed * count, self.per_column * count)

    def plus(self, other: "Price") -> "Price":
        """Both, one after the other."""
        return Price(self.fixed + other.fixed, self.per_column + other.per_column)


class Questions(NamedTuple):
    """How many losses, gradients and Hessians a step asks for."""

    loss: float
    gradient: float
    hessian: float


SCIPY_QUESTIONS = Questions(5.0, 5.0, 0.0)
"""What an iteration of a method that SciPy runs asks, as a rule; a search along a hard line may ask fifty times as much."""


@dataclass(frozen=True)
class LandscapePrices:
    """The price of each question that can be asked of a landscape."""

    loss: Price
    gradient: Price
    hessian: Price

    def of(self, questions: Questions) -> Price:
        """The price of all `questions` together."""
        asked = zip((self.loss, self.gradient, self.hessian), questions, strict=True)
        return sum_of(price.times(count) for price, count in asked)


def sum_of(prices: Iterable[Price]) -> Price:
    """All `prices` together."""
    total = Price(0.0, 0.0)
    for price in prices:
        total = total.plus(price)
    return total


@lru_cache(maxsize=256)
def landscape_prices(landscape: Landscape) -> LandscapePrices:
    """What each question costs on `landscape`."""
    if isinstance(landscape, Plane):
        return _plane_prices(landscape)
    place = np.array(landscape.starts[0])[:, None] * np.ones(N_COUNTED)
    return LandscapePrices(*(_price_of(ask, place) for ask in (landscape.loss, landscape.gradient, landscape.hessian)))


def _plane_prices(plane: Plane) -> LandscapePrices:
    """A plane asks its network, whose products of matrices no count of calls foresees."""
    products = plane.network.n_products * plane.batch.n_samples * SECONDS_PER_PRODUCT
    layer = Price(SECONDS_PER_LAYER * len(plane.network.layers), products)
    gradient = layer.times(PASSES)
    return LandscapePrices(layer, gradient, gradient.times(SLOPES_OF_A_CURVATURE))


def price_of_a_step(optimizer: Optimizer) -> Price:
    """What `optimizer` itself does in a step, apart from what it asks."""
    return _pilot(_kind(optimizer)).price


def questions_of_a_step(optimizer: Optimizer) -> Questions:
    """What a step of `optimizer` asks: on average, or at the most for a method that asks as much as it takes."""
    return _pilot(_kind(optimizer)).questions


def _price_of(ask: Any, place: Array) -> Price:
    tally = Tally()
    with np.errstate(all="ignore"):
        ask(counted(place, tally))
    return _priced(tally).plus(Price(SECONDS_PER_QUESTION, 0.0))


def _priced(tally: Tally) -> Price:
    return Price(SECONDS_PER_CALL * tally.calls, SECONDS_PER_ELEMENT * tally.elements / N_COUNTED)


def _kind(optimizer: Optimizer) -> Optimizer:
    """`optimizer` with its usual numbers: only its switches and its whole numbers decide what a step does."""
    declared = parameters(optimizer)
    return changed(
        optimizer,
        {name: known.default for name, known in declared.items() if not (known.is_switch or known.is_whole)},
    )


class Pilot(NamedTuple):
    """What a few steps of a method were seen to do."""

    price: Price
    questions: Questions


@lru_cache(maxsize=1024)
def _pilot(optimizer: Optimizer) -> Pilot:
    """A few steps of `optimizer` over ground that answers for nothing: a bowl, or for the worst case one that ever rises."""
    if isinstance(optimizer, WholeRun):
        return Pilot(Price(SECONDS_PER_SCIPY_QUESTION * sum(SCIPY_QUESTIONS), 0.0), SCIPY_QUESTIONS)
    oracles = [_PilotOracle(rising=rising) for rising in (False, True)]
    with np.errstate(all="ignore"):
        for oracle in oracles:
            _walk(optimizer, oracle)
    dearest = max(oracles, key=lambda oracle: (oracle.evaluations, oracle.tally.calls))
    own = _priced(dearest.tally).times(1 / PILOT_STEPS).plus(Price(SECONDS_PER_STEP * len(layers(optimizer)), 0.0))
    return Pilot(own, Questions(*(count / PILOT_STEPS for count in dearest.asked)))


def _walk(optimizer: Optimizer, oracle: "_PilotOracle") -> None:
    position = counted(np.full((2, N_COUNTED), 0.7), oracle.tally)
    state = optimizer.init(position)
    for _ in range(PILOT_STEPS):
        position, state = optimizer.step(position, state, oracle)
        position = counted(np.asarray(position), oracle.tally)


class _PilotOracle:
    """Counts what is asked, by kind; its answers are those of a bowl, or of a saddle on which losses rise with every question."""

    def __init__(self, *, rising: bool) -> None:
        self.rising = rising
        self.tally = Tally()
        self.asked = [0, 0, 0]

    @property
    def evaluations(self) -> int:
        return sum(self.asked)

    def loss(self, position: Array) -> Array:
        self.asked[0] += 1
        plain = np.asarray(position)
        return self._answer((plain * plain).sum(axis=0) / 2 + (self.evaluations if self.rising else 0))

    def gradient(self, position: Array) -> Array:
        self.asked[1] += 1
        return self._answer(np.array(position))

    def hessian(self, position: Array) -> Array:
        self.asked[2] += 1
        curvatures = np.ones(len(position))
        curvatures[0] = -1.0 if self.rising else 1.0  # a saddle takes more thought than a bowl
        matrix = np.diag(curvatures).reshape(len(position), len(position), *(1,) * (position.ndim - 1))
        return self._answer(matrix * np.ones(position.shape[1:]))

    def random(self, position: Array) -> Array:
        return self._answer(np.ones(position.shape))

    def _answer(self, value: Array) -> Array:
        answer: Array = counted(np.array(value), self.tally)
        return answer
