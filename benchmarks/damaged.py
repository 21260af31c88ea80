"""Thousands of damaged links are asked for: none may upset the server."""

import asyncio
from collections import Counter
from itertools import islice
from urllib.parse import quote

from benchmarks.budgets import at_most, heading, row
from benchmarks.fuzzer import damaged
from benchmarks.visitors import browser
from figures.picture import DRAFT
from tests.browser.served import serving

N_LINKS = 3000
SEED = 2
SAFE = "&=+%/?:@!$'()*,;~-._"
"""What a browser leaves as it is in a query."""


def report() -> None:
    """Print how the links were answered."""
    heading(f"{N_LINKS:,} damaged links")
    with serving("app.py") as server:
        statuses = asyncio.run(answers(server.address))
    for status, n_answers in sorted(statuses.items()):
        row(f"answered with {status}", n_answers)
    row(
        "answered with an error of the server",
        sum(statuses[status] for status in statuses if status >= 500),
        at_most(0),
    )


async def answers(server: str) -> Counter[int]:
    """How often each status came; drafts are asked for, because they say less and are damaged just as well."""
    async with browser(server) as visitor:
        asked = (f"/lab/picture?{quote(link, safe=SAFE)}&{DRAFT}" for link in islice(damaged(SEED), N_LINKS))
        return Counter([(await visitor.get(address)).status_code for address in asked])


if __name__ == "__main__":
    report()
