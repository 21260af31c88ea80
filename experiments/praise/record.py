"""What was measured, as a file: dated, and read by whoever shows it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

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
    FILE.write_text(_shortened(json.dumps(asdict(record), indent=1)) + "\n", encoding="utf-8")


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


def _shortened(text: str) -> str:
    """Lists of numbers on one line each, so that a person can read the file."""
    lines: list[str] = []
    for line in text.splitlines():
        is_number = (
            line.strip().rstrip(",").replace("null", "0").replace("e", "").replace("-", "").replace(".", "").isdigit()
        )
        closes = line.strip() in ("]", "],") and lines and lines[-1].rstrip(",")[-1:].isalnum()
        if is_number or closes:
            lines[-1] += line.strip() + (" " if line.endswith(",") and is_number else "")
        else:
            lines.append(line)
    return "\n".join(line.rstrip() for line in lines)
