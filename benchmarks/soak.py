"""Half a lecture hall for ten minutes: memory must stop growing, and nothing may go wrong. `make soak`, outside CI.

SOAK_SECONDS and SOAK_VISITORS in the environment make it shorter or smaller.
"""

import asyncio
import os
import sys
import tempfile
from statistics import mean, median

from benchmarks.processes import cpu_seconds, resident_megabytes
from benchmarks.visitors import Waits, crowd
from tests.browser.served import Server, serving

SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
N_VISITORS = int(os.environ.get("SOAK_VISITORS", "50"))
INTERVAL = min(30.0, SECONDS / 12)
STEADY = 0.05
"""Memory may end by this share above what it was half-way."""


def main() -> int:
    """Watch the server while the crowd is there; 0 if all is well."""
    waits = Waits()
    with tempfile.TemporaryFile() as log, serving("app.py", log) as server:
        print(
            f"{N_VISITORS} visitors for {SECONDS:g} seconds\n\n  seconds   memory, MB   median, ms   processor, %   errors"
        )
        memory = asyncio.run(soak(server, waits))
        log.seek(0)
        waits.errors += [line.decode() for line in log if b"Traceback" in line or b"Error" in line]
    has_settled = is_steady(memory)
    print(f"\nMemory {'stopped growing' if has_settled else 'STILL GROWS'}; {len(waits.errors)} errors.")
    print(*waits.errors[:10], sep="\n")
    return 0 if has_settled and not waits.errors else 1


async def soak(server: Server, waits: Waits) -> list[float]:
    """The megabytes at the end of each interval."""
    crowded = asyncio.create_task(crowd(server.address, N_VISITORS, SECONDS, waits))
    memory: list[float] = []
    worked, n_moves = cpu_seconds(server.pid), 0
    while (len(memory) + 1) * INTERVAL <= SECONDS:
        await asyncio.sleep(INTERVAL)
        memory.append(resident_megabytes(server.pid))
        now, moves = cpu_seconds(server.pid), waits.moves[n_moves:]
        busy, worked, n_moves = (now - worked) / INTERVAL, now, len(waits.moves)
        told = (len(memory) * INTERVAL, memory[-1], 1e3 * median(moves), 100 * busy, len(waits.errors))
        print("{:9.0f} {:12.1f} {:12.1f} {:14.0f} {:8}".format(*told), flush=True)
    await crowded
    return memory


def is_steady(memory: list[float]) -> bool:
    """Whether the last quarter holds about as much as the one before."""
    quarter = max(len(memory) // 4, 1)
    return mean(memory[-quarter:]) <= (1 + STEADY) * mean(memory[-2 * quarter : -quarter])


if __name__ == "__main__":
    sys.exit(main())
