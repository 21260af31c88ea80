"""Turn a formula's tokens into plain Python arithmetic: every product written out, every bracket matched.

A formula is written as in a notebook: `2x`, `3(x + 1)`, `x y`, `|x - 1|`, `x²`, `√2`. What leaves here is ASCII, has
balanced brackets and alternates operands with operators, so that the parser behind it never meets a surprise.
"""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches

from landscapes.functions import CONSTANTS, FUNCTIONS, GREEK
from landscapes.lexer import FormulaError, Token, TokenKind, tokenize

DEEPEST_BRACKET = 30


@dataclass(frozen=True)
class Arithmetic:
    """Python arithmetic that knows where in the visitor's text each of its pieces came from."""

    code: str
    offsets: tuple[int, ...]
    positions: tuple[int, ...]

    def position(self, offset: int) -> int:
        """Where in the visitor's text the code at `offset` came from."""
        return self.positions[max(bisect_right(self.offsets, offset) - 1, 0)]


def transpile(text: str, names: Collection[str] = ()) -> Arithmetic:
    """The Python arithmetic that `text` means; `names` are letters that may be longer than one character."""
    transpiler = _Transpiler(tokenize(text), names)
    while transpiler.token.kind is not TokenKind.END:
        transpiler.take()
    return transpiler.finish()


