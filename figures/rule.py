r"""The formulas of a card as MathML, each also with open places where the browser puts the numbers of the moment.

A formula is LaTeX, its equations parted by `\qquad`. Parameters are found by their symbols, the fields of the state by
theirs (`StateDisplay.symbols`, else their names), and g and x are the slope and the position. Whatever else stands in a formula
stays a symbol.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from latex2mathml.converter import convert

from catalog import family_of, humanize, innermost, key_of, layers, own_parameters, unique_name
from experiments.internals import POWER
from figures.formula import equations, typeset
from figures.labels import layered_title
from figures.tokens import BriefTokens, Tokens
from optimizers import Optimizer

DIVISORS = {False: r"\sqrt{v} + \varepsilon", True: r"\sqrt{v + \varepsilon}"}
"""What a method divides by, by whether its ε stands under the root."""


def rule(optimizer: Optimizer) -> dict[str, Any]:
    """The formulas of all layers of `optimizer`, and the symbols of all that is shown in numbers, as plain data."""
    kinds: tuple[Any, ...] = tuple(type(layer) for layer in layers(optimizer))
    state: Any = innermost(optimizer).init(np.zeros((2, 1)))
    return _rule(kinds, state.__class__)


@lru_cache(maxsize=128)
def _rule(kinds: tuple[Any, ...], memory: Any) -> dict[str, Any]:
    table = _parameter_symbols(kinds)
    state = _state_symbols(kinds[0], memory._fields)
    return {
        "key": " ".join(map(key_of, kinds)),
        "title": layered_title(kinds),
        "state": str(memory.__doc__).split("\n\n")[0] if memory._fields else "",
        "lines": [line for kind in kinds for line in _lines(kind, table[kind], state if kind is kinds[0] else {})],
        "symbols": {name: convert(symbol) for name, symbol in state.items()},
        "parameters": {name: convert(symbol) for kind in kinds for symbol, name in table[kind].items()},
        "divisors": [convert(DIVISORS[is_inside]) for is_inside in (False, True)],
    }


def _parameter_symbols(kinds: tuple[type[Any], ...]) -> Mapping[type[Any], Mapping[str, str]]:
    """For each layer, the full name of each of its parameters that is a number, by symbol."""
    taken: set[str] = set()
    table: dict[type[Any], dict[str, str]] = {}
    for kind in kinds:
        table[kind] = {}
        for name, declared in own_parameters(kind).items():
            full = unique_name(name, kind, taken)
            taken.add(full)
            if not declared.is_switch:
                table[kind][declared.symbol] = full
    return table


def _state_symbols(kind: type[Any], fields: tuple[str, ...]) -> dict[str, str]:
    """How the formula writes each field that it may speak of."""
    return {name: kind.state_display.symbols.get(name) or _symbol(kind, name) for name in fields}


def _symbol(kind: type[Any], name: str) -> str:
    """A letter as itself, a running product as the power it is, any other name in upright words."""
    declared = own_parameters(kind).get(name.removesuffix(POWER))
    if name.endswith(POWER) and declared:
        return rf"{declared.symbol}^t"
    return name if len(name) == 1 else rf"\text{{{humanize(name)}}}"


def _lines(kind: type[Any], parameters: Mapping[str, str], state: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each equation of the card of `kind`, in three ways: as it is, with open places, and `brief`, its result behind it.

    `field` is that of the state which the equation defines, if it does. A brief line is about one coordinate, unless it `mixes`
    both.
    """
    formula, is_method = kind.about.formula, family_of(kind) != "modifiers"
    tokens = Tokens(formula, parameters, state, is_method)
    brief = BriefTokens(formula, parameters, state, is_method)
    return [
        {
            "field": tokens.defined(equation).removeprefix("state:"),
            "symbols": typeset(equation),
            "numbers": tokens.opened(equation),
            "brief": brief.opened(equation),
            "mixes": brief.mixes(equation),
        }
        for equation in equations(formula)
    ]
