"""Presenting: the whole screen for map, play bar and curve, large enough for the last row, and keys for everything."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from experiments.link import encode
from experiments.opening import OPENING
from tests.browser.lab import Lab, box

Visit = Callable[..., Lab]

LECTURE_HALL = {"width": 1920, "height": 1080}
SMALLEST = 20
"""Pixels of the smallest letters, exponents included, on a screen of that size."""
SIZES = """() => {
    const isSeen = (node) => node.textContent.trim() && node.parentElement.checkVisibility({ visibilityProperty: true })
        && !node.parentElement.closest(".lab-visually-hidden, .lab-ground, script, style, option");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const sizes = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (isSeen(node)) sizes.push([parseFloat(getComputedStyle(node.parentElement).fontSize), node.textContent.trim()]);
    }
    return sizes;
}"""
DRAWN = """() => {
    const drawn = [];
    for (const name of ["fillText", "strokeText"]) {
        const draw = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...parts) {
            const { a, b } = this.getTransform();
            drawn.push([parseFloat(this.font.match(/([\\d.]+)px/)[1]) * Math.hypot(a, b), parts[0]]);
            return draw.apply(this, parts);
        };
    }
    window.drawnTexts = drawn;
}"""
"""Notes the size of every text that is drawn from now on, in pixels of the screen."""


def is_presenting(lab: Lab) -> bool:
    """Whether nothing but map, play bar and curve is seen."""
    seen = [lab.part(name).is_visible() for name in ("lab-map", "lab-play", "lab-curves")]
    hidden = [lab.part(name).is_visible() for name in ("lab-tab-knobs", "lab-undo", "knob-learning_rate-slider")]
    return all(seen) and not any(hidden)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_opens_in_the_layout_whose_type_the_last_row_reads(visit: Visit, scheme: str) -> None:
    lab = visit(viewport=LECTURE_HALL, color_scheme=scheme)
    lab.page.add_init_script(f"({DRAWN})()")
    lab.open(f"{encode(OPENING)}&present=yes&step=60")
    lab.wait_until_quiet()
    assert is_presenting(lab)
    lab.page.evaluate("window.drawnTexts.length = 0")
    lab.stand(100)
    lab.page.set_viewport_size({"width": 1900, "height": 1060})
    lab.page.wait_for_function("window.drawnTexts.length > 10")
    texts = [*lab.page.evaluate(SIZES), *lab.page.evaluate("window.drawnTexts")]
    assert {text for size, text in texts if size < SMALLEST} == set()
    assert {"Ravine", "RMSProp", "loss"} <= {text for _, text in texts}


def test_map_play_bar_and_curve_fill_the_screen(visit: Visit) -> None:
    lab = visit(viewport=LECTURE_HALL).open(f"{encode(OPENING)}&present=yes&step=60")
    places = [box(lab.part(name)) for name in ("lab-map", "lab-track", "lab-curves")]
    assert [place["y"] for place in places] == sorted(place["y"] for place in places)
    assert places[0]["width"] > 0.95 * LECTURE_HALL["width"]
    assert places[0]["height"] > 0.5 * LECTURE_HALL["height"]
    bottom = places[-1]["y"] + places[-1]["height"]
    assert 0.95 * LECTURE_HALL["height"] < bottom <= LECTURE_HALL["height"]
    assert lab.page.evaluate("document.scrollingElement.scrollHeight") <= LECTURE_HALL["height"]


def test_p_presents_on_the_whole_screen_and_escape_leaves(lab: Lab) -> None:
    lab.stand(60)
    lab.page.keyboard.press("p")
    lab.wait_for_address("present=yes")
    lab.page.wait_for_function("document.fullscreenElement !== null")
    assert is_presenting(lab)
    lab.page.evaluate("document.exitFullscreen()")  # what the browser itself does on Escape
    lab.page.wait_for_url(lambda url: "present=" not in url)
    expect(lab.part("lab-tab-knobs")).to_be_visible()
    assert lab.stage("step") == 60


def test_without_the_whole_screen_escape_leaves_too(visit: Visit) -> None:
    lab = visit().open(f"{encode(OPENING)}&present=yes")
    lab.page.keyboard.press("Escape")
    expect(lab.part("lab-tab-knobs")).to_be_visible()
    lab.page.wait_for_url(lambda url: "present=" not in url)


def test_nothing_that_is_not_seen_can_be_reached_by_tab(visit: Visit) -> None:
    lab = visit().open(f"{encode(OPENING)}&present=yes&step=60")
    for _ in range(25):
        lab.page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('.lab-player, .lab-curves') !== null"
        assert lab.page.evaluate(inside)


def test_keys_do_what_the_sheet_says(lab: Lab) -> None:
    lab.stand(60)
    lab.page.locator("body").evaluate("() => document.activeElement.blur()")
    press = lab.page.keyboard.press
    for key, holds in (
        ("ArrowRight", "stage.step === 61"),
        ("ArrowLeft", "stage.step === 60"),
        ("Home", "stage.step === 0"),
        ("End", "stage.step === 300"),
        ("t", "stage.view === 'tiles'"),
        ("s", "stage.view === 'surface'"),
        ("m", "stage.view === 'map'"),
        ("Space", "stage.playing"),
        ("Space", "!stage.playing"),
    ):
        press(key)
        lab.wait(holds)
    for key, label, value in ((".", "Speed", "2"), (",", "Speed", "1")):
        press(key)
        expect(lab.page.get_by_label(label, exact=True)).to_have_value(value)
    for key, name in (("l", "lab-loop"), ("h", "lab-hide_future"), ("a", "lab-arrows")):
        button = lab.page.locator(f".lab-transport .{name}, [data-testid={name}]").first
        before = button.get_attribute("aria-pressed")
        press(key)
        expect(button).not_to_have_attribute("aria-pressed", str(before))
    press("2")
    lab.wait_for_address("selected=")
    press("e")
    lab.wait_for_address("axes=equal")


def test_a_letter_in_a_field_is_a_letter(lab: Lab) -> None:
    lab.stand(60)
    lab.part("knob-learning_rate-number").focus()
    for key in ("t", "p", "h", "?", "End"):
        lab.page.keyboard.press(key)
    assert (lab.stage("view"), lab.stage("step")) == ("map", 60)
    assert lab.page.locator("dialog[open]").count() == 0


def test_the_sheet_of_keys_opens_closes_and_gives_the_focus_back(lab: Lab) -> None:
    button = lab.part("lab-show-keys")
    button.focus()
    for opening in ("Enter", "?"):
        lab.page.keyboard.press(opening)
        sheet = lab.page.get_by_role("dialog", name="Keys")
        expect(sheet).to_contain_text("Play or pause")
        expect(sheet).to_contain_text("Equal axes")
        lab.page.keyboard.press("t")
        lab.page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
        expect(button).to_be_focused()
    assert lab.stage("view") == "map"
