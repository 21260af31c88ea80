"""What a process of this machine has used, as Linux tells it."""

import os
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """The time that all threads of the process have worked so far."""
    behind_the_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = map(int, behind_the_name[11:13])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(pid: int) -> float:
    """The memory that the process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
