"""What acts on the page as a whole: undo and redo, the link and its code, light and dark."""

from collections.abc import Callable
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from experiments import Experiment, Run
from experiments.link import encode
from experiments.opening import OPENING
from experiments.view_state import MAX_NAME_LENGTH, MAX_RUNS, ViewState
from landscapes.typed import read
from optimizers import OPTIMIZERS
from tests.browser.lab import Lab, box

Visit = Callable[..., Lab]

RATE = "knob-learning_rate"
LECTURE_HALL = {"width": 1920, "height": 1080}


def set_rate(lab: Lab, rate: str) -> None:
    """Type a learning rate for the selected run."""
    lab.part(f"{RATE}-number").fill(rate)
    lab.part(f"{RATE}-number").press("Enter")
    lab.wait_for_address(f"learning_rate+{rate}+")


def test_changes_are_undone_and_redone_by_button_and_by_key(lab: Lab) -> None:
    undo, redo = lab.part("lab-undo"), lab.part("lab-redo")
    expect(undo).to_be_disabled()
    for rate in ("0.2", "0.3", "0.4"):
        set_rate(lab, rate)
    undo.click()
    lab.wait_for_address("learning_rate+0.3+")
    expect(lab.part(f"{RATE}-number")).to_have_value("0.3")
    lab.part("lab-map").focus()
    for _ in range(2):
        lab.page.keyboard.press("Control+z")
    lab.wait_for_address("learning_rate+0.05+")
    assert lab.experiment == OPENING
    expect(undo).to_be_disabled()
    lab.page.keyboard.press("Control+Shift+z")
    lab.wait_for_address("learning_rate+0.2+")
    redo.click()
    lab.wait_for_address("learning_rate+0.3+")
    set_rate(lab, "0.7")
    expect(redo).to_be_disabled()


def test_a_step_or_a_tab_is_nothing_to_undo(lab: Lab) -> None:
    lab.stand(60)
    lab.part("lab-tab-inside").click()
    lab.wait_for_address("tab=inside")
    lab.wait_until_quiet()
    expect(lab.part("lab-undo")).to_be_disabled()


@pytest.mark.parametrize("state", ["", "&present=yes"])
def test_the_code_on_the_screen_says_the_link(visit: Visit, state: str) -> None:
    lab = visit(viewport=LECTURE_HALL).open(f"{encode(OPENING)}&step=60{state}")
    lab.wait_until_quiet()
    lab.page.keyboard.press("q")
    code = lab.part("lab-qr").locator("svg")
    expect(code).to_have_attribute("aria-label", "QR code of the link")
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
    assert found.text == lab.page.url == lab.part("lab-link").input_value()
    if state:
        assert box(code)["height"] > 0.7 * LECTURE_HALL["height"]
    lab.page.keyboard.press("Escape")
    expect(code).to_be_hidden()


def test_the_link_is_copied(lab: Lab) -> None:
    lab.part("lab-share").click()
    lab.part("lab-copy").click()
    expect(lab.part("lab-copy")).to_have_text("Link copied")
    assert lab.page.evaluate("navigator.clipboard.readText()") == lab.page.url
    lab.page.keyboard.press("Escape")
    expect(lab.part("lab-share")).to_be_focused()


def test_a_link_that_is_too_long_for_a_code_says_so_and_can_be_copied(visit: Visit) -> None:
    lab = visit()
    lab.failed_loads_are_expected = True
    lab.open(far_too_much())
    lab.part("lab-share").click()
    expect(lab.part("lab-qr")).to_contain_text("too long for a QR code")
    expect(lab.part("lab-copy")).to_be_enabled()


def far_too_much() -> str:
    """Eight runs on a long formula, each number told to its last digit, each called by a long name of Greek letters."""
    landscape = read(" + ".join(f"{1 / (k + 3)}*sin({k + 1 / 7}*x)" for k in range(10)))
    adams = [OPTIMIZERS["adam"](beta1=1 / (k + 7), beta2=1 / (k + 3)) for k in range(MAX_RUNS)]  # type: ignore[call-arg]
    experiment = Experiment(landscape=landscape, runs=[Run(optimizer=adam, start=(1 / 3, 2 / 3)) for adam in adams])
    return encode(experiment, ViewState(names=("λ" * MAX_NAME_LENGTH,) * MAX_RUNS))


@pytest.mark.parametrize("system", ["light", "dark"])
def test_light_and_dark_are_switched_at_once_and_stay(visit: Visit, system: str) -> None:
    lab = visit(color_scheme=system, reduced_motion="reduce", locale="de").open()
    lab.stand(60)
    lab.wait_for_address("step=60")
    lab.page.evaluate("window.isTheSamePage = true")
    other = "Dark" if system == "light" else "Light"
    assert is_dark(lab) == (system == "dark")
    lab.page.get_by_role("button", name=other, exact=True).click()
    lab.page.wait_for_function(f"() => ({APP_IS_DARK})() === {str(system == 'light').lower()}")
    assert lab.page.evaluate("window.isTheSamePage")
    assert lab.stage("step") == 60
    lab.page.reload()
    first = lab.page.wait_for_selector(".lab-player")
    assert first is not None
    lab.wait("stage.pictures > 0")
    assert lab.page.locator(".lab-player").evaluate(PLAYER_IS_DARK) == (system == "light")
    lab.part(RATE).wait_for()
    assert is_dark(lab) == (system == "light")


APP_IS_DARK = """() => {
    const [red, green, blue] = getComputedStyle(document.querySelector(".stApp")).backgroundColor.match(/\\d+/g).map(Number);
    return red + green + blue < 3 * 128;
}"""
PLAYER_IS_DARK = """(player) => {
    const ground = getComputedStyle(player).getPropertyValue("--st-background-color");
    return parseInt(ground.trim().slice(1, 3), 16) < 128;
}"""


def is_dark(lab: Lab) -> bool:
    """Whether the page is."""
    return bool(lab.page.evaluate(f"({APP_IS_DARK})()"))
