r"""LaTeX as MathML in pieces between which a line may be broken: browsers do not break formulas by themselves.

A line is broken before + and −, before a relation, behind a comma, and between two factors in brackets, at the outermost
level or inside of brackets that are too wide for a narrow column.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, tostring

from figures.mathml import CLOSING, OPENING, SCRIPTED, is_bracketed, sign, tree

SIGNS, RELATIONS, ENDS = tuple("+−±"), tuple("=∈←<>≤≥≈"), tuple(",;")
SCRIPT_SIZE = 0.7
WIDE = 26
"""About so many letters go into a column of 300 pixels, with some room; wider brackets are broken inside."""
LONG_FACTOR = 6
"""Two factors of so many letters may stand on two lines."""
SIZES = {True: "2.4em", False: "1.2em"}
"""How tall a bracket is that stands apart from what it embraces, with a fraction in it and without."""


@lru_cache(maxsize=1024)
def typeset(latex: str) -> str:
    """`latex` as HTML: one `<math>` for each piece, and a `<wbr>` where a line may be broken."""
    return "<wbr>".join(map(_math, _pieces(list(_opened(tree(latex))))))


def equations(latex: str) -> list[str]:
    r"""The equations of a card, which `\qquad` parts."""
    parts = (part.strip().rstrip(",") for part in latex.split(r"\qquad"))
    return [part for part in parts if part]


def _math(piece: Sequence[Element]) -> str:
    inside = "".join(tostring(part, encoding="unicode", short_empty_elements=False) for part in piece)
    return f"<math>{inside}</math>"


def _opened(row: Element) -> Iterator[Element]:
    """The children of `row`, brackets that are too wide taken apart."""
    for child in row:
        if is_bracketed(child) and _breadth(child) > WIDE:
            is_tall = any(part.tag == "mfrac" for part in child.iter())
            for bracket in (child[0], child[-1]):
                bracket.attrib |= {"minsize": SIZES[is_tall], "maxsize": SIZES[is_tall]}
            yield from _opened(child)
        else:
            yield child


def _pieces(row: Sequence[Element]) -> Iterator[list[Element]]:
    """`row` in pieces, each of which stays on one line."""
    kept = _inside_narrow_brackets(row)
    starts = [k for k in range(1, len(row)) if k not in kept and _may_break(row, k)]
    for start, end in zip([0, *starts], [*starts, len(row)], strict=True):
        piece = list(row[start:end])
        for part in (piece[0], piece[-1]):
            if part is not row[0] and sign(part) in SIGNS + RELATIONS and not _is_prefix(row, part):
                part.set("form", "infix")  # else it would keep no distance, for it stands at an end
        yield piece


def _may_break(row: Sequence[Element], k: int) -> bool:
    """Whether a line may begin with the part `k` of `row`."""
    before, part = row[k - 1], row[k]
    if sign(before) in ENDS or _is_first_relation(row, k - 1):
        return True
    if sign(part) in SIGNS:
        return not _is_prefix(row, part)
    if sign(part) in RELATIONS:
        return not _is_first_relation(row, k)
    return part.tag == "mtext" or (_ends_a_factor(before) and _begins_a_factor(part))


def _is_first_relation(row: Sequence[Element], k: int) -> bool:
    relations = [part for part in row if sign(part) in RELATIONS]
    return bool(relations) and row[k] is relations[0]


def _is_prefix(row: Sequence[Element], part: Element) -> bool:
    """Whether a sign belongs to the number behind it, not between two numbers."""
    k = list(row).index(part)
    before = sign(row[k - 1]) if k else OPENING[0]
    return bool(before) and before not in CLOSING


def _ends_a_factor(part: Element) -> bool:
    return sign(part) in CLOSING or _is_long_factor(part)


def _begins_a_factor(part: Element) -> bool:
    return sign(part) in OPENING or _is_long_factor(part)


def _is_long_factor(part: Element) -> bool:
    base = part[0] if part.tag == "msup" else part
    return is_bracketed(base) and _breadth(part) > LONG_FACTOR


def _inside_narrow_brackets(row: Sequence[Element]) -> set[int]:
    """The places of `row` inside of brackets that fit on a line."""
    kept: set[int] = set()
    opened: list[int] = []
    for k, part in enumerate(row):
        if sign(part) in OPENING:
            opened.append(k)
        elif sign(part) in CLOSING and opened:
            start = opened.pop()
            if sum(map(_breadth, row[start : k + 1])) <= WIDE:
                kept |= set(range(start + 1, k + 1))
    return kept


def _breadth(part: Element) -> float:
    """About how many letters wide `part` is."""
    widths = list(map(_breadth, part))
    if part.tag == "mfrac":
        return max(widths)
    if part.tag in SCRIPTED:
        return widths[0] + SCRIPT_SIZE * max(widths[1:])
    return len(re.sub(r"\s", "", part.text or "")) + sum(widths)
