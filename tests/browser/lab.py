"""The lab in one tab of a real browser, as the tests look at it and touch it."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import FloatRect, Locator, Page, Request, Route, WebSocket, expect

from experiments import Experiment
from experiments.link import decode_all

CHECK_INTERVAL = 60_000
"""Milliseconds after which something that should happen has not."""
expect.set_options(timeout=CHECK_INTERVAL)


class Lab:
    """What a visitor sees and does in one tab; nothing here sleeps, all waits end with what they wait for."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.failed_loads_are_expected = False
        page.set_default_timeout(CHECK_INTERVAL)

    def open(self, link: str = "") -> "Lab":
        """Open the lab at `link`, a query string, and wait until the whole page is there."""
        self.open_early(link)
        self.page.locator("[data-testid=stMain] .lab-map .main-svg").first.wait_for(state="attached")
        self.wait_for_address("runs=")
        return self

    def open_early(self, link: str = "") -> "Lab":
        """Open the lab at `link` and wait for its first picture, which waits for neither Streamlit nor Plotly."""
        self.page.goto(f"{self.server}/?{link}", wait_until="commit")
        self.wait("stage.pictures > 0")
        return self

    def wait(self, condition: str) -> None:
        """Wait until `condition`, JavaScript about the `stage`, holds."""
        self.page.wait_for_function(f"() => {{ const stage = window.lab?.stage; return stage && ({condition}); }}")

    def wait_for_picture_after(self, pictures: int) -> int:
        """Wait until more than so many pictures have been painted; how many there are."""
        self.wait(f"stage.pictures > {pictures}")
        return int(self.stage("pictures"))

    def wait_until_quiet(self) -> None:
        """Wait until the server has answered everything."""
        expect(self.page.locator("[data-test-script-state]")).to_have_attribute("data-test-script-state", "notRunning")

    def requests(self, pattern: re.Pattern[str]) -> list[str]:
        """The addresses that match `pattern`, as they are asked for from now on."""
        asked: list[str] = []

        def hear(request: Request) -> None:
            if pattern.search(request.url):
                asked.append(request.url)

        self.page.on("request", hear)
        return asked

    def hold(self, pattern: re.Pattern[str]) -> list[Route]:
        """What matches `pattern` and waits from now on until it is continued."""
        held: list[Route] = []

        def keep(route: Route) -> None:
            held.append(route)

        self.page.route(pattern, keep)
        return held

    def messages(self) -> list[object]:
        """What the page sends to Streamlit from its next opening on."""
        sent: list[object] = []

        def hear(frame: object) -> None:
            sent.append(frame)

        def listen(socket: WebSocket) -> None:
            socket.on("framesent", hear)

        self.page.on("websocket", listen)
        return sent

    def stage(self, name: str) -> Any:
        """What the stage says about itself."""
        return self.page.evaluate(f"window.lab.stage.{name}")

    def stand(self, step: int) -> None:
        """Put the scrubber on `step`, and wait for the picture to stand there."""
        self.part("lab-scrub").fill(str(step))
        self.wait(f"!stage.playing && stage.step === {step}")
        self.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

    def touch(self, places: list[list[tuple[float, float]]]) -> None:
        """Put down a finger on each of the first places, move them over the others, and lift them."""
        fingers = self.page.context.new_cdp_session(self.page)
        kinds = ["touchStart", *["touchMove"] * (len(places) - 1), "touchEnd"]
        for kind, points in zip(kinds, [*places, []], strict=True):
            touches = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def swipe_up(self, x: float, y: float, by: float) -> None:
        """Put a finger on the screen at `(x, y)` and draw it up, quickly enough to be no tap."""
        self.touch([[(x, y - by * k / 10)] for k in range(11)])

    def part(self, name: str) -> Locator:
        """The part of the page that is called `name`."""
        return self.page.get_by_test_id(name)

    @property
    def address(self) -> str:
        """The query string in the address bar."""
        return urlsplit(self.page.url).query

    @property
    def experiment(self) -> Experiment:
        """The experiment in the address bar, which must be readable to the last word."""
        decoded = decode_all(self.address)
        assert decoded.remarks == ()
        return decoded.experiment

    def wait_for_address(self, part: str) -> None:
        """Wait until `part` stands in the address bar."""
        self.page.wait_for_url(re.compile(re.escape(part)))

    @property
    def sentence(self) -> str:
        """What the page says happened."""
        said = self.page.locator(".lab-sentence")
        expect(said).not_to_be_empty()
        return said.inner_text()

    @property
    def picture(self) -> list[str]:
        """The paths on the map, as they are drawn."""
        canvases = self.page.locator(".lab-map canvas.lab-overlay")
        return [str(url) for url in canvases.evaluate_all("sheets => sheets.map((sheet) => sheet.toDataURL())")]

    @property
    def ranges(self) -> list[list[float]]:
        """The ends of the map's axes as they are drawn."""
        read = "({ _fullLayout: { xaxis, yaxis } }) => [xaxis.range, yaxis.range]"
        return [[float(end) for end in ends] for ends in self.page.locator(".lab-map .lab-plot").evaluate(read)]

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where the point `(x, y)` of the landscape is in the window."""
        sheet = box(self.page.locator(".lab-map canvas.lab-overlay").first)
        bleed = 12  # the glass reaches so many pixels over the plot on each side
        (left, right), (bottom, top) = self.ranges
        across, down = (x - left) / (right - left), (top - y) / (top - bottom)
        width, height = sheet["width"] - 2 * bleed, sheet["height"] - 2 * bleed
        return sheet["x"] + bleed + across * width, sheet["y"] + bleed + down * height


def box(part: Locator) -> FloatRect:
    """Where a part is in the window; it must be there."""
    place = part.bounding_box()
    assert place is not None, f"{part} is not on the page"
    return place


def is_within(part: Locator, width: float, height: float) -> bool:
    """Whether the whole part can be seen in a window of this size that is not scrolled."""
    place = box(part)
    inside_x = place["x"] >= 0 and place["x"] + place["width"] <= width
    return inside_x and place["y"] >= 0 and place["y"] + place["height"] <= height
