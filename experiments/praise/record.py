"""What was measured, as a file: dated, and read by whoever shows it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from catalog import Array
from experiments.praise.measurement import Measured
from experiments.praise.protocol import RATES

FILE = Path(__file__).parent / "recorded.json"
N_DIGITS = 4

Cells: TypeAlias = dict[str, list[list[float | None]]]
"""Each of the numbers of `Measured` by name: a list for each seed, a number for each rate, `None` for what is infinite."""


@dataclass(frozen=True)
class Record:
    """All measurements of one day: for each row and each method, what every seed said."""

    date: str
    """The day, as 2026-11-21."""
    seeds: tuple[int, ...]
    rates: tuple[float, ...]
    rows: dict[str, dict[str, Cells]]

    def measured(self, row: str, method: str) -> Measured:
        """What was taken down of `method` on `row`, each of shape `(n_seeds, n_rates)`."""
        cells = self.rows[row][method]
        return Measured(*(_array(cells[name]) for name in Measured._fields))


def read_record() -> Record:
    """The measurements that come with the lab."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return Record(told["date"], tuple(told["seeds"]), tuple(told["rates"]), told["rows"])


def write_record(record: Record) -> None:
    """Keep `record` in place of the one before."""
    FILE.write_text(_as_json(asdict(record)) + "\n", encoding="utf-8")


def record_of(date: str, seeds: tuple[int, ...], found: dict[str, dict[str, list[Measured]]]) -> Record:
    """The record of what was `found`: for each row and method a measurement for each of `seeds`."""
    rows = {row: {method: _cells(measured) for method, measured in methods.items()} for row, methods in found.items()}
    return Record(date, seeds, RATES, rows)


def _cells(measured: list[Measured]) -> Cells:
    return {name: [_numbers(getattr(each, name)) for each in measured] for name in Measured._fields}


def _numbers(values: Array) -> list[float | None]:
    return [float(f"{value:.{N_DIGITS}g}") if np.isfinite(value) else None for value in values]


def _array(cells: list[list[float | None]]) -> Array:
    return np.array([[np.inf if value is None else value for value in row] for row in cells])


def _as_json(value: Any, indent: str = "\n") -> str:
    """`value` as JSON with each list of numbers on a line of its own, so that a person can read the file."""
    if isinstance(value, dict):
        items = [f"{json.dumps(name)}: {_as_json(each, indent + ' ')}" for name, each in value.items()]
        return f"{{{indent} {f',{indent} '.join(items)}{indent}}}"
    if isinstance(value, list) and isinstance(value[0], list):
        return f"[{indent} {f',{indent} '.join(map(json.dumps, value))}{indent}]"
    return json.dumps(value)
