"""Knobs by keyboard and by touch: nobody is caught, nothing that was changed is hidden, every target can be hit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab, box, is_within
from tests.browser.served import LAPTOP, PHONE

Visit = Callable[..., Lab]
RMSPROP = "v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=200&seed=0&run=rmsprop+learning_rate+0.05"
FOCUSED = "document.activeElement.dataset.testid ?? document.activeElement.localName"
FINGER = 44
"""Pixels: what a finger hits."""


def name(lab: Lab, parameter: str, part: str) -> str:
    lab.part(f"knob-{parameter}-{part}").wait_for(state="attached")
    return f"knob-{parameter}-{part}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tab_walks_through_all_knobs_and_out_and_back_again(visit: Visit, scheme: str) -> None:
    lab = visit(color_scheme=scheme).open(RMSPROP)
    names = ["learning_rate", "decay_rate", "epsilon"]
    stops = [name(lab, parameter, part) for parameter in names for part in ("help", "slider", "reset", "number")]
    changed = {"learning_rate"}
    stops = [stop for stop in stops if not stop.endswith("reset") or stop.split("-")[1] in changed]
    lab.part(stops[0]).focus()
    for there in ("Tab", "Shift+Tab"):
        walked = [lab.page.evaluate(FOCUSED)]
        for _ in stops[1:]:
            lab.page.keyboard.press(there)
            walked.append(lab.page.evaluate(FOCUSED))
        assert walked == (stops if there == "Tab" else stops[::-1])
    lab.part(stops[-1]).focus()
    lab.page.keyboard.press("Tab")
    assert lab.page.evaluate(FOCUSED) == "summary"


def test_what_a_knob_means_is_told_on_demand_and_goes_with_escape(visit: Visit) -> None:
    lab = visit().open(RMSPROP)
    told = lab.part("knob-decay_rate").locator(".lab-knob-tip")
    expect(told).to_be_hidden()
    lab.part("knob-learning_rate-number").focus()
    lab.page.keyboard.press("Tab")
    expect(told).to_be_visible()
    assert is_within(told, **LAPTOP)
    lab.page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(lab.part("knob-decay_rate-help")).to_be_focused()
    lab.part("knob-decay_rate-help").hover()
    lab.part("knob-epsilon-help").hover()
    expect(told).to_be_hidden()
    expect(lab.part("knob-epsilon").locator(".lab-knob-tip")).to_be_visible()


def test_knobs_of_which_the_card_does_not_speak_are_folded_away_unless_they_were_changed(visit: Visit) -> None:
    lab = visit().open(RMSPROP)
    more, momentum = lab.page.locator(".st-key-lab_tab_knobs .lab-knobs-more"), lab.part("knob-momentum")
    expect(lab.part("knob-epsilon")).to_be_visible()
    expect(more.locator("summary")).to_contain_text("momentum")
    expect(momentum).to_be_hidden()
    more.locator("summary").press("Enter")
    expect(momentum).to_be_visible()
    lab.open(f"{RMSPROP}+momentum+0.5")
    expect(momentum).to_be_visible()


def test_a_finger_hits_every_part_of_a_knob(visit: Visit) -> None:
    lab = visit(viewport=PHONE, has_touch=True, is_mobile=True).open(RMSPROP)
    more = lab.page.locator(".st-key-lab_tab_knobs .lab-knobs-more summary")
    more.tap()
    parts = [("learning_rate", part) for part in ("help", "number", "reset")] + [("momentum", "number")]
    for part in [*(lab.part(name(lab, *part)) for part in parts), more]:
        place = box(part)
        assert min(place["height"], place["width"]) >= FINGER, part
    assert box(lab.part("knob-learning_rate-slider"))["height"] >= FINGER
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_is_read_however_it_is_written(visit: Visit) -> None:
    lab = visit().open(RMSPROP)
    number = lab.part("knob-epsilon-number")
    for typed, told in (("2 · 10^−3", "0.002"), ("3e−5", "3e-05"), ("0,25", "0.25")):
        number.fill(typed)
        number.press("Enter")
        lab.wait_for_address(f"epsilon+{told}")
