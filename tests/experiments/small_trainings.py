"""Small trainings, and all that is seen of one."""

from collections.abc import Sequence
from typing import Any

from experiments import Member, Sight, Training, learn
from landscapes.networks import Network
from landscapes.networks.logistic_regression import LogisticRegression
from landscapes.networks.mlp import MLP
from optimizers import OPTIMIZERS

SMALL = MLP(n_samples=100, width=6)
SMALLEST = LogisticRegression(n_samples=60, data="two_spirals")


def member(key: str, **values: Any) -> Member:
    """The method `key` with those values."""
    return Member(optimizer=OPTIMIZERS[key](**values))


def training(members: Sequence[Member], network: Network = SMALL, **values: Any) -> Training:
    """A short training on small batches."""
    return Training(network=network, members=members, **{"n_steps": 12, "batch_size": 16, **values})


def sights(asked: Training) -> list[Sight]:
    """Everything that is seen of it."""
    return list(learn(asked))
