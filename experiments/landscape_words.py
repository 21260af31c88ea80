"""How a link spells a landscape, built-in or typed, and reads it back."""

from collections.abc import Mapping, Sequence

from catalog import key_of
from experiments.opening import OPENING
from experiments.words import Remarks, number, quote, read_entry, spell, spell_entry, with_values
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.typed import FormulaError, Typed, read


def spell_landscape(landscape: Landscape) -> list[tuple[str, str]]:
    """The parts of a link that say `landscape`: its key and values, and for a typed one its text and its box."""
    spelled = [("landscape", spell_entry(landscape))]
    if isinstance(landscape, Typed):
        spelled.append(("formula", landscape.formula))
        if (box := landscape.given_domain) is not None:
            spelled.append(("domain", " ".join(spell(end) for end in (*box.x, *box.y))))
    return spelled


def read_landscape(said: Mapping[str, str], remarks: Remarks) -> Landscape:
    """The landscape that the parts `said` of a link spell; the opening's if they spell none."""
    if "landscape" not in said:
        return OPENING.landscape
    spelled = said["landscape"].split()
    if spelled[:1] == [key_of(Typed)]:
        return _read_typed(spelled, said, remarks)
    if said.keys() & {"formula", "domain"}:
        remarks.add("The link's formula and domain belong to a typed landscape; they are left aside.")
    return read_entry(spelled, LANDSCAPES, "landscape", remarks) or OPENING.landscape


def _read_typed(spelled: Sequence[str], said: Mapping[str, str], remarks: Remarks) -> Landscape:
    """The landscape of the formula in the link, on the box in the link."""
    box = [number(text) for text in said.get("domain", "").split()]
    try:
        match box:
            case [float() as left, float() as right, float() as bottom, float() as top]:
                landscape = read(said.get("formula", ""), Domain(x=(left, right), y=(bottom, top)))
            case _:
                if "domain" in said:
                    told = quote(said["domain"])
                    remarks.add(f"The link's domain must be four numbers, got {told}; a map that fits is chosen.")
                landscape = read(said.get("formula", ""))
        return with_values(landscape, spelled[1:], remarks)
    except FormulaError as error:
        remarks.add(f"The formula of the link or its map cannot be read: {error.message}")
        return OPENING.landscape
