"""Numbers as text and back, exactly; and a stranger's text made harmless."""

import re
from typing import Any

from catalog import Parameter, Point

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
MAX_NUMBER_LENGTH = 40
MAX_EXCERPT_LENGTH = 24
SWITCH = {"yes": True, "no": False}


def serialize(value: float) -> str:
    """A value as a link writes it: the shortest text that reads back exactly; switches as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value).removesuffix(".0").replace("e+", "e")


def serialize_numbers(*values: float) -> str:
    """Several values with spaces between."""
    return " ".join(map(serialize, values))


def parse_number(text: str) -> float | None:
    """The plain decimal number that `text` is, or `None`; `nan`, `inf` and other spellings are none."""
    return float(text) if len(text) <= MAX_NUMBER_LENGTH and NUMBER.fullmatch(text) else None


def parse_value(declared: Parameter, text: str) -> Any:
    """The legal value that `text` gives to `declared`, or `None`."""
    if declared.is_switch:
        return SWITCH.get(text)
    value = parse_number(text)
    if value is None or not declared.allows(value):
        return None
    return int(value) if declared.is_whole else value


def parse_point(text: str, limit: float) -> Point | None:
    """The point within ±`limit` whose two coordinates `text` names, or `None`."""
    match [parse_number(word) for word in text.split()]:
        case [float() as x, float() as y] if max(abs(x), abs(y)) <= limit:
            return x, y
    return None


def excerpt(text: str) -> str:
    """A stranger's text, made short and harmless enough to be shown."""
    plain = "".join(c if c.isprintable() else "?" for c in text[: MAX_EXCERPT_LENGTH + 1])
    return f"{plain[:MAX_EXCERPT_LENGTH]}…" if len(plain) > MAX_EXCERPT_LENGTH else plain
