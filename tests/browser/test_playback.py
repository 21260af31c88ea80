"""Play bar and loss curve lie on one time axis; a paused step is part of the link."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.lab import Lab, box
from tests.browser.served import PHONE

Visit = Callable[..., Lab]

ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
INK = (27, 42, 51)
"""The colour of text, and so of the thumb, in the light theme."""
FULLEST_COLUMNS = """(sheet) => {
    const { width, height } = sheet;
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    const ground = copy.getContext("2d", { willReadFrequently: true });
    ground.drawImage(sheet, 0, 0);
    const { data } = ground.getImageData(0, 0, width, height);
    const ink = Array.from({ length: width }, (_, x) => {
        let sum = 0;
        for (let y = 0; y < height; y++) sum += data[4 * (y * width + x) + 3];
        return sum;
    });
    const full = Math.max(...ink);
    const columns = ink.flatMap((sum, x) => (sum > 0.9 * full ? [x + 0.5] : []));
    return columns.reduce((sum, x) => sum + x, 0) / columns.length / width;
}"""


def cursor(lab: Lab) -> float:
    """Where in the window the cursor of the curve stands: it is the fullest column of the sheet that moves."""
    sheet = lab.part("lab-curves").locator("canvas.lab-overlay").nth(1)
    place = box(sheet)
    return float(place["x"] + place["width"] * sheet.evaluate(FULLEST_COLUMNS))


def thumb(scrubber: Locator) -> float:
    """Where in the window the middle of the thumb is, as it is painted: just above the groove there is nothing else."""
    place = box(scrubber)
    shot = np.asarray(Image.open(BytesIO(scrubber.screenshot())).convert("RGB")).astype(int)
    row = shot[shot.shape[0] // 2 - 5]
    (columns,) = np.nonzero(np.abs(row - INK).max(axis=1) < 25)
    return float(place["x"] + (columns.mean() + 0.5) * place["width"] / shot.shape[1])


@pytest.mark.parametrize("width", [1101, 1280, 1920])
def test_the_cursor_stands_under_the_thumb_at_every_step(visit: Visit, width: int) -> None:
    lab = visit(viewport={"width": width, "height": 800}).open()
    for step in (0, 1, 60, 150, 299, 300):
        lab.stand(step)
        assert cursor(lab) == pytest.approx(thumb(lab.part("lab-scrub")), abs=1.5), step


def test_on_a_phone_the_curve_is_a_tab_on_the_same_axis(visit: Visit) -> None:
    lab = visit(**ON_A_PHONE).open()
    lab.part("lab-tab-curve").click()
    for step in (20, 300):
        lab.stand(step)
        expect(lab.part("lab-curves")).to_be_visible()
        assert cursor(lab) == pytest.approx(thumb(lab.part("lab-scrub")), abs=1.5), step


def test_a_drag_on_the_curve_scrubs(lab: Lab) -> None:
    track, curve = box(lab.part("lab-track")), box(lab.part("lab-curves"))
    middle = curve["y"] + curve["height"] / 2
    lab.page.mouse.move(track["x"] + 0.25 * track["width"], middle)
    lab.page.mouse.down()
    lab.page.mouse.move(track["x"] + 0.75 * track["width"], middle, steps=3)
    lab.page.mouse.up()
    lab.wait("!stage.playing && Math.abs(stage.step - 225) <= 1")


def test_a_paused_step_is_in_the_link_until_the_runs_go_on(lab: Lab) -> None:
    lab.stand(60)
    lab.wait_for_address("step=60")
    lab.page.get_by_label("Step forward").click()
    lab.wait_for_address("step=61")
    lab.part("lab-play").click()
    lab.page.wait_for_url(lambda url: "step=" not in url)
    lab.part("lab-play").click()
    lab.wait("!stage.playing")
    lab.wait_for_address(f"step={lab.stage('step')}")
    lab.stand(300)
    lab.page.wait_for_url(lambda url: "step=" not in url)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_link_with_a_step_opens_paused_there_from_the_first_picture_on(visit: Visit, motion: str) -> None:
    lab = visit(reduced_motion=motion).open_early("v=1&step=60")
    assert (lab.stage("step"), lab.stage("playing")) == (60, False)
    lab.open("v=1&step=60")
    lab.wait_until_quiet()
    assert (lab.stage("step"), lab.stage("playing")) == (60, False)
    assert "step=60" in lab.address


def test_the_back_button_returns_to_the_step_before(lab: Lab) -> None:
    for step in (60, 200):
        lab.stand(step)
        lab.wait_for_address(f"step={step}")
    lab.wait_until_quiet()
    lab.page.go_back()
    lab.wait("stage.step === 60")


def test_what_is_to_be_pressed_on_a_phone_is_as_large_as_a_thumb(visit: Visit) -> None:
    lab = visit(**ON_A_PHONE).open()
    lab.page.get_by_label("More controls").click()
    for name in ("Step back", "Step forward", "Loop", "Hide what comes", "Speed", "More controls", "Pause", "Play"):
        control = lab.page.locator(".lab-transport").get_by_label(name, exact=True)
        if control.count():
            place = box(control)
            assert min(place["width"], place["height"]) >= 44, name
