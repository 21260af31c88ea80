"""What one turn of a knob costs the server, beside a fragment's rerun."""

import asyncio
from statistics import median
from time import process_time

from benchmarks.bare import RATE
from benchmarks.budgets import at_most, heading, row
from benchmarks.fragment import fragment
from benchmarks.lab import link
from benchmarks.processes import cpu_seconds
from figures.picture import DRAFT, picture
from tests.browser.served import Server, serving

TURNS = 100
REFERENCE_PAGE = "benchmarks/reference_page.py"


def turned(link: str, k: int, *, is_draft: bool = True) -> str:
    """`link` with the learning rate of its first run turned to value number `k`, as the browser asks for it."""
    return f"{link}&turn=run%200%20learning_rate%20{RATE * (1 + 1e-7 * (1 + k))!r}" + f"&{DRAFT}" * is_draft


def report() -> None:
    """Print the processor's time for one turn."""
    heading("Server work of one turn, 6 optimizers × 500 steps, in milliseconds of processor time")
    with serving(REFERENCE_PAGE) as server:
        rerun = asyncio.run(fragment_rerun(server))
    row("a picture that a hand passes by", 1e3 * work(0, is_draft=True), at_most(6), reference=1e3 * rerun)
    row("a whole picture", 1e3 * work(TURNS, is_draft=False), at_most(6), reference=1e3 * rerun)


def work(first: int, *, is_draft: bool) -> float:
    """The median seconds for a picture that nobody has asked for before; values from number `first` on."""
    asked = link()
    spent = []
    for k in range(first, first + TURNS):
        begun = process_time()
        picture(turned(asked, k, is_draft=is_draft))
        spent.append(process_time() - begun)
    return median(spent)


async def fragment_rerun(server: Server) -> float:
    """The mean seconds that the server works for a rerun of the reference's fragment."""
    async with fragment(server.address) as reference:
        await reference.turn(0)
        begun = cpu_seconds(server.pid)
        for k in range(1, TURNS):
            await reference.turn(k)
        return (cpu_seconds(server.pid) - begun) / (TURNS - 1)


if __name__ == "__main__":
    report()
