"""The chips say who is who, and everything that can be done with a run is done from them."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from experiments import Experiment
from experiments.link import decode_all, encode
from experiments.opening import OPENING
from experiments.scene import Scene
from experiments.view_state import ViewState
from tests.browser.lab import Lab, box
from tests.browser.served import LAPTOP, PHONE

Visit = Callable[..., Lab]

EIGHT = encode(Experiment(landscape=OPENING.landscape, runs=[*OPENING.runs, *OPENING.runs, *OPENING.runs[:2]]))
SCREENS: Mapping[str, dict[str, Any]] = {
    "laptop": {"viewport": LAPTOP},
    "laptop at 200 %": {"viewport": {"width": 640, "height": 400}},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
STILL = {"reduced_motion": "reduce"}


def chip(lab: Lab, run: int) -> Locator:
    return lab.page.locator(".lab-chip").nth(run)


def view_state(lab: Lab) -> ViewState:
    return decode_all(lab.address).view_state


def choose(lab: Lab, run: int, name: str) -> None:
    """Take something from the menu of a run."""
    chip(lab, run).click(button="right")
    lab.page.get_by_role("menuitem", name=name, exact=True).click()


def test_a_chip_tells_the_name_and_the_loss_of_the_step_and_selects_its_run(visit: Visit) -> None:
    lab = visit(**STILL).open()
    expect(lab.page.locator(".lab-chip-name")).to_have_text(["RMSProp", "SGD", "Adam"])
    lab.stand(0)
    expect(lab.page.locator(".lab-chip-loss")).to_have_text(["40", "40", "40"])
    lab.stand(300)
    expect(lab.page.locator(".lab-chip-loss").nth(2)).to_contain_text("e−13")
    chip(lab, 1).get_by_role("button").first.click()
    lab.wait_for_address("selected=1")
    pressed = lab.page.locator(".lab-chip-run[aria-pressed=true]")
    expect(pressed).to_have_count(1)
    expect(pressed).to_contain_text("SGD")
    expect(lab.part("lab-choose-optimizer")).to_have_text("SGD")


def test_whatever_stands_for_a_run_selects_and_lifts_it(visit: Visit) -> None:
    lab = visit(**STILL).open()
    lab.part("lab-tab-compare").click()
    row = lab.page.locator(".lab-story .lab-runs tbody tr").nth(2)
    row.hover()
    expect(chip(lab, 2)).to_have_class("lab-chip lab-lifted")
    chip(lab, 1).hover()
    expect(row).not_to_have_class("lab-lifted")
    expect(lab.page.locator(".lab-story .lab-runs tbody tr").nth(1)).to_have_class("lab-lifted")
    name = row.get_by_role("button", name="Adam")
    name.press("Enter")
    lab.wait_for_address("selected=2")
    expect(name).to_have_attribute("aria-pressed", "true")
    expect(chip(lab, 2).get_by_role("button").first).to_have_attribute("aria-pressed", "true")


def test_a_run_is_renamed_in_place(visit: Visit) -> None:
    lab = visit(**STILL).open()
    field = lab.page.get_by_label("New name of SGD")
    choose(lab, 1, "Rename")
    field.fill("Never mind")
    field.press("Escape")
    expect(chip(lab, 1)).to_contain_text("SGD")
    chip(lab, 1).get_by_role("button").first.press("F2")
    field.fill("The plain one")
    field.press("Enter")
    expect(chip(lab, 1)).to_contain_text("The plain one")
    lab.page.wait_for_url(lambda url: "plain" in url)
    expect(lab.page.locator(".lab-story tbody th").nth(1)).to_have_text("The plain one")
    assert view_state(lab).names[1] == "The plain one"


def test_runs_are_added_duplicated_hidden_and_removed(visit: Visit) -> None:
    lab = visit(**STILL).open()
    lab.page.get_by_role("button", name="Add run").click()
    lab.wait_for_address("selected=3")
    assert lab.experiment.runs == (*OPENING.runs, OPENING.runs[0])
    choose(lab, 1, "Duplicate")
    lab.wait_for_address("selected=4")
    assert lab.experiment.runs[4] == OPENING.runs[1]
    choose(lab, 0, "Hide")
    expect(chip(lab, 0).get_by_role("button", name="Show")).to_be_visible()
    lab.wait_for_address("hidden=0")
    chip(lab, 0).get_by_role("button", name="Show").click()
    expect(chip(lab, 0).get_by_role("button", name="Show")).to_be_hidden()
    lab.page.wait_for_url(lambda url: "hidden" not in url)
    choose(lab, 4, "Remove")
    expect(lab.page.locator(".lab-chip")).to_have_count(4)
    lab.wait_for_address("runs=4")
    assert lab.experiment.runs == (*OPENING.runs, OPENING.runs[0])


def test_the_last_run_in_sight_can_neither_be_hidden_nor_the_last_one_removed(visit: Visit) -> None:
    alone = Experiment(landscape=OPENING.landscape, runs=OPENING.runs[:1])
    lab = visit(**STILL).open(Scene(alone, ViewState().fitted(1)).link)
    chip(lab, 0).get_by_role("button", name="What can be done").click()
    for name in ("Hide", "Remove"):
        expect(lab.page.get_by_role("menuitem", name=name)).to_have_attribute("aria-disabled", "true")


def test_the_keyboard_alone_reaches_every_run_and_its_menu(visit: Visit) -> None:
    lab = visit(**STILL).open()
    chip(lab, 0).get_by_role("button").first.focus()
    for key, name in (
        ("ArrowRight", "What can be done"),
        ("ArrowRight", "SGD"),
        ("End", "Add run"),
        ("Home", "RMSProp"),
    ):
        lab.page.keyboard.press(key)
        focused = lab.page.locator(":focus")
        assert name in f"{focused.get_attribute('aria-label')} {focused.inner_text()}"
    lab.page.keyboard.press("ArrowRight")
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("menuitem", name="Rename")).to_be_focused()
    lab.page.keyboard.press("ArrowUp")
    expect(lab.page.get_by_role("menuitem", name="Remove")).to_be_focused()
    lab.page.keyboard.press("Escape")
    expect(chip(lab, 0).locator(".lab-chip-more")).to_be_focused()


@pytest.mark.parametrize("screen", SCREENS)
def test_no_run_is_lost_on_a_small_screen(visit: Visit, screen: str) -> None:
    lab = visit(**STILL, **SCREENS[screen]).open(EIGHT)
    expect(lab.page.locator(".lab-chip")).to_have_count(8)
    bar = box(lab.part("lab-chips"))
    assert bar["height"] <= 132
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= SCREENS[screen]["viewport"]["width"]
    for run in range(8):
        button = chip(lab, run).get_by_role("button").first
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert 0 <= box(button)["x"] < bar["x"] + bar["width"]
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["viewport"]["width"]


def test_fingers_find_targets_as_large_as_they_are(visit: Visit) -> None:
    lab = visit(**STILL, **SCREENS["phone"]).open()
    targets = [*lab.part("lab-chips").get_by_role("button").all(), *lab.page.locator(".lab-chooser").all()]
    assert targets
    for target in targets:
        if target.is_visible():
            assert min(box(target)["height"], box(target)["width"]) >= 44


def test_no_sign_is_left_to_a_font(lab: Lab) -> None:
    odd = "[...document.body.innerText].filter((sign) => '＋✕⛶⚙★☆✓✎⟲⏵⏸'.includes(sign))"
    assert lab.page.evaluate(odd) == []
    assert lab.page.get_by_role("button", name="Add run").locator("svg").count() == 1