@dataclass
class _Transpiler:
    """Walks over the tokens and knows one thing: whether an operand has just been completed (or a leading sign written)."""

    tokens: list[Token]
    names: Collection[str]
    place: int = 0
    complete: bool = False
    signed: bool = False
    open: list[Token] = field(default_factory=list)
    pieces: list[tuple[str, int]] = field(default_factory=list)

    @property
    def token(self) -> Token:
        return self.tokens[self.place]

    @property
    def following(self) -> Token:
        return self.tokens[min(self.place + 1, len(self.tokens) - 1)]

    def take(self) -> None:
        """Write the token that stands here and go on."""
        token, self.signed = self.token, self.signed and self.token.text in {"+", "-"}
        if token.kind is TokenKind.NUMBER:
            self.number(token)
        elif token.kind is TokenKind.NAME:
            self.name(token)
        elif token.kind is TokenKind.SUPERSCRIPT:
            self.need_operand(token)
            self.write(f"** ({token.text})", token)
        else:
            self.sign(token)
        self.place += 1

    def finish(self) -> Arithmetic:
        """Everything written, once nothing is missing any more."""
        end = self.token
        if not self.pieces:
            raise FormulaError("Write a formula in x and y, such as x^2 + y^2.", 0)
        if not self.complete:
            raise FormulaError("The formula breaks off: something is missing at its end.", end.position)
        if self.open:
            raise FormulaError("This bracket or bar is never closed.", self.open[-1].position)
        offsets = [0]
        for piece, _ in self.pieces:
            offsets.append(offsets[-1] + len(piece) + 1)
        code = " ".join(piece for piece, _ in self.pieces)
        return Arithmetic(code, tuple(offsets[:-1]), tuple(position for _, position in self.pieces))

    def write(self, piece: str, token: Token) -> None:
        self.pieces.append((piece, token.position))

    def begin_operand(self, token: Token) -> None:
        """Two operands side by side are a product."""
        if self.complete:
            self.write("*", token)

    def need_operand(self, token: Token) -> None:
        if not self.complete:
            raise FormulaError(f"Something is missing before “{token.text}”.", token.position)

    def number(self, token: Token) -> None:
        if self.complete:
            raise FormulaError(f"A sign is missing before {token.text}: write * or ^.", token.position)
        self.write(_number(token), token)
        self.complete = True

    def name(self, token: Token) -> None:
        self.begin_operand(token)
        if self.is_call(token):
            self.write(token.text.lower(), token)
            self.complete = False
            return
        for index, letter in enumerate(self.letters(token)):
            self.write(f"* {letter}" if index else letter, token)
        self.complete = True

    def is_call(self, token: Token) -> bool:
        """Whether `token` is a function, which must be followed by its bracket."""
        if token.text in self.names or token.text.lower() not in FUNCTIONS:
            return False
        if self.following.text != "(":
            name = token.text.lower()
            raise FormulaError(f"Put the values of {name} in brackets, as in {name}(x).", token.position)
        return True

    def letters(self, token: Token) -> list[str]:
        """The symbols that a name stands for: itself, or x and y written side by side."""
        name = token.text
        if name in self.names:
            return [name]
        if set(name.lower()) <= {"x", "y"}:
            return list(name.lower())
        if len(name) == 1:
            return [name]
        small = name.lower().removesuffix("_")
        if small in CONSTANTS or small in GREEK.values() or small == "lambda":
            return ["lambda_" if small == "lambda" else small]
        raise FormulaError(_unknown(name, called=self.following.text == "("), token.position)

    def sign(self, token: Token) -> None:
        match token.text:
            case "(" | "√":
                self.opening(token)
            case ")":
                self.closing(token)
            case "|":
                self.bar(token)
            case ",":
                self.comma(token)
            case operator:
                self.operator(token, operator)

    def opening(self, token: Token) -> None:
        self.begin_operand(token)
        if token.text == "(":
            self.nest(token, "(")
        elif self.following.text == "(":
            self.write("sqrt", token)
            self.complete = False
        else:
            self.root(token)

    def root(self, token: Token) -> None:
        """A root sign before a single number or letter."""
        self.place += 1
        if self.token.kind is TokenKind.NUMBER:
            inner = _number(self.token)
        elif self.token.kind is TokenKind.NAME and self.token.text.lower() not in FUNCTIONS:
            inner = self.letters(self.token)[0] if len(self.letters(self.token)) == 1 else ""
        else:
            inner = ""
        if not inner:
            raise FormulaError("Put what stands under the root in brackets, as in √(x).", token.position)
        self.write(f"sqrt ( {inner} )", token)
        self.complete = True

    def nest(self, token: Token, piece: str) -> None:
        if len(self.open) >= DEEPEST_BRACKET:
            raise FormulaError("The brackets are nested too deeply here.", token.position)
        self.open.append(token)
        self.write(piece, token)
        self.complete = False

    def closing(self, token: Token) -> None:
        if not self.open:
            raise FormulaError("This bracket was never opened.", token.position)
        self.need_operand(token)
        if self.open[-1].text != "(":
            raise FormulaError("The bar | is still open where this bracket closes.", token.position)
        self.open.pop()
        self.write(")", token)

    def bar(self, token: Token) -> None:
        """A bar after an operand closes the innermost open bar; any other opens a new one."""
        if self.complete and self.open and self.open[-1].text == "|":
            self.open.pop()
            self.write(")", token)
        else:
            self.begin_operand(token)
            self.nest(token, "abs (")

    def comma(self, token: Token) -> None:
        called = self.open and self.open[-1].text == "(" and self.in_call()
        if not called:
            raise FormulaError("Decimals are written with a point, as in 1.5, not with a comma.", token.position)
        self.need_operand(token)
        self.write(",", token)
        self.complete = False

    def in_call(self) -> bool:
        """Whether the innermost open bracket belongs to a function."""
        before = [piece for piece, position in self.pieces if position < self.open[-1].position]
        return bool(before) and before[-1] in FUNCTIONS

    def operator(self, token: Token, operator: str) -> None:
        if not self.complete:
            if self.signed or operator not in "+-":
                self.need_operand(token)
            self.signed = True
        if operator == "^" and self.tokens[self.place - 1].kind is TokenKind.SUPERSCRIPT:
            raise FormulaError("A power of a power needs brackets, as in (x²)^3.", token.position)
        self.write("**" if operator == "^" else operator, token)
        self.complete = False


def _number(token: Token) -> str:
    """The number in Python's spelling, which allows no zeros in front."""
    return token.text.lstrip("0") if token.text.lstrip("0")[:1].isdigit() else "0" + token.text.lstrip("0")


def _unknown(name: str, *, called: bool) -> str:
    """Why `name` means nothing, and what was probably meant."""
    if not called and len(name) == 2 and name.isalpha():
        return f"A letter stands alone: write {'*'.join(name)} if you mean a product."
    close = get_close_matches(name.lower(), [*FUNCTIONS, *CONSTANTS], n=1, cutoff=0.6)
    if close:
        return f"There is no function called {name}. Did you mean {close[0]}?"
    if name[0] in "xyXY" and name[1:].strip("_").isdigit():
        return f"There is no {name} here: the two variables are called x and y."
    if called:
        return f"There is no function called {name}."
    return f"There is no letter or function called {name}; between letters, a product needs a * or a space."
