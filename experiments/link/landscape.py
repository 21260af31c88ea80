"""A landscape in a link: a built-in one by its key and values, a typed one with its formula and its box beside it."""

from collections.abc import Sequence

from catalog import key_of
from experiments.link.diagnostics import Diagnostics
from experiments.link.entry import Catalogue, parse_entry, with_all_values
from experiments.link.text import excerpt, parse_number
from experiments.opening import OPENING
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.typed import FormulaError, Typed, read

LANDSCAPE = Catalogue(LANDSCAPES, "unknown_landscape", "unknown_landscape_like")
TYPED = key_of(Typed)


def parse_domain(text: str, diagnostics: Diagnostics) -> Domain | None:
    """The box whose four edges `text` names; `None` if it names none."""
    box = parse_box(text)
    if box is None:
        diagnostics.note("unreadable_domain", text=excerpt(text))
    return box


def parse_box(text: str) -> Domain | None:
    """The box whose four edges `text` names, left, right, lower, upper, or `None`."""
    match [parse_number(word) for word in text.split()]:
        case [float() as left, float() as right, float() as bottom, float() as top]:
            return Domain(x=(left, right), y=(bottom, top))
    return None


def parse_landscape(text: str, formula: str | None, domain: Domain | None, diagnostics: Diagnostics) -> Landscape:
    """The landscape that `text` describes, a typed one with its `formula` and `domain`; the opening's if there is none."""
    words = text.split()
    if words[:1] == [TYPED]:
        return _parse_typed(words, formula or "", domain, diagnostics)
    if formula is not None or domain is not None:
        diagnostics.note("formula_without_typed")
    return parse_entry(words, LANDSCAPE, diagnostics) or OPENING.landscape


def _parse_typed(words: Sequence[str], formula: str, domain: Domain | None, diagnostics: Diagnostics) -> Landscape:
    try:
        return with_all_values(read(formula, domain), words[1:], diagnostics)
    except FormulaError as error:
        diagnostics.note("unreadable_formula", reason=error.message)
        return OPENING.landscape
