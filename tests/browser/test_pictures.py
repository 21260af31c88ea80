"""A hand asks the route, not Streamlit: pictures come while it moves, in order, and Streamlit hears once that it let go."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from catalog import values
from experiments import Run
from experiments.link import encode
from experiments.opening import OPENING
from optimizers import OPTIMIZERS
from tests.browser.lab import Lab, box
from tests.browser.served import PHONE
from views.assets import url

Visit = Callable[..., Lab]

ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
RATE = "knob-learning_rate"
PICTURES = re.compile(r"/lab/picture\?")
RECORD = """async (address) => {
  const { stage, subscribe } = await import(new URL(address, document.baseURI));
  window.shown = [];
  subscribe((changes) => {
    const { picture } = stage;
    if (!changes.has("picture") || !picture || picture === window.last) return;
    window.last = picture;
    const { start, inside, n_steps: nSteps } = picture.header;
    window.shown.push({ start, rate: inside.values.learning_rate, nSteps, isDraft: picture.isDraft, kept: picture.nColumns });
  });
}"""
EIGHT_LONG_RUNS = encode(
    replace(
        OPENING,
        n_steps=5000,
        runs=[Run(optimizer=OPTIMIZERS["adam"](), start=(-4.0, 0.1 * k)) for k in range(1, 9)],
    )
)


def at_rest(lab: Lab) -> Lab:
    """The lab once it has nothing more to say to Streamlit, with a record of the pictures that it will show."""
    lab.stand(lab.stage("nSteps"))
    lab.wait_until_quiet()
    lab.page.evaluate(RECORD, url("stage/stage.js"))
    lab.page.wait_for_function("window.shown.length === 1")
    return lab


def drag_knob(lab: Lab, shares: list[float], knob: str = RATE) -> None:
    """Take the knob and move it over `shares` of its width, each until the next picture is there; it stays in the hand."""
    slider = box(lab.part(f"{knob}-slider"))
    middle, pictures = slider["y"] + slider["height"] / 2, lab.stage("pictures")
    lab.page.mouse.move(slider["x"] + slider["width"] * 0.1, middle)
    lab.page.mouse.down()
    for share in shares:
        lab.page.mouse.move(slider["x"] + slider["width"] * share, middle)
        pictures = lab.wait_for_picture_after(pictures)


def turned_rates(lab: Lab) -> list[float]:
    """The learning rates of the pictures since the knob was taken, which put it far down."""
    return [picture["rate"] for picture in lab.page.evaluate("window.shown")][1:]


def steps_back(lab: Lab) -> int:
    """How many entries the browser's history holds."""
    return int(lab.page.evaluate("history.length"))


def test_a_drag_shows_pictures_and_tells_streamlit_once(visit: Visit) -> None:
    lab = visit()
    sent = lab.messages()
    at_rest(lab.open())
    before = steps_back(lab)
    sent.clear()
    drag_knob(lab, [0.53, 0.56, 0.59, 0.62, 0.65])
    assert not sent, "Streamlit hears nothing while the hand drags"
    rates = turned_rates(lab)
    assert len(rates) >= 3  # as many as a busy machine has time for, but not only the last
    assert rates == sorted(rates)
    lab.page.mouse.up()
    shown = lab.part(f"{RATE}-number").input_value()
    lab.wait_for_address(f"learning_rate+{shown}")
    lab.wait_until_quiet()
    assert steps_back(lab) == before + 1, "a drag is one step of the history"
    lab.page.wait_for_function("window.shown.at(-1).isDraft === false")
    assert lab.page.evaluate("window.shown.at(-1).rate") == float(shown)


def test_the_picture_of_a_turn_is_not_fetched_again_when_streamlit_says_its_link(visit: Visit) -> None:
    lab = at_rest(visit().open())
    asked = lab.requests(PICTURES)
    lab.part(f"{RATE}-number").fill("0.2")
    lab.part(f"{RATE}-number").press("Enter")
    lab.wait_for_address("learning_rate+0.2")
    lab.wait_until_quiet()
    whole = [address for address in asked if "draft=1" not in address]
    assert len(whole) == 1
    assert "turn=run%200%20learning_rate%200.2" in whole[0]


