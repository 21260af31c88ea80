r"""LaTeX as MathML that browsers set as it is meant, as a tree: functions keep their distance, bars stand in pairs."""

import re
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

from latex2mathml.converter import convert

NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
OPENING, CLOSING, BARS = tuple("([{"), tuple(")]}"), tuple("|‖")
ROWS = {"mrow", "mtd", "msqrt"}
SCRIPTED = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
"""What has scripts behind its first child."""
THIN = "0.167em"


def tree(latex: str) -> Element:
    """`latex` as the outermost row of its MathML."""
    named = re.sub(r"\\mathrm\s*\{(\w+)\}", r"\\operatorname{\1}", latex.replace(r"\arg\min", r"\text{arg min}"))
    (row,) = fromstring(convert(named).replace(NAMESPACE, ""))
    for part in list(row.iter()):
        if part.tag in ROWS:
            _group_bars(part)
            _space_functions(part)
    return row


def sign(part: Element) -> str:
    """The operator that `part` is, a row of brackets as what it begins with; with scripts, a closing bracket only."""
    if part.tag in SCRIPTED:
        base = sign(part[0])
        return base if base in CLOSING else ""
    return (part.text or "") if part.tag == "mo" else ""


def is_bracketed(part: Element) -> bool:
    """Whether `part` is a row from an opening bracket or bar to a closing one."""
    if part.tag != "mrow" or len(part) < 2:
        return False
    return part[0].get("form") == "prefix" or (sign(part[0]) in OPENING and sign(part[-1]) in CLOSING)


def _group_bars(row: Element) -> None:
    """Put each pair of bars and what stands between them into a row of their own, so that they grow with that alone."""
    parts = list(row)
    places = [k for k, part in enumerate(parts) if _is_bar(part)]
    for start, end in zip(places[::2], places[1::2], strict=False):
        sides = (_bar(_base(parts[k]).text, form) for k, form in ((start, "prefix"), (end, "postfix")))
        group = Element("mrow")
        group.extend([next(sides), *parts[start + 1 : end], next(sides)])
        _put_in_place(row, parts[start : end + 1], group)


def _is_bar(part: Element) -> bool:
    """Whether `part`, or what it gives scripts to, is a bar that has no partner yet."""
    base = _base(part)
    return base.tag == "mo" and base.text in BARS and not base.get("form")


def _bar(text: str | None, form: str) -> Element:
    bar = Element("mo", {"form": form, "stretchy": "true"})
    bar.text = text
    return bar


def _base(part: Element) -> Element:
    return part[0] if part.tag in SCRIPTED else part


def _put_in_place(row: Element, parts: list[Element], group: Element) -> None:
    """Let `group` stand in `row` for `parts`; the scripts of the last of them become its own."""
    last = parts[-1]
    if last.tag in SCRIPTED:
        last[0] = group
        group = last
    place = list(row).index(parts[0])
    for part in parts:
        row.remove(part)
    row.insert(place, group)


def _space_functions(row: Element) -> None:
    """Set the names of functions upright, a little apart from a factor before them and from an argument without brackets."""
    for part in row:
        if part.tag == "mo" and (part.text or "").isalpha():
            part.tag = "mi"
    for before, part in list(pairwise(row)):
        if (_is_function(part) and _ends_a_factor(before)) or (_is_function(before) and _begins_bare(part)):
            row.insert(list(row).index(part), Element("mspace", {"width": THIN}))


def _is_function(part: Element) -> bool:
    base = _base(part)
    return base.tag in {"mi", "mtext"} and len((base.text or "").strip()) > 1


def _ends_a_factor(part: Element) -> bool:
    return part.tag not in {"mo", "mspace"} or sign(part) in CLOSING


def _begins_bare(part: Element) -> bool:
    return part.tag not in {"mo", "mspace"} and not is_bracketed(part) and not _is_function(part)
