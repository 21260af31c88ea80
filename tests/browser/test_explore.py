"""The Explore page in a real browser: what only a hand, an eye or a second visitor can find out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from catalog import changed
from experiments import Experiment, Run, run
from experiments.link import encode
from experiments.opening import OPENING
from figures.labels import labels
from figures.sentences import outcome_sentence
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.browser.lab import Lab, box, is_within
from tests.browser.served import LAPTOP, ON_A_PHONE, PHONE

Visit = Callable[..., Lab]

RATE = "knob-learning_rate"
LONG = encode(replace(OPENING, n_steps=5000))
"""The opening, so long that every step between two frames can be told apart."""


def two_on_himmelblau() -> Experiment:
    """An experiment that is not the opening."""
    optimizers = (OPTIMIZERS["adam"](), OPTIMIZERS["sgd"]())
    runs = [Run(optimizer=optimizer, start=(-1.0, 2.5)) for optimizer in optimizers]
    return Experiment(landscape=LANDSCAPES["himmelblau"](), runs=runs, n_steps=120)


def with_rate(rate: float) -> Experiment:
    """One run of SGD in the opening's ravine."""
    optimizer = OPTIMIZERS["sgd"](learning_rate=rate)  # type: ignore[call-arg]  # the key says the class
    return replace(OPENING, runs=[Run(optimizer=optimizer, start=OPENING.runs[0].start)])


def test_a_link_opens_the_experiment_that_it_says(visit: Visit) -> None:
    said = two_on_himmelblau()
    lab = visit().open(encode(said))
    assert lab.stage("nSteps") == 120
    named = zip(labels(said.runs), run(said), strict=True)
    assert lab.sentence == " ".join(outcome_sentence(label, said.landscape, walked) for label, walked in named)
    names = lab.page.locator(".lab-runs tbody").first.locator("th")
    expect(names).to_have_text(labels(said.runs))
    expect(lab.part("lab-map")).to_have_attribute("aria-label", "Map of Himmelblau")
    assert lab.experiment == said


def test_the_path_bends_while_the_knob_is_dragged(lab: Lab) -> None:
    lab.stand(lab.stage("nSteps"))
    before, address = lab.picture, lab.address
    slider = box(lab.part(f"{RATE}-slider"))
    middle, pictures = slider["y"] + slider["height"] / 2, lab.stage("pictures")
    lab.page.mouse.move(slider["x"] + slider["width"] * 0.5, middle)
    lab.page.mouse.down()
    for share in (0.52, 0.55, 0.58, 0.61, 0.64):
        lab.page.mouse.move(slider["x"] + slider["width"] * share, middle)
        pictures = lab.wait_for_picture_after(pictures)
    assert lab.address == address, "a drag is one change, made when the hand lets go"
    shown = lab.part(f"{RATE}-number").input_value()
    lab.page.mouse.up()
    lab.wait_for_address(f"learning_rate+{shown}")
    assert lab.experiment.runs[0].optimizer == changed(OPENING.runs[0].optimizer, {"learning_rate": float(shown)})
    assert lab.experiment.runs[1:] == OPENING.runs[1:]
    lab.stand(lab.stage("nSteps"))
    assert lab.picture != before


def test_a_knob_answers_to_the_keyboard_and_to_its_number(lab: Lab) -> None:
    lab.part(f"{RATE}-slider").press("ArrowRight")
    lab.wait_for_address("learning_rate+0.051")
    lab.part(f"{RATE}-number").fill("0.2")
    lab.part(f"{RATE}-number").press("Enter")
    lab.wait_for_address("learning_rate+0.2")
    lab.part(f"{RATE}-reset").click()
    lab.wait_for_address("learning_rate+0.01")


def test_a_number_that_is_not_legal_is_refused_in_a_sentence(lab: Lab) -> None:
    address = lab.address
    lab.part(f"{RATE}-number").fill("-1")
    lab.part(f"{RATE}-number").press("Enter")
    expect(lab.part(RATE)).to_contain_text("learning rate must lie in")
    assert lab.address == address


def test_playback_can_be_paused_stepped_and_scrubbed(visit: Visit) -> None:
    lab = visit().open(LONG)
    lab.wait("stage.playing && stage.step > 0")
    lab.part("lab-play").click()
    lab.wait("!stage.playing")
    lab.stand(100)
    lab.page.get_by_label("Step forward").click()
    lab.wait("stage.step === 101")
    lab.page.get_by_label("Step back").click()
    lab.wait("stage.step === 100")
    expect(lab.part("lab-step")).to_have_text("100 / 5000")
    frames = lab.stage("frames")
    lab.part("lab-play").click()
    lab.wait(f"stage.playing && stage.step > 100 && stage.frames > {frames}")


