"""Every page, light and dark, on a laptop and on a phone, meets the accessibility rules that a program can check."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.lab import Lab

SERIOUS = {"serious", "critical"}
LAPTOP, PHONE = (1280, 800), (390, 844)
TABS = ("knobs", "inside", "compare", "setup")


def complaints(lab: Lab) -> list[Any]:
    """What the rules report that keeps somebody from using the page: the rule, and where it is broken."""
    found = Axe().run(lab.page).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found if rule["impact"] in SERIOUS]


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop, light", "phone, dark"])
def test_no_page_has_a_serious_barrier(visit: Callable[..., Lab], size: tuple[int, int], scheme: str) -> None:
    lab = visit(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme).open()
    found = {}
    for tab in TABS:
        lab.part(f"lab-tab-{tab}").click()
        lab.wait_until_quiet()
        found[tab] = complaints(lab)
    lab.failed_loads_are_expected = True  # Streamlit looks for its own address at first
    lab.page.goto(f"{lab.server}/catalogue")
    lab.page.locator(".lab-card").first.wait_for()
    lab.wait_until_quiet()
    found["catalogue"] = complaints(lab)
    assert found == {place: [] for place in found}
