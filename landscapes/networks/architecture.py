"""What several networks declare in the same words: their width, their activation, their first weights."""

from typing import Any

from catalog import choice, parameter
from landscapes.networks.initialization import INITIALIZATIONS
from landscapes.networks.layers.activation import ACTIVATIONS

WIDEST = 256


def width(default: int, *, symbol: str = "m", help: str = "How many neurons each hidden layer has.") -> Any:
    """How many neurons, or filters, stand side by side."""
    return parameter(default, symbol=symbol, bounds=(1, WIDEST), slider=(2, 128), scale="log", help=help)


def activation(default: str) -> Any:
    """What bends the values between two layers."""
    return choice(default, ACTIVATIONS, symbol=r"\varphi", help="What is applied to every hidden value.")


def initialization(default: str) -> Any:
    """How large the first weights are."""
    return choice(default, tuple(INITIALIZATIONS), symbol="W_0", help="How the first weights are drawn.")
