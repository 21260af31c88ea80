r"""The formulas of a card as MathML, each also with open places where the browser puts the numbers of the moment.

A formula is LaTeX, its equations parted by `\qquad`. Parameters are found by their symbols, the fields of the state by
theirs (`StateDisplay.symbols`, else their names), and g and x are the slope and the position. Whatever else stands in a formula
stays a symbol.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from latex2mathml.converter import convert

from catalog import family_of, humanize, innermost, key_of, layers, own_parameters, unique_name
from experiments.internals import POWER
from figures.labels import layered_title
from optimizers import Optimizer

TEXT_COMMANDS = r"\\(?:text|mathrm|operatorname|begin|end)\s*\{[^{}]*\}"
LETTER = r"(?P<base>(?:\\(?:hat|bar|tilde|dot)\s*)?(?:\\[A-Za-z]+|[A-Za-z]))(?:_(?P<index>\{[^{}]*\}|\\?[A-Za-z]+|\d))?"
TIMES = {"t": 0, "k": 0, "t-1": -1, "k-1": -1, "t+1": 1, "k+1": 1}
"""The indices that mean a moment."""
NEVER = 9
"""The time of a letter whose index means none."""
PLACE = re.compile(r"<mtext>@([^@]*)@([01])@</mtext>")
NUMBER_BEFORE = re.compile(r"(?:\d|@\}\})(?:\\,|\s)*$")
"""What a number must not follow without a dot between the two."""


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


def _lines(kind: type[Any], parameters: Mapping[str, str], state: Mapping[str, str]) -> list[dict[str, str]]:
    """Each equation of the card of `kind`: as it is, and with open places."""
    formula = kind.about.formula.replace(r"\arg\min", r"\operatorname{arg\,min}")
    tokens = Tokens(formula, parameters, state, family_of(kind) != "modifiers")
    equations = [part.strip().rstrip(",") for part in formula.split(r"\qquad")]
    return [{"symbols": convert(part), "numbers": tokens.opened(part)} for part in equations if part]


class Tokens:
    """What in a formula stands for a number, and for which.

    If a formula speaks of `v_{t-1}`, then `v_t` is the state after the step; if it speaks of `v_{t+1}`, it is the state
    before. What it writes at one time only is the state after the step, but position and slope are those before.
    """

    def __init__(self, formula: str, parameters: Mapping[str, str], state: Mapping[str, str], is_method: bool) -> None:
        """Read which times the letters of `formula` bear."""
        self.exact = {symbol: f"value:{name}" for symbol, name in parameters.items()}
        places = {symbol: f"state:{name}" for name, symbol in state.items() if not symbol.endswith("^t")}
        self.exact |= {symbol: name for symbol, name in places.items() if "_" in symbol}
        position = "y" if "x" in state else "x"  # where the state itself has an x, the position is called y
        fixed = {"g": "g", position: "x"} if is_method else {}
        self.letters = {re.sub(r"\s", "", letter): name for letter, name in {**fixed, **places}.items()}
        self.pattern = re.compile("|".join((TEXT_COMMANDS, rf"g\({position}_t\)", *self._spelled(), LETTER)))
        self.times: dict[str, set[int]] = {}
        for found in self.pattern.finditer(formula):
            base, time = self._read(found)
            self.times.setdefault(base, set()).add(time)
        self.is_method = is_method

    def opened(self, equation: str) -> str:
        """`equation` as MathML in which an element with `data-name` and `data-late` awaits each number."""
        opened, end = "", 0
        for found in self.pattern.finditer(equation):
            opened += equation[end : found.start()]
            opened += self._place(found, opened)
            end = found.end()
        return PLACE.sub(r'<mrow data-name="\1" data-late="\2"></mrow>', convert(opened + equation[end:]))

    def _spelled(self) -> list[str]:
        """The symbols that are looked for as they are, the longest first; never the beginning of a longer one."""
        spelled = sorted(self.exact, key=len, reverse=True)
        return [rf"(?:{re.escape(symbol)})(?![A-Za-z_])" for symbol in spelled]

    def _place(self, found: re.Match[str], before: str) -> str:
        """What is put in place of a symbol: itself, or an open place."""
        name, late = self._meant(found)
        if not name:
            return found.group()
        dot = r"\cdot " if NUMBER_BEFORE.search(before) else ""
        return rf"{dot}{{\text{{@{name}@{int(late)}@}}}}"

    def _meant(self, found: re.Match[str]) -> tuple[str, bool]:
        """The series that a symbol stands for, or nothing, and whether it is meant after the step."""
        text = found.group()
        if text in self.exact:
            return self.exact[text], True
        if text.startswith("g("):
            return "g", False
        base, time = self._read(found)
        if base == "t" and found["index"] is None and self.is_method:
            return "t", False
        name = self.letters.get(base, "")
        if not name or time == NEVER:
            return "", False
        return ("past", False) if name == "g" and time == -1 else (name, self._is_late(name, base, time))

    def _is_late(self, name: str, base: str, time: int) -> bool:
        times = self.times[base]
        if name == "g" or 1 in times:
            return time == 1
        return time == 0 if -1 in times else name.startswith("state:")

    def _read(self, found: re.Match[str]) -> tuple[str, int]:
        """The letter of a symbol, and its time."""
        base, index = found["base"] or "", found["index"]
        bare = (index or "").strip("{}").replace(" ", "")
        return re.sub(r"\s", "", base), TIMES.get(bare, NEVER)
