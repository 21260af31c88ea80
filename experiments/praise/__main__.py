"""Measure everything again: `python -m experiments.praise`, or with fewer seeds `python -m experiments.praise 3`.

The record is written after each seed, so that whoever stops it early has a smaller one, which says so.
"""

import sys
from collections import defaultdict
from datetime import date

from experiments.praise.measurement import Measured, measure
from experiments.praise.protocol import METHODS, ROWS
from experiments.praise.record import record_of, write_record

N_SEEDS = 5


def main(n_seeds: int) -> None:
    """Run every method on every row for each seed."""
    found: dict[str, dict[str, list[Measured]]] = {key: defaultdict(list) for key in ROWS}
    for seed in range(n_seeds):
        for key, row in ROWS.items():
            for method in METHODS:
                found[key][method].append(measure(row, method, seed))
            print(f"seed {seed}: {key}", flush=True)
        write_record(record_of(date.today().isoformat(), tuple(range(seed + 1)), found))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_SEEDS)
