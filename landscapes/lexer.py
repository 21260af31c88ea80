"""Cut the text of a formula into tokens that remember where in the text they stand."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from landscapes.functions import GREEK


class FormulaError(ValueError):
    """A formula that cannot be read: `.message` says why in a sentence, `.position` where in the text (from 0)."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class TokenKind(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    SUPERSCRIPT = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    """One number, name or sign, and where it stands in the text."""

    kind: TokenKind
    text: str
    position: int


_SAME = str.maketrans(
    {"−": "-", "–": "-", "×": "*", "·": "*", "∙": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/", "∣": "|"}
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_TOKEN = re.compile(
    r"(?P<NUMBER>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<NAME>[A-Za-z][A-Za-z0-9_]*|[" + "".join(GREEK) + r"])"
    r"|(?P<SUPERSCRIPT>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)"
    r"|(?P<SIGN>\*\*|[-+*/^(),|√])"
)
_HINTS = {
    "=": "Write only what stands on one side: a formula needs no equals sign.",
    "!": "There is no factorial here, because it has no slope.",
    "%": "Write a percentage as a division by 100.",
    "°": "Angles are in radians; write 180 degrees as pi.",
    "_": "A letter has no index here; the two variables are called x and y.",
    "'": "There are no derivatives here; slopes are found by themselves.",
} | dict.fromkeys("[]{}", "Use round brackets ( ) here.")


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, closed by an END; raises `FormulaError` at the first character that means nothing here."""
    found, position, plain = [], 0, text.translate(_SAME)
    while position < len(plain):
        if _is_space(plain[position]):
            position += 1
            continue
        match = _TOKEN.match(plain, position)
        if match is None:
            raise FormulaError(_why_unknown(text[position]), position)
        found.append(_token(TokenKind[match.lastgroup or ""], match.group(), position))
        position = match.end()
    return [*found, Token(TokenKind.END, "", len(text))]


def caret(text: str, position: int) -> str:
    """Two lines for people: `text`, and below it a caret under `position`."""
    line = "".join(" " if _is_space(char) or not char.isprintable() else char for char in text)
    return f"{line}\n{' ' * min(max(position, 0), len(text))}^"


def _token(kind: TokenKind, text: str, position: int) -> Token:
    if kind is TokenKind.SUPERSCRIPT:
        text = text.translate(_SUPERSCRIPTS)
        if not re.fullmatch(r"[-+]?[0-9]+", text):
            raise FormulaError("This raised sign is not a whole number.", position)
    return Token(kind, GREEK.get(text, "^" if text == "**" else text), position)


def _is_space(char: str) -> bool:
    return char in "\t\r\n" or unicodedata.category(char) == "Zs"


def _why_unknown(char: str) -> str:
    """Why `char` may not stand in a formula."""
    if char in _HINTS:
        return _HINTS[char]
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    shown = f"“{char}”" if char.isprintable() else code
    if char.isalpha():
        kind = f"{name} ({code})" if name else code
        return f"The letter {shown} is not a Latin or small Greek one but {kind}; type it again."
    return f"The character {shown} means nothing in a formula."
