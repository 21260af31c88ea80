"""The app on a port of its own, and a Chromium to look at it; tests and benchmarks share them."""

import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
ON_A_PHONE: Mapping[str, Any] = MappingProxyType({"viewport": PHONE, "has_touch": True, "is_mobile": True})
"""The settings of a tab on a phone."""
PAUSE = 0.1
"""Seconds between two questions whether the server is healthy."""


class Server(NamedTuple):
    """A server of this machine: where it answers, and its process."""

    address: str
    pid: int


@contextmanager
def served() -> Iterator[str]:
    """The address of the app, served as the README says."""
    with serving("app.py") as server:
        yield server.address


@contextmanager
def serving(script: str, log: int | IO[bytes] = subprocess.DEVNULL) -> Iterator[Server]:
    """A Streamlit server of its own for `script`, which writes what it says into `log`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = (f"--server.port={port}", "--server.address=127.0.0.1")
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_healthy(address, process)
            yield Server(address, process.pid)
        finally:
            process.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium from the system's packages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def _wait_until_healthy(address: str, process: "subprocess.Popen[bytes]") -> None:
    while True:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                raise RuntimeError(f"the server ended with {process.wait(PAUSE)} before it was healthy") from None
