"""Many visitors of one server process: each moves a knob once a second, as a browser asks for it, while others open the page."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from statistics import median, quantiles
from time import perf_counter

from httpx2 import AsyncClient

from benchmarks.budgets import at_most, heading, row
from benchmarks.fragment import fragment
from benchmarks.lab import link
from benchmarks.processes import cpu_seconds
from benchmarks.server_work import REFERENCE_PAGE, turned
from benchmarks.streamlit_session import session
from figures.buffer import unpack
from tests.browser.served import Server, serving

N_VISITORS = 100
SECONDS = 15.0
BETWEEN_OPENINGS = 2.0
"""Somebody opens the page every so many seconds."""
MOVES_OF_A_DRAG = 10
"""After so many moves a hand lets go, and the picture is fetched whole."""
HEADERS = {"Accept-Encoding": "gzip, deflate, br", "Accept": "*/*"}


@dataclass
class Waits:
    """How long everybody waited, in seconds, and what went wrong."""

    moves: list[float] = field(default_factory=list)
    openings: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@asynccontextmanager
async def browser(server: str) -> AsyncIterator[AsyncClient]:
    """One connection that is kept, as a browser keeps it."""
    async with AsyncClient(base_url=server, headers=HEADERS, verify=False, timeout=60) as client:
        yield client


async def crowd(server: str, n_visitors: int, seconds: float, waits: Waits) -> None:
    """Let `n_visitors` move once a second, and one more open the page now and then, for so many `seconds`."""
    values, until = count(), perf_counter() + seconds
    moving = (move(server, values, index / n_visitors, until, waits) for index in range(n_visitors))
    await asyncio.gather(*moving, keep_opening(server, until, waits))


async def move(server: str, values: Iterator[int], delay: float, until: float, waits: Waits) -> None:
    """Move a knob once a second, each visitor at a moment of its own; every value is new to everybody."""
    asked = link()
    async with browser(server) as visitor:
        await asyncio.sleep(delay)
        for k in count(1):
            if perf_counter() > until:
                return
            question = turned(asked, next(values), is_draft=k % MOVES_OF_A_DRAG > 0)
            waits.moves.append(await timed_get(visitor, f"/lab/picture?{question}", waits))
            await asyncio.sleep(max(0.0, 1 - waits.moves[-1]))


async def keep_opening(server: str, until: float, waits: Waits) -> None:
    """Open the page again and again, each time as somebody new."""
    while perf_counter() < until:
        waits.openings.append(await open_page(server, waits))
        await asyncio.sleep(max(0.0, BETWEEN_OPENINGS - waits.openings[-1]))


async def open_page(server: str, waits: Waits) -> float:
    """Seconds until the page, its first picture and Streamlit's first run have come; a browser has kept the modules."""
    asked, begun = link(), perf_counter()
    async with browser(server) as visitor, session(server, asked) as tab:
        await timed_get(visitor, f"/?{asked}", waits)
        header, _ = unpack((await visitor.get(f"/lab/picture?{asked}")).content)
        await timed_get(visitor, f"/lab/surface?{header['surface_link']}", waits)
        await tab.open()
        return perf_counter() - begun


async def timed_get(visitor: AsyncClient, address: str, waits: Waits) -> float:
    """Seconds until the whole answer has come; what is no picture is an error."""
    begun = perf_counter()
    answer = await visitor.get(address)
    if answer.status_code != 200:
        waits.errors.append(f"{answer.status_code} for {address[:80]}")
    return perf_counter() - begun


async def fragment_crowd(server: Server, waits: Waits) -> None:
    """The same crowd before the reference's fragment."""
    values, until = count(), perf_counter() + SECONDS

    async def visit(index: int) -> None:
        async with fragment(server.address) as reference:
            await asyncio.sleep(index / N_VISITORS)
            while perf_counter() < until:
                waits.moves.append(await reference.turn(next(values)))
                await asyncio.sleep(max(0.0, 1 - waits.moves[-1]))

    await asyncio.gather(*map(visit, range(N_VISITORS)))


def report() -> None:
    """Print how long the visitors waited, beside the budget."""
    heading(f"One process, {N_VISITORS} visitors who each move a knob once a second, in milliseconds")
    ours, theirs = Waits(), Waits()
    with serving("app.py") as server:
        asyncio.run(crowd(server.address, 1, 3, Waits()))  # the first pictures of a server pay for all its imports
        begun = cpu_seconds(server.pid)
        asyncio.run(crowd(server.address, N_VISITORS, SECONDS, ours))
        busy = (cpu_seconds(server.pid) - begun) / SECONDS
    with serving(REFERENCE_PAGE) as server:
        asyncio.run(fragment_crowd(server, theirs))
    row("median", 1e3 * median(ours.moves), at_most(40), reference=1e3 * median(theirs.moves))
    row("95 %", 1e3 * late(ours.moves), at_most(120), reference=1e3 * late(theirs.moves))
    row("the page opened among them: picture and Streamlit's first run", 1e3 * median(ours.openings))
    row("the server's processor, in per cent of a core", 100 * busy)
    row("errors", len(ours.errors), at_most(0))


def late(waits: list[float]) -> float:
    """What 95 % of the `waits` do not exceed."""
    return quantiles(waits, n=20)[-1]


if __name__ == "__main__":
    report()
