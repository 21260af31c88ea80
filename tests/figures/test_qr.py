"""A QR code holds as much as the standard says, on plain ground; whether it can be read, a browser test finds out."""

import re

from figures.qr import svg

LARGEST = 2953
"""Bytes in the largest code at the lowest level of correction; ISO/IEC 18004:2015, table 7."""


def side(drawn: str | None) -> int:
    """How many modules wide a drawing is, the plain ground around it included."""
    assert drawn is not None
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn)
    assert found is not None
    assert found[1] == found[2]
    return int(found[1])


def test_a_code_is_as_small_as_its_text_allows_and_has_ground_around_it() -> None:
    for n_bytes, version in ((17, 1), (18, 2), (271, 10), (272, 11), (LARGEST, 40)):
        assert side(svg("x" * n_bytes)) == 17 + 4 * version + 2 * 4, n_bytes


def test_what_no_code_can_hold_is_not_drawn() -> None:
    assert svg("x" * (LARGEST + 1)) is None


def test_a_drawing_says_no_more_than_the_code() -> None:
    drawn = svg('"><script>alert(1)</script>')
    assert drawn is not None
    assert "script" not in drawn
