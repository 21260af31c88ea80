"""Print what the lab costs beside its references: `python -m benchmarks`, or only some parts, `python -m benchmarks visitors`."""

import sys
from collections.abc import Sequence
from importlib import import_module

from benchmarks import libraries

ON_THE_PAGE = ("first_picture", "browser")
PARTS = (*ON_THE_PAGE, "server_work", "visitors", "dearest", "hang_ups", "damaged", "networks", "engine")
"""In this order, because the last one keeps to a single core."""
WITHOUT_A_PAGE = ("networks", "engine")
NEEDED = ("playwright", "httpx2")
"""What serves and drives the page."""


def main(parts: Sequence[str]) -> None:
    """Report on all `parts` that can be measured on this machine."""
    for part in parts or PARTS:
        reason = _hindrance(part)
        print(reason) if reason else import_module(f"benchmarks.{part}").report()


def _hindrance(part: str) -> str | None:
    """Why `part` cannot be measured here, in a sentence; `None` if it can."""
    if part in WITHOUT_A_PAGE:
        return None
    absent = next(filter(None, map(libraries.missing, NEEDED)), None)
    if absent or part not in ON_THE_PAGE or import_module("tests.browser.served").CHROMIUM:
        return absent
    return "There is no Chromium here: what a visitor feels is skipped. To measure it, install chromium."


if __name__ == "__main__":
    main(sys.argv[1:])
