"""What a visitor feels in a real Chromium on this machine, beside a fragment that reruns: each number with its budget."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page

from benchmarks.bare import LOOPS
from benchmarks.budgets import at_least, at_most, heading, row
from benchmarks.fragment import LINK as FRAGMENT
from benchmarks.lab import asked, link
from benchmarks.server_work import REFERENCE_PAGE
from experiments.link import encode
from tests.browser.lab import Lab, box
from tests.browser.served import LAPTOP, chromium, serving

SLIDER = "knob-learning_rate-slider"
PRESSES = 25
DRAG = 3.0
"""Seconds for which something is dragged to and fro."""
PLAYBACK = 3.0
"""Seconds for which frames are counted; a run plays for six."""
EIGHT = (*LOOPS, "adadelta", "lion")

WATCH = """(what) => {
  const state = new Function(`return ${what}`);
  const before = state();
  let pressed;
  addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
  window.painted = new Promise((resolve) => {
    const look = () => {
      if (state() === before) requestAnimationFrame(look);
      else setTimeout(() => resolve(performance.now() - pressed)); // after the frame was painted
    };
    look();
  });
}"""
PICTURES, TITLE = "lab.stage.pictures", "document.querySelector('.js-plotly-plot .gtitle')?.textContent"
COUNT = """async ([seconds, what]) => {
  const [before, begun] = [lab.stage[what], performance.now()];
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  return (1000 * (lab.stage[what] - before)) / (performance.now() - begun);
}"""


class Wire:
    """What a tab asks for, and how many bytes come, as they go over the wire."""

    def __init__(self, tab: CDPSession) -> None:
        self.addresses: dict[str, str] = {}
        self.n_bytes: dict[str, float] = {}
        self.n_bytes_of_streamlit = 0.0
        tab.send("Network.enable")
        tab.on(
            "Network.requestWillBeSent",
            lambda event: self.addresses.update({event["requestId"]: event["request"]["url"]}),
        )
        tab.on(
            "Network.loadingFinished",
            lambda event: self.n_bytes.update({event["requestId"]: event["encodedDataLength"]}),
        )
        tab.on("Network.webSocketFrameReceived", lambda event: self._hear(event["response"]["payloadData"]))

    def forget(self) -> None:
        """Begin anew."""
        self.addresses.clear()
        self.n_bytes.clear()
        self.n_bytes_of_streamlit = 0.0

    def answers(self, part: str) -> list[float]:
        """The bytes of each answer from an address with this `part`."""
        return [n_bytes for request, n_bytes in self.n_bytes.items() if part in self.addresses.get(request, "")]

    def _hear(self, payload: str) -> None:
        self.n_bytes_of_streamlit += len(payload) * 3 / 4  # it is told in base 64


def report() -> None:
    """Print every number beside its budget."""
    with serving("app.py") as lab, serving(REFERENCE_PAGE) as bare, chromium() as browser:
        heading(f"6 optimizers × 500 steps on Rosenbrock, in Chromium {browser.version}")
        with _reference(browser, bare.address) as page:
            reference = median(presses(page, page.get_by_role("slider"), TITLE))
        with _visit(browser, lab.address, link()) as (visitor, tab):
            wire = Wire(tab)
            painted = median(presses(visitor.page, visitor.part(SLIDER), PICTURES))
            row("from a touch to the painted picture, ms", painted, at_most(45), reference=reference)
            _report_bytes(visitor, wire)
            knob = dragged(visitor, knob_places(visitor))
            row("pictures a second while a knob is dragged", knob, at_least(25), reference=1e3 / reference)
            row("pictures a second while the start is dragged", dragged(visitor, start_places(visitor)))
            row("playback, frames a second", played(visitor), at_least(58))
            tab.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            row("playback with the processor throttled 4 times", played(visitor), at_least(45))
        with _visit(browser, lab.address, encode(asked(EIGHT, 5000))) as (visitor, _):
            heading("8 optimizers × 5,000 steps")
            row("pictures a second while a knob is dragged", dragged(visitor, knob_places(visitor)), at_least(10))
            row("while the start is dragged, which moves all", dragged(visitor, start_places(visitor)), at_least(10))


def presses(page: Page, slider: Locator, shown: str) -> Iterator[float]:
    """Milliseconds from each press of a key until what is `shown`, told by a JavaScript expression, is another and painted."""
    for _ in range(PRESSES):
        page.evaluate(WATCH, shown)
        slider.press("ArrowRight")
        yield float(page.evaluate("window.painted"))
        page.wait_for_timeout(600)  # a turn by keys is final after a rest, and Streamlit answers too


def _report_bytes(visitor: Lab, wire: Wire) -> None:
    """What one press of a key sends: the draft, and the whole picture once the hand has let go."""
    wire.forget()
    list(presses(visitor.page, visitor.part(SLIDER), PICTURES))
    pictures = wire.answers("/lab/picture?")
    row("kilobytes of a picture, on the wire, at the most", max(pictures) / 1e3, at_most(45))
    row("pictures that one turn by keys asks for: a draft, and whole", len(pictures) / PRESSES)
    row("kilobytes that Streamlit sends once the hand has let go", wire.n_bytes_of_streamlit / PRESSES / 1e3)
    row("surfaces sent again", len(wire.answers("/lab/surface?")), at_most(0))


def knob_places(visitor: Lab) -> list[tuple[float, float]]:
    """Where a mouse goes that moves the knob to and fro."""
    track = box(visitor.part(SLIDER))
    return [
        (track["x"] + share * track["width"], track["y"] + track["height"] / 2) for share in _to_and_fro(0.4, 0.002)
    ]


def start_places(visitor: Lab) -> list[tuple[float, float]]:
    """Where a mouse goes that moves the start to and fro, from where it stands now."""
    x, y = visitor.pixel(*visitor.experiment.runs[0].start)
    return [(x + by, y) for by in _to_and_fro(0, 1)]


def _to_and_fro(first: float, step: float) -> list[float]:
    return [first + step * min(k % 100, 100 - k % 100) for k in range(100)]


def dragged(visitor: Lab, places: list[tuple[float, float]]) -> float:
    """Pictures a second while the mouse holds something and moves it over the `places`, again and again."""
    mouse, clock = visitor.page.mouse, "performance.now() / 1000"
    mouse.move(*places[0])
    mouse.down()
    begun, before, now = visitor.page.evaluate(clock), visitor.stage("pictures"), 0.0
    while now < begun + DRAG:
        for place in places:
            mouse.move(*place)
        now = visitor.page.evaluate(clock)
    pictures = visitor.stage("pictures") - before
    mouse.move(*places[0])
    mouse.up()
    visitor.wait_until_quiet()
    return float(pictures / (now - begun))


def played(visitor: Lab) -> float:
    """Frames a second from the start."""
    visitor.stand(0)
    visitor.part("lab-play").click()
    visitor.wait("stage.playing && stage.step > 0")
    return float(visitor.page.evaluate(COUNT, [PLAYBACK, "frames"]))


@contextmanager
def _visit(browser: Browser, server: str, link: str) -> Iterator[tuple[Lab, CDPSession]]:
    with _page(browser) as page:
        visitor = Lab(page, server).open(link)
        visitor.page.locator(".lab-map .contourlayer path").first.wait_for(state="attached")
        visitor.part(SLIDER).wait_for()
        visitor.stand(visitor.stage("nSteps"))
        yield visitor, page.context.new_cdp_session(page)


@contextmanager
def _reference(browser: Browser, server: str) -> Iterator[Page]:
    with _page(browser) as page:
        page.goto(f"{server}/?{FRAGMENT}")
        page.locator(".js-plotly-plot .gtitle").wait_for()
        yield page


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context: Any = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]  # a plain dict of two numbers
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    report()
