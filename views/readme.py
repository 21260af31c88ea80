"""The README's list of everything in the catalogue, written from the declarations: `python -m views.readme`."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from catalog import family_of, humanize
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, RULES, SCHEDULES

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- catalogue: written by `python -m views.readme` -->\n", "<!-- end of catalogue -->"


def table() -> str:
    """One row a family: how many entries it has, and their titles."""
    head = "| what | family | | |\n| --- | --- | --- | --- |\n"
    shelves = {
        "optimizers": OPTIMIZERS,
        "modifiers": MODIFIERS,
        "rules": RULES,
        "schedules": SCHEDULES,
        "landscapes": LANDSCAPES,
    }
    return head + "".join(row for name, shelf in shelves.items() for row in _rows(name, list(shelf.values())))


def written(text: str) -> str:
    """The README's `text` with the current table between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def _rows(name: str, classes: list[Any]) -> Iterator[str]:
    for family, members in groupby(classes, key=family_of):
        titles = [cls.about.title for cls in members]
        yield f"| {name} | {humanize(family)} | {len(titles)} | {' · '.join(titles)} |\n"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
