"""What goes on inside a run moves with the scrubber, in the browser alone; what is off is not shown."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.lab import Lab, box

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
    page.goto(f"{server}{LINK}&tab=inside")
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


RAVINE = "v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=200&seed=0&run="
PHONE = {"width": 390, "height": 844}
MOMENTUM = """async () => {
  const known = performance.getEntriesByType("resource").map(({ name }) => name);
  const { stage } = await import(known.find((name) => name.endsWith("/stage/stage.js")));
  return stage.picture.header.inside.momentum;
}"""
"""The field of the state that the arrow called momentum shows."""


def charts(lab: Lab) -> list[str]:
    """The titles of the curves."""
    return lab.page.locator(".lab-chart-title").all_inner_texts()


def test_momentum_and_bias_correction_are_shown_only_while_they_are_on(lab: Lab) -> None:
    lab.part("lab-tab-inside").click()
    readings = lab.part("lab-numbers")
    for options, is_on in (("", False), ("+momentum+0.9+bias_correction+yes", True)):
        lab.open(f"{RAVINE}rmsprop+learning_rate+0.05{options}")
        lab.part("lab-tab-inside").click()
        expect(readings.get_by_text("slope here")).to_be_visible()
        expect(readings.get_by_text("velocity")).to_have_count(int(is_on))
        titles = " ".join(charts(lab))
        assert ("velocity" in titles) is is_on
        assert ("Bias correction" in titles) is is_on
        assert lab.page.evaluate(MOMENTUM) == ("velocity" if is_on else None)


def test_the_line_of_an_average_goes_when_its_factor_is_nothing_and_comes_back_under_the_hand(lab: Lab) -> None:
    lab.open(f"{RAVINE}adam+learning_rate+0.1+beta1+0")
    lab.part("lab-tab-inside").click()
    expect(lab.part("lab-rule").locator(".lab-line:visible")).to_have_count(2)
    lab.part("lab-tab-knobs").click()
    lines = lab.part("lab-rule-lines").locator(".lab-line:visible")
    expect(lines).to_have_count(2)
    lab.part("knob-beta1-slider").press("End")
    expect(lines).to_have_count(3)


def test_the_brief_rule_follows_the_step_and_tells_either_coordinate(lab: Lab) -> None:
    lab.open(f"{RAVINE}sgd+learning_rate+0.01")
    lab.stand(0)
    line = lab.part("lab-rule-lines").locator(".lab-formula")
    expect(line).to_have_text("x=−4.000−0.01·(−4.000)=−3.960")
    lab.part("lab-rule-lines").get_by_role("button", name="y").click()
    expect(line).to_have_text("y=0.8000−0.01·80.00=0.000")
    lab.stand(1)
    expect(line).to_have_text("y=0.000−0.01·0.000=0.000")


@pytest.mark.parametrize("method", ["nelder_mead", "adan", "rprop"])
def test_all_of_it_is_read_without_scrolling_sideways(visit: Callable[..., Lab], method: str) -> None:
    for settings in ({}, {"viewport": PHONE, "has_touch": True, "is_mobile": True}):
        lab = visit(**settings).open(f"{RAVINE}{method}")
        short = lab.part("lab-rule-lines")
        assert not short.is_visible() or box(short)["height"] <= 140
        lab.part("lab-tab-inside").click()
        inside = lab.part("lab-inside")
        expect(inside.locator(".lab-numbers-table td").first).to_be_visible()
        column = box(inside)
        parts = inside.locator(".lab-formula math, .lab-numbers-table, .lab-chart-plot, .lab-chart-numbers span")
        for place in map(box, parts.all()):
            assert place["x"] + place["width"] <= column["x"] + column["width"] + 0.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_knobs_and_inside_stands_out_from_its_ground(visit: Callable[..., Lab], scheme: str) -> None:
    lab = visit(color_scheme=scheme).open(f"{RAVINE}adam+learning_rate+0.1")
    for tab in ("knobs", "inside"):
        lab.part(f"lab-tab-{tab}").click()
        expect(lab.page.locator(f".st-key-lab_tab_{tab} .lab-step-label")).not_to_be_empty()
        found = Axe().run(lab.page, f".st-key-lab_tab_{tab}", {"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"] for rule in found for node in rule["nodes"]] == []