def test_a_number_bends_the_paths_while_it_is_typed_and_escape_takes_it_back(visit: Visit) -> None:
    lab = at_rest(visit().open())
    address = lab.address
    lab.part(f"{RATE}-number").fill("0.2")
    lab.page.wait_for_function("window.shown.at(-1).rate === 0.2")
    lab.part(f"{RATE}-number").press("Escape")
    lab.page.wait_for_function("window.shown.at(-1).rate === 0.05")
    expect(lab.part(f"{RATE}-number")).to_have_value("0.05")
    assert lab.address == address


def test_the_ring_of_the_start_can_be_dragged(visit: Visit) -> None:
    lab = visit()
    sent = lab.messages()
    at_rest(lab.open())
    before = steps_back(lab)
    sent.clear()
    lab.page.mouse.move(*lab.pixel(*OPENING.runs[0].start))
    lab.page.mouse.down()
    pictures = lab.stage("pictures")
    for x in (-3.0, -2.0, -1.0, 0.0, 1.0):
        lab.page.mouse.move(*lab.pixel(x, 0.5), steps=2)
        pictures = lab.wait_for_picture_after(pictures)
    assert not sent
    assert lab.stage("step") == lab.stage("nSteps"), "the paths bend where they stand"
    lab.page.mouse.up()
    lab.page.wait_for_url(lambda url: "start=-4+0.8" not in url)
    (start,) = {member.start for member in lab.experiment.runs}
    assert start == pytest.approx((1.0, 0.5), abs=0.03)
    lab.wait_until_quiet()
    assert steps_back(lab) == before + 1
    assert lab.page.evaluate("window.shown.at(-1).start") == list(start)


def test_a_press_on_the_ring_that_does_not_move_changes_nothing(visit: Visit) -> None:
    lab = at_rest(visit().open())
    address = lab.address
    lab.page.mouse.click(*lab.pixel(*OPENING.runs[0].start))
    lab.part(f"{RATE}-slider").press("ArrowRight")
    lab.wait_for_address("learning_rate+0.051")
    assert lab.experiment.runs[0].start == OPENING.runs[0].start
    assert lab.address != address


def test_the_start_moves_by_arrow_keys_and_is_one_step_of_the_history(visit: Visit) -> None:
    lab = at_rest(visit().open())
    before = steps_back(lab)
    lab.part("lab-start").focus()
    for _ in range(5):
        lab.page.keyboard.press("ArrowRight")
    lab.wait_for_address("start=-3+0.8")
    lab.wait_until_quiet()
    assert steps_back(lab) == before + 1
    expect(lab.part("lab-start")).to_have_attribute("aria-label", re.compile("Start at x −3, y 0.8"))
    lab.part("lab-map").focus()
    lab.page.keyboard.press("Alt+ArrowDown")
    lab.wait_for_address("start=-3+0.76")


def test_repeated_keys_on_a_knob_are_told_as_one(visit: Visit) -> None:
    lab = at_rest(visit().open())
    before = steps_back(lab)
    for _ in range(5):
        lab.part(f"{RATE}-slider").press("ArrowRight")
    lab.wait_for_address("learning_rate+0.055")
    lab.wait_until_quiet()
    assert steps_back(lab) == before + 1


