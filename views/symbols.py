r"""A declared symbol as HTML: `\beta_1` → β₁, `\sqrt{v + \varepsilon}` → √(v + ε), `v - \bar g^2` → v − ḡ².

The few LaTeX constructs that a parameter's symbol is made of; far lighter than a typesetter for one letter beside a knob.
Variables are set in `<i>`, as mathematics does; everything else stands upright. What is not known shows its own name.
"""

import re
import unicodedata
from html import escape

TOKEN = re.compile(r"\\[A-Za-z]+(?:\s+(?=[\\{\w]))?|\\.|\s+|.")
SCRIPTS = {"_": "sub", "^": "sup"}
ACCENTS = {r"\hat": "\u0302", r"\bar": "\u0304", r"\tilde": "\u0303", r"\dot": "\u0307"}
SIGNS = {"-": "−", "*": "∗", r"\,": "\u2009", "\\ ": " ", r"\cdot": "·", r"\ell": "<i>ℓ</i>", r"\infty": "∞"}
SPELLINGS = {"lambda": "LAMDA"}
"""Where the name of a letter in Unicode differs from its name in LaTeX."""


def html(latex: str) -> str:
    """The symbol `latex` as a line of HTML, safe to insert whatever it was made from."""
    return _group([token if token == "\\ " else token.strip() or " " for token in TOKEN.findall(latex)][::-1])


def _group(tokens: list[str]) -> str:
    """Everything up to the closing brace; `tokens` is a stack with the next token on top."""
    shown = ""
    while tokens and (token := tokens.pop()) != "}":
        shown += _atom(token, tokens)
    return shown.strip()


def _atom(token: str, tokens: list[str]) -> str:
    """What `token` shows, together with the arguments that it takes from the stack."""
    if token == "{":
        return _group(tokens)
    if token in SCRIPTS:
        return f"<{SCRIPTS[token]}>{_argument(tokens)}</{SCRIPTS[token]}>"
    if token in ACCENTS:
        return _accented(_argument(tokens), ACCENTS[token])
    if token == r"\sqrt":
        return f"√({_argument(tokens)})"
    return SIGNS.get(token) or (_named(token[1:]) if token.startswith("\\") else _letter(token))


def _argument(tokens: list[str]) -> str:
    return _atom(tokens.pop(), tokens) if tokens else ""


def _accented(shown: str, mark: str) -> str:
    """`shown` with `mark` over its last letter, inside the letter's element, as one character where there is one."""
    end = len(shown.removesuffix("</i>"))
    return unicodedata.normalize("NFC", shown[:end] + mark) + shown[end:]


def _named(name: str) -> str:
    """A Greek letter by its name (capital if the name is), or an upright word such as `max`."""
    letter = name.lower().removeprefix("var")
    size = "CAPITAL" if name[:1].isupper() else "SMALL"
    try:
        return _letter(unicodedata.lookup(f"GREEK {size} LETTER {SPELLINGS.get(letter, letter)}"))
    except KeyError:
        return f"{escape(name)}\u2009"


def _letter(character: str) -> str:
    return f"<i>{character}</i>" if character.isalpha() else escape(character)
