"""What a training will take, foreseen by counting: no clock, so that every server refuses the same."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np

from catalog import family_of, innermost
from experiments.grouping import Method
from experiments.pricing.prices import (
    PASSES,
    SECONDS_PER_LAYER,
    SECONDS_PER_PRODUCT,
    price_of_a_step,
    questions_of_a_step,
)
from landscapes.networks import Network
from optimizers import Optimizer
from optimizers.whole_run import WholeRun

WORKING_COPIES = 6
"""Position, slope, and what a step needs beside its state for a moment."""
BYTES = 8


class Asked(Protocol):
    """A training, as far as its cost depends on it."""

    @property
    def network(self) -> Network:
        """What is trained."""

    @property
    def members(self) -> Sequence[Method]:
        """Who trains it."""

    @property
    def n_steps(self) -> int:
        """How many steps each takes."""

    @property
    def batch_size(self) -> int:
        """How many samples a step looks at."""


def refusal_of_method(optimizer: Optimizer) -> str | None:
    """Why `optimizer` cannot train a network, in a sentence; `None` if it can."""
    inner = innermost(optimizer)
    title = type(inner).about.title
    if isinstance(inner, WholeRun):
        return (
            f"{title} runs from start to end at once, so nobody could watch it or stop it; choose a method that steps."
        )
    if family_of(inner) == "second_order":
        return (
            f"{title} asks for second derivatives, which a network does not give; choose one that asks for slopes only."
        )
    return None


def estimate_seconds(asked: Asked) -> float:
    """How long the training takes on one core of a small server, about."""
    return sum(_seconds_per_step(asked, member.optimizer) for member in asked.members) * asked.n_steps


def estimate_bytes(asked: Asked) -> float:
    """How much memory the training takes at once, about; the pictures that it leaves behind are bounded elsewhere."""
    n = asked.network.n_parameters
    return sum(BYTES * (WORKING_COPIES * n + state_size(member.optimizer, n)) for member in asked.members)


def state_size(optimizer: Optimizer, n_parameters: int) -> float:
    """How many numbers the state of `optimizer` holds over so many parameters: a polynomial that three small states tell."""
    sizes = (4, 8, 12)
    numbers = [_numbers(optimizer.init(np.zeros((n, 1)))) for n in sizes]
    return max(0.0, float(np.polyval(np.polyfit(sizes, numbers, 2).round(6), n_parameters)))


def _seconds_per_step(asked: Asked, optimizer: Optimizer) -> float:
    loss, gradient, _ = questions_of_a_step(optimizer)
    network, n_samples = asked.network, min(asked.batch_size, asked.network.n_training)
    products = network.n_products * n_samples * (loss + PASSES * gradient) * SECONDS_PER_PRODUCT
    calls = len(network.layers) * (loss + PASSES * gradient) * SECONDS_PER_LAYER
    return products + calls + _own_seconds(optimizer, network.n_parameters)


@lru_cache(maxsize=1024)
def _own_seconds(optimizer: Optimizer, n_parameters: int) -> float:
    """What a step takes apart from its questions: its price in the plane, for as many columns as there are pairs."""
    return price_of_a_step(optimizer).seconds(n_parameters // 2 + 1)


def _numbers(state: Any) -> int:
    """How many numbers a state holds, those of what it wraps included."""
    if isinstance(state, tuple):
        return sum(map(_numbers, state))
    return int(np.size(state))
