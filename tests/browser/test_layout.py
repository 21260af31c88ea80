"""Room is reserved before anything arrives: what is seen does not move."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.browser.lab import Lab
from tests.browser.served import LAPTOP, ON_A_PHONE

PROJECTOR = {"width": 1920, "height": 1080}
MOST = 0.1
"""What of a page may move, as shares of the window and of the way: beyond it, moving is felt (web.dev, "CLS")."""
LISTEN = """() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: "layout-shift", buffered: true });
}"""


@pytest.mark.parametrize(
    "settings",
    [{"viewport": LAPTOP}, {"viewport": PROJECTOR}, ON_A_PHONE],
    ids=["laptop", "projector", "phone"],
)
def test_nothing_moves_while_the_page_arrives(visit: Callable[..., Lab], settings: Mapping[str, Any]) -> None:
    lab = visit(**settings, reduced_motion="reduce")
    lab.page.add_init_script(f"({LISTEN})()")
    lab.open()
    lab.wait_until_quiet()
    lab.part("lab-line").wait_for()
    assert sum(lab.page.evaluate("window.shifts")) <= MOST
