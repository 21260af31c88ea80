"""Messages from the browser, of which nothing is lost and nothing overtakes.

The browser sends one message at a time, with its sequence, and repeats it until the component's next data echo that
sequence; only then follows the next. So a message may arrive twice, and counts once.
"""

from typing import TypeAlias

Sequence: TypeAlias = tuple[str, int]
"""A page load, by a word that the browser made up, and the number of the message within it."""

LONGEST_WORD = 64


def sequence_of(message: object) -> Sequence | None:
    """The sequence that a message carries; nothing if it carries none."""
    match message:
        case {"sequence": [str(page), int(number)]} if len(page) <= LONGEST_WORD and not isinstance(number, bool):
            return page, number
    return None


def is_news(sequence: Sequence, last: Sequence | None) -> bool:
    """Whether `sequence` comes after `last`; a page that was loaded anew starts to count anew."""
    return last is None or sequence[0] != last[0] or sequence[1] > last[1]
