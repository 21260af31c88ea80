"""Python and the browser write every number the same."""

import json
import math
import random
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from catalog import number_in_field, number_in_sentence
from tests.js.test_logic import NODE

SCRIPT = Path(__file__).parent / "numbers.js"
ODD = (
    0.0, -0.0, math.nan, math.inf, -math.inf, 5e-324, 1.7976931348623157e308, 8.2e-13, 0.1, 1 / 3, -2.5, 1.125, 0.00012345,
    99999.5, 999999.5, 0.00009995, 0.00099995, 123456.0, 1234567.0, 1e5, 1e6, 1e21, 1e22, 2.0**53, 1e-4, 9.9999e-5, 1234.5,
)  # fmt: skip


def numbers() -> Iterator[float]:
    """Odd ones, halves that must be rounded, and any of all sizes; each also with a minus."""
    chance = random.Random(10)
    halves = [(2 * chance.randrange(10**4) + 1) / 2**k for k in range(1, 14) for _ in range(20)]
    sizes = [chance.uniform(1, 10) * 10.0**power for power in range(-12, 13) for _ in range(20)]
    any_bits = [struct.unpack("<d", chance.randbytes(8))[0] for _ in range(500)]
    for number in (*ODD, *halves, *sizes, *any_bits, *range(0, 2_000_000, 7919)):
        yield from (float(number), -float(number))


def test_python_and_the_browser_write_every_number_the_same() -> None:
    assert NODE
    values = list(numbers())
    asked = json.dumps([repr(value).replace("inf", "Infinity").replace("nan", "NaN") for value in values])
    done = subprocess.run([NODE, str(SCRIPT)], input=asked, capture_output=True, text=True, check=True)
    browser = iter(json.loads(done.stdout))
    for digits in (1, 2, 3, 4, None):
        for write in (number_in_field, number_in_sentence):
            for value, written in zip(values, next(browser), strict=True):
                assert write(value, digits) == written, (value, digits)
    for told in (number_in_field, number_in_sentence, lambda value: number_in_field(value, None)):
        assert list(map(told, values)) == next(browser)
