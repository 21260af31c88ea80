"""What a visitor feels, measured in a real Chromium on this machine: each number beside its budget."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.lab import link
from tests.browser.lab import Lab, box
from tests.browser.served import LAPTOP, chromium, served

KNOB = "knob-learning_rate"
PRESSES = 25
DRAG = 3.0
"""Seconds for which a knob is dragged to and fro."""
PLAYBACK = 3.0
"""Seconds for which frames are counted; a run plays for six."""
VISITS = 5

WATCH = """() => {
  const { pictures } = lab.stage;
  let pressed;
  addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
  window.painted = new Promise((resolve) => {
    const look = () => {
      if (lab.stage.pictures === pictures) requestAnimationFrame(look);
      else setTimeout(() => resolve(performance.now() - pressed)); // after the frame was painted
    };
    look();
  });
}"""
COUNT = """async ([seconds, what]) => {
  const [before, begun] = [lab.stage[what], performance.now()];
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  return (1000 * (lab.stage[what] - before)) / (performance.now() - begun);
}"""
FIRST = """() => new Promise((resolve) => {
  const look = () => (window.lab?.stage.pictures ? resolve(performance.now()) : requestAnimationFrame(look));
  look();
})"""


class Wire:
    """What goes over the websocket of a tab: when, and how many bytes."""

    def __init__(self, tab: CDPSession) -> None:
        self.sent: list[float] = []
        self.received: list[tuple[float, int]] = []
        tab.send("Network.enable")
        tab.on("Network.webSocketFrameSent", lambda frame: self.sent.append(frame["timestamp"]))
        tab.on("Network.webSocketFrameReceived", self._hear)

    def forget(self) -> None:
        """Start to count anew."""
        self.sent.clear()
        self.received.clear()

    @property
    def n_bytes(self) -> int:
        """What came, before compression."""
        return sum(size for _, size in self.received)

    @property
    def answer(self) -> float:
        """Milliseconds from the first question to the end of the last answer."""
        return 1e3 * (max(time for time, _ in self.received) - min(self.sent))

    def _hear(self, frame: Any) -> None:
        payload = frame["response"]["payloadData"]
        self.received.append((frame["timestamp"], len(payload) * 3 // 4))  # it is told in base 64


def report() -> None:
    """Print every number beside its budget."""
    with served() as server, chromium() as browser:
        print(f"\n6 optimizers × 500 steps on Rosenbrock, in Chromium {browser.version}\n")
        with _visit(browser, server) as (visitor, tab):
            _report_key_presses(visitor, Wire(tab))
            _row("pictures a second while a knob is dragged", dragged(visitor), "≥ 10")
            _row("playback, frames a second", played(visitor), "≥ 55")
            tab.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            _row("playback with the CPU throttled 4 times", played(visitor), "≥ 30")
        first, again = zip(*first_pictures(browser, server), strict=True)
        _row("first picture after opening a link, ms", median(first), "≤ 2500")
        _row("the same with what the browser has kept, ms", median(again), "≤ 2500")


def _report_key_presses(visitor: Lab, wire: Wire) -> None:
    presses = list(key_presses(visitor, wire))
    painted, answer, n_bytes = (median(column) for column in zip(*presses, strict=True))
    _row("key press to picture painted, ms", painted, "≤ 120")
    _row("of which the server, with the wire, ms", answer, "≤ 40")
    _row("kilobytes to the browser per key press", n_bytes / 1e3, "≤ 60")


def key_presses(visitor: Lab, wire: Wire) -> Iterator[tuple[float, float, int]]:
    """Milliseconds until the picture is painted, those that the server took, and the bytes that came, for each press."""
    slider = visitor.part(f"{KNOB}-slider")
    for _ in range(PRESSES):
        wire.forget()
        visitor.page.evaluate(WATCH)
        slider.press("ArrowRight")
        painted = float(visitor.page.evaluate("window.painted"))
        visitor.wait_for_address(f"learning_rate+{visitor.part(f'{KNOB}-number').input_value()}")
        visitor.wait_until_quiet()
        yield painted, wire.answer, wire.n_bytes


def dragged(visitor: Lab) -> float:
    """Pictures a second while the mouse moves the knob to and fro."""
    track = box(visitor.part(f"{KNOB}-slider"))
    places = [0.4 + 0.002 * min(k % 100, 100 - k % 100) for k in range(100)]
    middle, width = track["y"] + track["height"] / 2, track["width"]
    mouse, clock = visitor.page.mouse, "performance.now() / 1000"
    mouse.move(track["x"] + places[0] * width, middle)
    mouse.down()
    begun, before, now = visitor.page.evaluate(clock), visitor.stage("pictures"), 0.0
    while now < begun + DRAG:
        for place in places:
            mouse.move(track["x"] + place * width, middle)
        now = visitor.page.evaluate(clock)
    pictures = visitor.stage("pictures") - before
    mouse.up()
    visitor.wait_until_quiet()
    return float(pictures / (now - begun))


def played(visitor: Lab) -> float:
    """Frames a second from the start."""
    visitor.stand(0)
    visitor.part("lab-play").click()
    visitor.wait("stage.playing && stage.step > 0")
    return float(visitor.page.evaluate(COUNT, [PLAYBACK, "frames"]))


def first_pictures(browser: Browser, server: str) -> Iterator[tuple[float, float]]:
    """Milliseconds from the link to the first picture: in a browser that is new here, and again in the same one."""
    for _ in range(VISITS):
        context = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]  # a plain dict of two numbers
        first, again = (_first_picture(context.new_page(), server) for _ in range(2))
        context.close()
        yield first, again


def _first_picture(page: Page, server: str) -> float:
    page.goto(f"{server}/?{link()}", wait_until="commit")
    taken = float(page.evaluate(FIRST))
    page.close()
    return taken


@contextmanager
def _visit(browser: Browser, server: str) -> Iterator[tuple[Lab, CDPSession]]:
    context = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]  # a plain dict of two numbers
    visitor = Lab(context.new_page(), server).open(link())
    visitor.stand(500)
    yield visitor, context.new_cdp_session(visitor.page)
    context.close()


def _row(what: str, measured: float, budget: str) -> None:
    print(f"{what:44}{measured:9.1f}   budget {budget}")


if __name__ == "__main__":
    report()
