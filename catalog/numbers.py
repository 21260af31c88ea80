"""Numbers as people read them: `8.2 · 10⁻¹³` in a sentence, `8.2e−13` in a field or a table.

The one rule of how numbers are written; `views/components/words/numbers.js` says it again for the browser.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite, isnan
from typing import TypeAlias

PowerFormat: TypeAlias = Callable[[str, int], str]
"""Joins a mantissa and a power of ten."""
DIGITS = 3
"""Significant digits, unless told otherwise."""
SMALLEST_PLAIN, LARGEST_PLAIN = -4, 5
"""Between these powers of ten a number is written out."""
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number_in_sentence(value: float, digits: int | None = DIGITS) -> str:
    """`value` with at most so many `digits`, or with all it takes for `None`; a power of ten stands behind a dot."""
    return _written(value, digits, lambda mantissa, power: f"{mantissa} · 10{str(power).translate(SUPERSCRIPTS)}")


def number_in_field(value: float, digits: int | None = DIGITS) -> str:
    """`value` with at most so many `digits`, or with all it takes for `None`; a power of ten stands behind an e."""
    return _written(value, digits, lambda mantissa, power: f"{mantissa}e{_signed(str(power))}")


def _written(value: float, digits: int | None, with_power: PowerFormat) -> str:
    if not isfinite(value):
        return "–" if isnan(value) else _signed("-∞" if value < 0 else "∞")
    if value == 0:
        return "0"
    number = Decimal(repr(value)) if digits is None or _is_short_whole(value) else _rounded(value, digits)
    power = number.adjusted()
    if SMALLEST_PLAIN <= power <= LARGEST_PLAIN:
        return _signed(_trimmed(f"{number:f}"))
    return with_power(_signed(_trimmed(f"{number.scaleb(-power):f}")), power)


def _rounded(value: float, digits: int) -> Decimal:
    """`value` with so many `digits`; halfway is rounded away from zero, as browsers do."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal_from_float(value)


def _is_short_whole(value: float) -> bool:
    """Whole numbers, such as steps, are written in full."""
    return float(value).is_integer() and abs(value) < 10 ** (LARGEST_PLAIN + 1)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str) -> str:
    """With the minus of print."""
    return text.replace("-", "−")