def test_playback_answers_to_the_keyboard(visit: Visit) -> None:
    lab = visit().open(LONG)
    lab.stand(100)
    for key, step in (("ArrowRight", 101), ("ArrowLeft", 100), ("End", 5000), ("Home", 0)):
        lab.page.keyboard.press(key)
        lab.wait(f"stage.step === {step}")
    lab.page.keyboard.press("Space")
    lab.wait("stage.playing && stage.step > 0")
    lab.page.keyboard.press("Space")
    lab.wait("!stage.playing")


def test_the_cursor_on_the_curves_goes_with_the_step(lab: Lab) -> None:
    fullest_column = """(sheet) => {
        const { width, height } = sheet;
        const copy = Object.assign(document.createElement("canvas"), { width, height });
        const ground = copy.getContext("2d", { willReadFrequently: true });
        ground.drawImage(sheet, 0, 0);
        const { data } = ground.getImageData(0, 0, width, height);
        const ink = Array.from({ length: width }, (_, x) => {
            let count = 0;
            for (let y = 0; y < height; y++) count += data[4 * (y * width + x) + 3] > 0;
            return count;
        });
        return ink.indexOf(Math.max(...ink)) / width;
    }"""
    sheet = lab.part("lab-curves").locator("canvas.lab-overlay").nth(1)
    shares = []
    for step in (60, 150, 240):
        lab.stand(step)
        shares.append(sheet.evaluate(fullest_column))
    assert shares == pytest.approx([0.2, 0.5, 0.8], abs=0.04)


def test_a_click_on_the_map_sets_the_start(lab: Lab) -> None:
    lab.page.mouse.click(*lab.pixel(2.5, -0.5))
    lab.page.wait_for_url(lambda url: "start=-4+0.8" not in url)
    (start,) = {member.start for member in lab.experiment.runs}
    assert start == pytest.approx((2.5, -0.5), abs=0.02)
    for axis, value in zip("xy", start, strict=True):
        expect(lab.page.get_by_label(f"Start {axis}")).to_have_value(f"{value:.6g}")


def test_the_keyboards_crosshair_and_enter_set_the_start(lab: Lab) -> None:
    lab.part("lab-map").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Enter"):
        lab.page.keyboard.press(key)
    lab.wait_for_address("start=0.4+0.04")


def test_a_drag_moves_the_map_and_not_the_start(lab: Lab) -> None:
    before = lab.ranges
    lab.page.mouse.move(*lab.pixel(0, 0))
    lab.page.mouse.down()
    lab.page.mouse.move(*lab.pixel(1, 0.2), steps=4)
    lab.page.mouse.up()
    lab.page.wait_for_function(
        "([left]) => document.querySelector('.lab-map .lab-plot')._fullLayout.xaxis.range[0] < left - 0.5",
        arg=before[0],
    )
    lab.part(f"{RATE}-slider").press("ArrowRight")
    lab.wait_for_address("learning_rate+0.051")
    assert lab.experiment.runs[0].start == OPENING.runs[0].start


def test_a_zoomed_map_stays_zoomed_while_a_knob_is_turned(lab: Lab) -> None:
    whole = lab.ranges
    lab.page.mouse.move(*lab.pixel(0, 0))
    lab.page.keyboard.down("Control")
    lab.page.mouse.wheel(0, -400)
    lab.page.keyboard.up("Control")
    lab.page.wait_for_function(
        "([left]) => document.querySelector('.lab-map .lab-plot')._fullLayout.xaxis.range[0] > left + 0.1", arg=whole[0]
    )
    zoomed, pictures = lab.ranges, lab.stage("pictures")
    lab.part(f"{RATE}-slider").press("ArrowRight")
    lab.wait_for_picture_after(pictures)
    assert lab.ranges == [pytest.approx(ends, abs=1e-3) for ends in zoomed]  # rounded to what a pixel tells


