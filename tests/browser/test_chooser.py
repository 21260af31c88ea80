"""Choosing among many: groups, a search, the keyboard, and room enough on every screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from catalog import key_of
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.browser.lab import Lab
from tests.browser.served import LAPTOP, PHONE
from tests.browser.test_accessibility import complaints

Visit = Callable[..., Lab]

STILL = {"reduced_motion": "reduce"}
ON_A_PHONE = {"viewport": {**PHONE, "width": 375}, "has_touch": True, "is_mobile": True}
CUT = """(selector) => [...document.querySelectorAll(selector)].filter((part) =>
  part.offsetParent && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2)
).map((part) => part.textContent)"""


def test_the_keyboard_searches_chooses_and_leaves(visit: Visit) -> None:
    lab = visit(**STILL).open()
    button, offer = lab.part("lab-choose-optimizer"), lab.part("lab-offer-optimizer")
    button.press("ArrowDown")
    expect(offer.get_by_role("combobox")).to_be_focused()
    expect(offer.get_by_role("option")).to_have_count(len(OPTIMIZERS))
    expect(offer.get_by_role("option", selected=True)).to_contain_text("RMSProp")
    lab.page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    lab.page.keyboard.type("kingma 2014")
    expect(offer.get_by_role("option")).to_have_count(2)
    for key, title in (("End", "Adamax"), ("Home", "Adam"), ("ArrowDown", "Adamax"), ("ArrowUp", "Adam")):
        lab.page.keyboard.press(key)
        expect(
            offer.locator(f"#{offer.get_by_role('combobox').get_attribute('aria-activedescendant')}")
        ).to_contain_text(title)
    lab.page.keyboard.press("Enter")
    expect(button).to_have_text("Adam")
    expect(button).to_be_focused()
    lab.page.wait_for_url(lambda url: "rmsprop" not in url)
    assert key_of(lab.experiment.runs[0].optimizer) == "adam"


def test_what_is_not_there_is_said(visit: Visit) -> None:
    lab = visit(**STILL).open()
    lab.part("lab-choose-landscape").click()
    lab.page.keyboard.type("atlantis")
    expect(lab.part("lab-offer-landscape").get_by_role("status")).to_have_text("Nothing here is called “atlantis”.")
    lab.page.keyboard.press("Enter")
    expect(lab.part("lab-offer-landscape")).to_be_visible()


def test_a_landscape_a_dialect_a_schedule_and_modifiers_are_chosen_by_hand(visit: Visit) -> None:
    lab = visit(**STILL).open()
    lab.part("lab-choose-dialect").click()
    lab.part("lab-offer-dialect").get_by_role("option", name="PyTorch").click()
    lab.wait_for_address("decay_rate+0.99")
    lab.part("lab-choose-landscape").click()
    lab.page.keyboard.type("himmel")
    lab.page.keyboard.press("Enter")
    lab.wait_for_address("landscape=himmelblau")
    expect(lab.part("lab-choose-landscape")).to_have_text("Himmelblau")
    lab.page.get_by_text("Schedule and modifiers").click()
    lab.part("lab-choose-schedule").click()
    lab.part("lab-offer-schedule").get_by_role("option", name=SCHEDULES["cosine"].about.title).first.click()
    lab.wait_for_address("under+cosine")
    for key in ("clip_value", "lookahead"):
        lab.part("lab-choose-modifiers").click()
        lab.part("lab-offer-modifiers").get_by_role("option", name=MODIFIERS[key].about.title).click()
        lab.wait_for_address(f"with+{key}")
    lab.page.get_by_role("button", name=f"Take off {MODIFIERS['clip_value'].about.title}").click()
    lab.page.wait_for_url(lambda url: "clip_value" not in url and "lookahead" in url)


@pytest.mark.parametrize("settings", [{"viewport": LAPTOP}, ON_A_PHONE], ids=["laptop", "phone"])
def test_no_title_is_cut_in_a_list_or_on_its_button(visit: Visit, settings: dict[str, object]) -> None:
    lab = visit(**STILL, **settings).open()
    for name, n_options in (("optimizer", len(OPTIMIZERS)), ("landscape", len(LANDSCAPES) + 1)):
        lab.part(f"lab-choose-{name}").click()
        offer = lab.part(f"lab-offer-{name}")
        expect(offer.get_by_role("option")).to_have_count(n_options)
        assert lab.page.evaluate(CUT, ".lab-option-name, .lab-option-idea, .lab-option, .lab-chooser-title") == []
        offer.get_by_role("button", name="Close").click()
        expect(offer).to_be_hidden()


def test_an_open_list_and_an_open_menu_have_no_serious_barrier(visit: Visit) -> None:
    lab = visit(**STILL, color_scheme="dark").open()
    lab.part("lab-choose-landscape").click()
    assert complaints(lab) == []
    lab.page.keyboard.press("Escape")
    lab.page.locator(".lab-chip").first.click(button="right")
    expect(lab.page.get_by_role("menuitem", name="Rename")).to_be_focused()
    assert complaints(lab) == []
