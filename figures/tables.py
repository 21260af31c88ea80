"""What a table of runs is, as plain data: a column for each thing that is told of a run, a row for each run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """A heading, and the sentence that says what stands below it."""

    title: str
    definition: str
    is_number: bool = True


@dataclass(frozen=True)
class Cell:
    """What is told of one run in one column."""

    text: str
    is_best: bool = False
    """Whether no other run does better."""
    range: str = ""
    """How the number scatters, where chance has a part in it."""
    details: str = ""
    """What the text says in short, in a whole sentence."""


@dataclass(frozen=True)
class Row:
    """A run: its name, the slot of its colour, and a cell for each column."""

    label: str
    colour: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """All runs, the first heading of which is that of their names."""

    heading: str
    columns: Sequence[Column]
    rows: Sequence[Row]

    @property
    def data(self) -> dict[str, Any]:
        """The table as nested lists and mappings, ready for JSON."""
        rows = [{**vars(row), "cells": [vars(cell) for cell in row.cells]} for row in self.rows]
        return {"heading": self.heading, "columns": [vars(column) for column in self.columns], "rows": rows}