def test_a_copied_link_shows_a_stranger_the_same_picture(visit: Visit) -> None:
    mine = visit().open(encode(two_on_himmelblau()))
    mine.part("lab-share").click()
    mine.part("lab-copy").click()
    expect(mine.part("lab-copy")).to_have_text("Link copied")
    mine.page.keyboard.press("Escape")
    copied = mine.page.evaluate("navigator.clipboard.readText()")
    theirs = visit(locale="fr").open(copied.partition("?")[2])
    for lab in (mine, theirs):
        lab.stand(60)
        lab.wait_for_address("step=60")
    assert theirs.address == mine.address
    assert theirs.sentence == mine.sentence
    assert theirs.picture == mine.picture


def test_the_back_button_returns_to_the_experiment_before(lab: Lab) -> None:
    lab.part(f"{RATE}-number").fill("0.2")
    lab.part(f"{RATE}-number").press("Enter")
    lab.wait_for_address("learning_rate+0.2")
    lab.page.go_back()
    lab.wait_for_address("learning_rate+0.05")
    expect(lab.part(f"{RATE}-number")).to_have_value("0.05")
    lab.page.go_forward()
    expect(lab.part(f"{RATE}-number")).to_have_value("0.2")


def test_a_run_that_diverges_says_at_which_step(visit: Visit) -> None:
    lab = visit().open(encode(with_rate(1.0)))
    (trajectory,) = run(with_rate(1.0))
    words = f"diverged at step {trajectory.broke_at}"
    assert words in lab.sentence
    expect(lab.page.locator(".lab-runs").first).to_contain_text(words)


def test_a_damaged_link_opens_with_a_remark_that_a_change_clears(visit: Visit) -> None:
    lab = visit().open("v=1&landscape=%FF%FE&start=nan+inf&steps=many&seed=-1&run=%00")
    remark = lab.page.get_by_role("status").filter(has_text="start")
    expect(remark).to_contain_text("A start must be two numbers")
    assert lab.experiment.landscape == OPENING.landscape
    lab.part(f"{RATE}-slider").press("ArrowRight")
    expect(remark).to_have_count(0)


def test_who_wants_no_motion_sees_the_end_at_once(visit: Visit) -> None:
    lab = visit(reduced_motion="reduce").open()
    assert not lab.stage("playing")
    assert lab.stage("step") == lab.stage("nSteps")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_themes_are_drawn_from_this_server_alone(visit: Visit, scheme: str) -> None:
    lab = visit(color_scheme=scheme).open()
    lab.stand(150)
    background = lab.page.locator(".stApp").evaluate("(app) => getComputedStyle(app).backgroundColor")
    brightness = sum(int(channel) for channel in background.removeprefix("rgb(").removesuffix(")").split(","))
    assert (brightness > 3 * 128) == (scheme == "light")


def test_on_a_laptop_map_and_knobs_are_on_the_screen_together(lab: Lab) -> None:
    names = ("learning_rate", "decay_rate", "epsilon", "condition_number")
    knobs = [lab.part(f"knob-{name}-slider") for name in names]
    beside = [lab.part(name) for name in ("lab-map", "lab-play", "lab-curves", "lab-line")]
    assert all(is_within(part, **LAPTOP) for part in (*beside, *knobs))
    assert box(lab.part("lab-map"))["width"] >= 700


def test_on_a_phone_map_and_knob_are_on_the_screen_together(visit: Visit) -> None:
    lab = visit(**ON_A_PHONE).open()
    assert is_within(lab.part("lab-map"), **PHONE)
    assert is_within(lab.part(RATE), **PHONE)
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_a_phone_a_tap_sets_the_start_and_a_swipe_scrolls(visit: Visit) -> None:
    lab = visit(**ON_A_PHONE).open()
    x, y = lab.pixel(2.5, -0.5)
    lab.page.touchscreen.tap(x, y)
    lab.page.wait_for_url(lambda url: "start=-4+0.8" not in url)
    (start,) = {member.start for member in lab.experiment.runs}
    assert start == pytest.approx((2.5, -0.5), abs=0.05)
    lab.swipe_up(*lab.pixel(-2.5, -0.5), by=200)
    lab.page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert lab.experiment.runs[0].start == start


def test_two_visitors_do_not_see_each_other(visit: Visit) -> None:
    one, other = visit().open(), visit(locale="fr").open()
    one.part(f"{RATE}-number").fill("0.3")
    one.part(f"{RATE}-number").press("Enter")
    one.wait_for_address("learning_rate+0.3")
    other.part(f"{RATE}-slider").press("ArrowRight")
    other.wait_for_address("learning_rate+0.051")
    assert one.experiment.runs[1:] == other.experiment.runs[1:] == OPENING.runs[1:]
    expect(one.part(f"{RATE}-number")).to_have_value("0.3")
