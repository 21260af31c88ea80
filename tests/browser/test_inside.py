"""What goes on inside a run moves with the scrubber, in the browser alone."""

from playwright.sync_api import Page, WebSocket, expect

LINK = "?v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=200&seed=0&run=adam+learning_rate+0.1"
SCRUB = """step => {
  const scrub = document.querySelector('[data-testid=lab-scrub]');
  scrub.value = step;
  scrub.dispatchEvent(new Event('input', { bubbles: true }));
}"""
NEEDLES = "nodes => nodes.map(node => node.style.transform).filter(Boolean)"


def numbers(page: Page) -> tuple[str, str]:
    """The rule with its numbers, and the table of plain numbers, as they read now."""
    return page.get_by_test_id("lab-rule").inner_text(), page.get_by_test_id("lab-numbers").inner_text()


def test_scrubbing_moves_numbers_and_cursors_together_and_asks_the_server_nothing(page: Page, server: str) -> None:
    frames: list[object] = []

    def hear(frame: object) -> None:
        frames.append(frame)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", hear)

    page.on("websocket", listen)
    page.goto(server + LINK)
    page.wait_for_function("window.lab?.stage.pictures > 0")
    page.evaluate(SCRUB, 10)
    step = page.get_by_test_id("lab-inside-step")
    expect(step).to_have_text("step 10 → 11")
    page.get_by_test_id("lab-charts").scroll_into_view_if_needed()
    needles = page.locator(".lab-chart-cursor")
    page.wait_for_function("document.querySelectorAll('.lab-chart-cursor[style]').length > 1")
    assert frames, "the page spoke to the server when it opened"
    frames.clear()
    before, places = numbers(page), needles.evaluate_all(NEEDLES)
    assert len(set(places)) == 1
    page.evaluate(SCRUB, 150)
    expect(step).to_have_text("step 150 → 151")
    after, moved = numbers(page), needles.evaluate_all(NEEDLES)
    assert all(now != then for now, then in zip(after, before, strict=True))
    assert set(moved).isdisjoint(places)
    page.evaluate(SCRUB, 200)
    expect(step).to_have_text("step 199 → 200")
    assert not frames


def test_arrows_are_drawn_while_the_map_stands_still_and_can_be_hidden(page: Page, server: str) -> None:
    page.goto(server + LINK)
    page.wait_for_function("window.lab?.stage.pictures > 0")
    page.evaluate(SCRUB, 30)
    sheet = "() => document.querySelectorAll('.lab-map .lab-overlay')[1].toDataURL()"
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shown = page.evaluate(sheet)
    page.get_by_test_id("lab-arrows").click()
    expect(page.get_by_test_id("lab-arrows")).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("shown => (" + sheet + ")() !== shown", arg=shown)