def test_over_a_slow_line_an_older_picture_never_follows_a_newer_one(visit: Visit) -> None:
    lab = at_rest(visit().open())
    line = lab.page.context.new_cdp_session(lab.page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    drag_knob(lab, [0.5 + 0.01 * k for k in range(1, 6)])
    slider = box(lab.part(f"{RATE}-slider"))
    middle = slider["y"] + slider["height"] / 2
    lab.page.mouse.move(slider["x"] + slider["width"] * 0.9, middle, steps=40)
    lab.page.mouse.up()
    final = float(lab.part(f"{RATE}-number").input_value())
    lab.page.wait_for_function("rate => window.shown.at(-1).rate === rate && !window.shown.at(-1).isDraft", arg=final)
    assert turned_rates(lab) == sorted(turned_rates(lab))


def test_answers_that_come_in_disorder_are_shown_in_order(visit: Visit) -> None:
    lab = at_rest(visit().open())
    held = lab.hold(PICTURES)
    drag = box(lab.part(f"{RATE}-slider"))
    middle = drag["y"] + drag["height"] / 2
    lab.page.mouse.move(drag["x"] + drag["width"] * 0.5, middle)
    lab.page.mouse.down()
    lab.page.mouse.move(drag["x"] + drag["width"] * 0.6, middle, steps=5)
    lab.page.mouse.up()
    lab.page.wait_for_timeout(0)
    while len(held) < 2:
        lab.page.wait_for_timeout(10)
    newer, older = held[-1], held[0]
    newer.continue_()
    final = float(lab.part(f"{RATE}-number").input_value())
    lab.page.wait_for_function("rate => window.shown.at(-1).rate === rate", arg=final)
    older.continue_()
    lab.wait_until_quiet()
    assert lab.page.evaluate("window.shown.at(-1).rate") == final


def test_a_server_that_cannot_be_reached_is_told_of_and_asked_again(visit: Visit) -> None:
    lab = at_rest(visit().open())
    lab.failed_loads_are_expected = True
    lab.page.route(PICTURES, lambda route: route.abort())
    lab.part(f"{RATE}-slider").press("ArrowRight")
    expect(lab.part("lab-connection")).to_contain_text("The server cannot be reached")
    lab.page.unroute(PICTURES)
    lab.page.wait_for_function("window.shown.at(-1).rate === 0.051")
    expect(lab.part("lab-connection")).to_be_empty()


def test_a_long_experiment_is_thinned_while_it_is_dragged_and_whole_at_rest(visit: Visit) -> None:
    lab = at_rest(visit().open(EIGHT_LONG_RUNS))
    drag_knob(lab, [0.53, 0.56, 0.59])
    drafts = [picture for picture in lab.page.evaluate("window.shown") if picture["isDraft"]]
    assert drafts
    assert all(picture["kept"] < 1000 for picture in drafts)
    lab.page.mouse.up()
    lab.page.wait_for_function("window.shown.at(-1).kept === 5001")
    lab.stand(2500)
    lab.part("lab-tab-inside").click()
    expect(lab.part("lab-inside-step")).to_have_text("step 2500 → 2501")


def test_on_a_phone_a_thumb_drags_the_ring_and_two_fingers_zoom(visit: Visit) -> None:
    lab = at_rest(visit(**ON_A_PHONE).open())
    ring = box(lab.part("lab-start"))
    assert min(ring["width"], ring["height"]) >= 44
    x, y = lab.pixel(*OPENING.runs[0].start)
    lab.touch([[(x + 15, y + 10)], [(x + 40, y + 40)], [(x + 80, y + 60)]])
    lab.page.wait_for_url(lambda url: "start=-4+0.8" not in url)
    assert lab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert lab.pixel(*lab.experiment.runs[0].start) == pytest.approx((x + 65, y + 50), abs=1.5)
    whole, (cx, cy) = lab.ranges, lab.pixel(0, 0)
    lab.touch([[(cx - d, cy), (cx + d, cy)] for d in (20, 30, 40)])
    lab.page.wait_for_function(
        "width => { const [a, b] = document.querySelector('.lab-map .lab-plot')._fullLayout.xaxis.range;"
        " return Math.abs((b - a) / width - 0.5) < 0.05; }",
        arg=whole[0][1] - whole[0][0],
    )
    assert lab.experiment.runs[0].start != (0, 0)


def test_a_touch_while_another_is_on_its_way_to_the_server_loses_neither(visit: Visit) -> None:
    lab = visit(reduced_motion="reduce").open()
    lab.wait_until_quiet()
    for rate, tab, pause in (("0.012", "inside", 10), ("0.013", "compare", 20), ("0.014", "setup", 30)):
        lab.page.evaluate(
            """([knob, rate, tab, pause]) => {
                const field = document.querySelector(`[data-testid=${knob}-number]`);
                Object.assign(field, { value: rate }).dispatchEvent(new Event("input", { bubbles: true }));
                field.dispatchEvent(new Event("change", { bubbles: true }));
                setTimeout(() => document.querySelector(`[data-testid=lab-tab-${tab}]`).click(), pause);
            }""",
            [RATE, rate, tab, pause],
        )
        lab.wait_for_address(f"tab={tab}")
        lab.wait_until_quiet()
        assert values(lab.experiment.runs[0].optimizer)["learning_rate"] == float(rate)
