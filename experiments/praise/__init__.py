"""RMSProp is praised for networks: the praise, tested on each of them beside SGD, heavy ball and Adam.

`python -m experiments.praise` measures everything again and writes `recorded.json`; `read_record` and `summaries` tell what came
of it, `losses_of_row` runs one method on one network anew.
"""

from experiments.praise.measurement import losses_of_row, measure
from experiments.praise.protocol import METHODS, RATES, ROWS, Row
from experiments.praise.record import Record, read_record
from experiments.praise.summary import Summary, summaries

__all__ = [
    "METHODS",
    "RATES",
    "ROWS",
    "Record",
    "Row",
    "Summary",
    "losses_of_row",
    "measure",
    "read_record",
    "summaries",
]
