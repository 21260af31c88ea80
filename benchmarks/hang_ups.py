"""Questions that are taken back are no longer worked on: what they cost the server, beside those that are waited for."""

import asyncio
from contextlib import suppress
from itertools import count, islice

from httpx2 import AsyncClient, TimeoutException

from benchmarks.budgets import at_most, heading, row
from benchmarks.dearest import seconds_for
from benchmarks.lab import link
from benchmarks.processes import cpu_seconds
from benchmarks.server_work import turned
from benchmarks.visitors import HEADERS, browser
from tests.browser.served import Server, serving

COSTLY = "landscape=ravine&start=-4+0.8&steps=5000&seed={seed}&noise=noise+scale+1&run=damped_newton&run=powell&run=nelder_mead"
N_QUESTIONS = 12
SHORT = 0.1
"""Seconds after which somebody hangs up."""


def report() -> None:
    """Print the processor's time for both kinds of questions, and for a turn that comes after all those hang-ups."""
    heading(
        f"{N_QUESTIONS} costly questions that are taken back after {SHORT:g} s, in seconds of the server's processor"
    )
    with serving("app.py") as server:
        answered, taken_back, turn = asyncio.run(compare(server))
    row("a question that is taken back", taken_back, at_most(round(answered / 3, 3)), reference=answered)
    row("a turn that comes right after them, until it is answered", turn, at_most(0.1))


async def compare(server: Server) -> tuple[float, float, float]:
    """The processor's seconds for a question answered, and for one that was taken back; the seconds for a turn behind those."""
    seeds = map(str, count(100))
    async with browser(server.address) as visitor:
        await seconds_for(visitor, turned(link(), 0))
        worked = cpu_seconds(server.pid)
        for seed in islice(seeds, N_QUESTIONS // 3):
            await seconds_for(visitor, COSTLY.format(seed=seed))
        answered = (cpu_seconds(server.pid) - worked) / (N_QUESTIONS // 3)
        worked = cpu_seconds(server.pid)
        await asyncio.gather(*(hang_up(server.address, COSTLY.format(seed=next(seeds))) for _ in range(N_QUESTIONS)))
        turn = await seconds_for(visitor, turned(link(), 1))
        await seconds_for(visitor, COSTLY.format(seed=next(seeds)))  # stands in line behind whatever is still worked on
        taken_back = (cpu_seconds(server.pid) - worked - answered) / N_QUESTIONS
    return answered, taken_back, turn


async def hang_up(server: str, asked: str) -> None:
    """Ask, and go away before the answer has come."""
    async with AsyncClient(base_url=server, headers=HEADERS, verify=False, timeout=SHORT) as visitor:
        with suppress(TimeoutException):
            await visitor.get(f"/lab/picture?{asked}")


if __name__ == "__main__":
    report()
