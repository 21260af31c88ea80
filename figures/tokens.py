"""What in the LaTeX of a rule stands for a number, and for which."""

import re
from collections.abc import Mapping

from figures.formula import typeset

TEXT_COMMANDS = r"\\(?:text|mathrm|operatorname|begin|end)\s*\{[^{}]*\}"
LETTER = r"(?P<base>(?:\\(?:hat|bar|tilde|dot)\s*)?(?:\\[A-Za-z]+|[A-Za-z]))(?:_(?P<index>\{[^{}]*\}|\\?[A-Za-z]+|\d))?"
TIMES = {"t": 0, "k": 0, "t-1": -1, "k-1": -1, "t+1": 1, "k+1": 1}
"""The indices that mean a moment."""
NEVER = 9
"""The time of a letter whose index means none."""
PLACE = re.compile(r"<mtext>@([^@]*)@([01])@</mtext>")
NUMBER_BEFORE = re.compile(r"(?:\d|@\}\})(?:\\,|\s)*$")
"""What a number must not follow without a dot between the two."""
NORM = r"\\lVert (?P<inside>[^\\]+) \\rVert(?P<one>_1)?"
"""The length of what one letter means, or the sum of its coordinates' sizes."""
BEFORE_A_FACTOR = re.compile(r"@\}\}(?:\\,|\s)*(?=\\frac|\\mathrm|\\left|\\bigl|\()")
"""A number behind which a dot makes plain that it is multiplied."""
CONDITION = r"\quad"
"""What parts an equation from the case in which it holds."""
MIXING = r"\top", "^{-1}", "f("
"""What makes of all coordinates together what one coordinate becomes."""


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
        self.exact |= self.folded(parameters, state)
        position = "y" if "x" in state else "x"  # where the state itself has an x, the position is called y
        fixed = {"g": "g", position: "x"} if is_method else {}
        self.letters = {re.sub(r"\s", "", letter): name for letter, name in {**fixed, **places}.items()}
        self.pattern = re.compile("|".join((TEXT_COMMANDS, rf"g\({position}_t\)", *self._spelled(), LETTER)))
        self.times: dict[str, set[int]] = {}
        for found in re.finditer(LETTER, formula):
            base, time = self._read(found)
            self.times.setdefault(base, set()).add(time)
        self.is_method = is_method

    def folded(self, parameters: Mapping[str, str], state: Mapping[str, str]) -> Mapping[str, str]:
        """Which longer terms are one number, by how they are written: here none."""
        return {}

    def opened(self, equation: str) -> str:
        """`equation` as MathML in which an element with `data-name` and `data-late` awaits each number."""
        return _placed(self._marked(equation))

    def defined(self, equation: str) -> str:
        """The series that `equation` says how to make: what stands alone before its first sign of equality."""
        found = self.pattern.fullmatch(equation.partition("=")[0].strip())
        return self._meant(found)[0] if found else ""

    def _marked(self, equation: str) -> str:
        """`equation` with an open place for each number."""
        opened, end = "", 0
        for found in self.pattern.finditer(equation):
            opened += equation[end : found.start()]
            name, late = self._meant(found)
            dot = r"\cdot " if name and NUMBER_BEFORE.search(opened) else ""
            opened += dot + (_place(name, late) if name else found.group())
            end = found.end()
        return BEFORE_A_FACTOR.sub(r"\g<0>\\cdot ", opened + equation[end:])

    def _spelled(self) -> list[str]:
        """Patterns of the symbols that are looked for as they are, the longest first; never the beginning of a longer one."""
        spelled = sorted(self.exact, key=len, reverse=True)
        return [rf"(?:{re.escape(symbol)})(?![A-Za-z_])" for symbol in spelled]

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


class BriefTokens(Tokens):
    r"""The same as short as it can be said: $1-\beta$, $1-\beta^t$ and a norm are one number, and the result stands at the end.

    What an equation defines is called by its letter alone: $v = 0.9 \cdot 1.97 + 0.1 \cdot 1.02 = 1.88$.
    """

    def folded(self, parameters: Mapping[str, str], state: Mapping[str, str]) -> Mapping[str, str]:
        """One minus a parameter, and one minus a running product."""
        rests = {f"(1-{symbol})": f"rest:{name}" for symbol, name in parameters.items()}
        powers = {symbol: f"correction:{name}" for name, symbol in state.items() if symbol.endswith("^t")}
        return rests | {form.format(symbol): name for symbol, name in powers.items() for form in ("(1-{})", "1-{}")}

    def mixes(self, equation: str) -> bool:
        """Whether what becomes of a coordinate depends on the others by more than a norm."""
        return any(sign in equation for sign in MIXING)

    def opened(self, equation: str) -> str:
        """As it stands if it defines nothing that is known; nothing if there is no number in it."""
        found = self.pattern.fullmatch(equation.partition("=")[0].strip())
        name, late = self._meant(found) if found else ("", False)
        right = equation.partition("=")[2]
        filled = self._marked(right if name else equation)
        if "@" not in filled:
            return ""
        if not found or not name:
            return _placed(filled)
        result = "" if CONDITION in right else f" = {_place(name, late)}"
        return _placed(f"{self._letter(found, name)} = {filled}{result}")

    def _letter(self, found: re.Match[str], name: str) -> str:
        """How what is defined is called: the position by its coordinate."""
        return _place("coordinate", False) if name == "x" else (found["base"] or found.group())

    def _spelled(self) -> list[str]:
        return [*super()._spelled(), NORM]

    def _meant(self, found: re.Match[str]) -> tuple[str, bool]:
        if found["inside"] is None:
            return super()._meant(found)
        inside = self.pattern.fullmatch(found["inside"])
        name, late = super()._meant(inside) if inside else ("", False)
        return f"{'size' if found['one'] else 'norm'}:{name}" if name else "", late


def _place(name: str, late: bool) -> str:
    return rf"{{\text{{@{name}@{int(late)}@}}}}"


def _placed(latex: str) -> str:
    """`latex` as MathML, an empty element in each of its places."""
    return PLACE.sub(r'<mrow data-name="\1" data-late="\2"></mrow>', typeset(latex))
