"""The dearest links that a fuzzer finds are asked for, one after the other, while another visitor turns a knob."""

import asyncio
from statistics import median
from time import perf_counter

from httpx2 import AsyncClient

from benchmarks.budgets import at_most, heading, row
from benchmarks.fuzzer import links
from benchmarks.lab import link
from benchmarks.server_work import turned
from benchmarks.visitors import browser, late
from figures import picture
from tests.browser.served import serving

SEED = 1
N_LINKS = 40
N_SHOWN = 5
PAUSE = 0.1
"""Seconds between two turns of the other visitor."""


def report() -> None:
    """Print the longest answers, and how long the other visitor waited meanwhile."""
    heading(f"{N_LINKS} costly links of a fuzzer while another visitor turns a knob, in seconds")
    with serving("app.py") as server:
        answers, turns = asyncio.run(both(server.address, costly_links(N_LINKS)))
    slowest = sorted(answers, reverse=True)[:N_SHOWN]
    for seconds, asked in slowest:
        row(f"{asked[:60]} …", seconds, at_most(2))
    row("the other visitor's turn, median", median(turns), at_most(0.1))
    row("the other visitor's turn, 95 %", late(turns), at_most(0.1))
    row("the other visitor's turn, the longest", max(turns))
    print("\nThe slowest in full:\n", *(asked for _, asked in slowest), sep="\n")


def costly_links(n_links: int) -> list[str]:
    """The first links of the fuzzer that another visitor would notice."""
    dear = (asked for asked in links(SEED) if picture.read(asked).is_costly)
    return [next(dear) for _ in range(n_links)]


async def both(server: str, dear: list[str]) -> tuple[list[tuple[float, str]], list[float]]:
    """The seconds for each of the `dear` links, and those of every turn meanwhile."""
    async with browser(server) as costly, browser(server) as quick:
        await quick.get(f"/lab/picture?{turned(link(), 0)}")
        turning = asyncio.create_task(keep_turning(quick))
        answers = [(await seconds_for(costly, asked), asked) for asked in dear]
        turning.cancel()
        turns = await turning
    return answers, turns


async def keep_turning(visitor: AsyncClient) -> list[float]:
    """The seconds of each turn, until it is cancelled."""
    turns: list[float] = []
    try:
        while True:
            turns.append(await seconds_for(visitor, turned(link(), 1 + len(turns))))
            await asyncio.sleep(PAUSE)
    except asyncio.CancelledError:
        return turns


async def seconds_for(visitor: AsyncClient, asked: str) -> float:
    """How long the picture of `asked` takes."""
    begun = perf_counter()
    answer = await visitor.get(f"/lab/picture?{asked}")
    answer.raise_for_status()
    return perf_counter() - begun


if __name__ == "__main__":
    report()
