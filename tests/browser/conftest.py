"""A real server and a real Chromium, one of each for all browser tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.lab import Lab
from tests.browser.served import CHROMIUM, LAPTOP, chromium, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and skip it where no Chromium is, unless browser tests are required."""
    missing = CHROMIUM is None and os.environ.get("BROWSER_TESTS") != "required"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            if missing:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium here: apt-get install chromium"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the app, served as the README says."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium from the system's packages."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def visitors(browser: Browser, server: str) -> Iterator["Visitors"]:
    """A browser profile for each kind of visitor, whose cache is warm from the second tab on."""
    everyone = Visitors(browser, server)
    yield everyone
    everyone.leave()


@pytest.fixture
def visit(visitors: "Visitors") -> Iterator[Callable[..., Lab]]:
    """Call it for a new tab: on a laptop, or on whatever the settings of the context say; no tab may have complained."""
    tabs: list[Tab] = []

    def enter(**settings: Any) -> Lab:
        tabs.append(visitors.enter(settings))
        return tabs[-1].lab

    yield enter
    for tab in tabs:
        tab.lab.page.close()
    assert [complaint for tab in tabs for complaint in tab.complaints] == []


@pytest.fixture
def page(visit: Callable[..., Lab]) -> Page:
    """An empty tab on a laptop."""
    return visit().page


@pytest.fixture
def lab(visit: Callable[..., Lab]) -> Lab:
    """The lab, opened as it is, on a laptop."""
    return visit().open()


class Tab:
    """A tab, and what it complained of: errors on the page or its console, and requests that left this machine."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.complaints: list[str] = []
        self.server, self.lab = server, Lab(context.new_page(), server)
        self.lab.page.on("console", self.hear)
        self.lab.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.lab.page.on("request", lambda request: self.check(request.url))
        self.lab.page.on("websocket", lambda socket: self.check(socket.url.replace("ws:", "http:", 1)))

    def hear(self, said: ConsoleMessage) -> None:
        """No error belongs into the console, but for loads that a test lets fail."""
        is_expected = self.lab.failed_loads_are_expected and said.text.startswith("Failed to load resource")
        if said.type == "error" and not is_expected:
            self.complaints.append(said.text)

    def check(self, url: str) -> None:
        """Every question must go to this server."""
        if not url.startswith((f"{self.server}/", "data:", f"blob:{self.server}/")):
            self.complaints.append(f"asked {url}")


class Visitors:
    """Contexts by their settings, each made once."""

    def __init__(self, browser: Browser, server: str) -> None:
        self.browser, self.server = browser, server
        self.contexts: dict[str, BrowserContext] = {}

    def enter(self, settings: dict[str, Any]) -> Tab:
        """A new tab in the context with these settings."""
        name = repr(sorted(settings.items()))
        if name not in self.contexts:
            allowed = ["clipboard-read", "clipboard-write"]
            self.contexts[name] = self.browser.new_context(**{"viewport": LAPTOP, "permissions": allowed, **settings})
        return Tab(self.contexts[name], self.server)

    def leave(self) -> None:
        """Close them all."""
        for context in self.contexts.values():
            context.close()
