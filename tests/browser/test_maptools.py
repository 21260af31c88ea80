"""What lies over the map: buttons that are only buttons, a window that the link restores, scales, and a start out of sight."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from catalog import Array
from experiments import Experiment, run
from experiments.link import encode
from experiments.opening import OPENING
from tests.browser.lab import Lab, box
from tests.browser.served import LAPTOP, ON_A_PHONE, PHONE
from tests.browser.test_explore import with_rate

Visit = Callable[..., Lab]

TOOLS = ("Zoom out", "Zoom in", "Whole map", "Equal axes", "Save as picture", "Arrows", "Fit to paths")
NARROW = {"width": 900, "height": 560}
"""A window in which the page scrolls."""
FRAMES = """() => {
  const { xaxis, yaxis } = document.querySelector('.lab-map .lab-plot')._fullLayout;
  const sheet = document.querySelector('.lab-map canvas.lab-overlay');
  const own = [sheet.offsetLeft + 12, sheet.offsetTop + 12, sheet.offsetWidth - 24, sheet.offsetHeight - 24];
  return [own, [xaxis._offset, yaxis._offset, xaxis._length, yaxis._length]];
}"""
SHEET = "() => document.querySelectorAll('.lab-map .lab-overlay')[1].toDataURL()"
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def at_rest(visit: Visit, link: str = "", **settings: Any) -> Lab:
    """The lab with nothing moving."""
    lab = visit(reduced_motion="reduce", **settings).open(link)
    lab.wait_until_quiet()
    return lab


def from_start(experiment: Experiment, start: tuple[float, float]) -> str:
    """The link of `experiment` with all runs at `start`."""
    return encode(replace(experiment, runs=[replace(member, start=start) for member in experiment.runs]))


def press(lab: Lab, tool: str) -> None:
    lab.page.get_by_role("button", name=tool, exact=True).click()


def wait_for_ranges(lab: Lab, holds: str) -> None:
    """Wait until the ranges of the axes, left, right, bottom and top, are as `holds` says."""
    read = "const { xaxis, yaxis } = document.querySelector('.lab-map .lab-plot')._fullLayout;"
    lab.page.wait_for_function(
        f"() => {{ {read} const [left, right] = xaxis.range, [bottom, top] = yaxis.range; return {holds}; }}"
    )


def shows(lab: Lab, positions: Array) -> bool:
    """Whether all `positions`, shape `(n, 2)`, lie within the axes."""
    low, high = np.array(lab.ranges).T
    return bool(np.all((low < positions) & (positions < high)))


def test_a_button_over_the_map_never_moves_the_start_even_where_that_lies_under_it(visit: Visit) -> None:
    lab = at_rest(visit)
    (left, right), (bottom, top) = lab.ranges
    sheet, button = box(lab.page.locator(".lab-map canvas.lab-overlay").first), box(lab.part("lab-arrows"))
    across = (button["x"] + button["width"] / 2 - sheet["x"] - 12) / (sheet["width"] - 24)
    down = (button["y"] + button["height"] / 2 - sheet["y"] - 12) / (sheet["height"] - 24)
    start = (round(left + across * (right - left), 2), round(top - down * (top - bottom), 2))
    lab.page.goto(f"{lab.server}/?{from_start(OPENING, start)}")
    lab.wait_for_address("runs=")
    for tool in ("Arrows", "Zoom in", "Whole map", "Fit to paths", "Zoom out", "Whole map"):
        press(lab, tool)
    lab.wait_until_quiet()
    expect(lab.part("lab-arrows")).to_have_attribute("aria-pressed", "false")
    assert {member.start for member in lab.experiment.runs} == {start}


def test_the_plain_wheel_scrolls_the_page_wherever_it_is_turned_and_with_ctrl_it_zooms(visit: Visit) -> None:
    lab = at_rest(visit, viewport=NARROW)
    whole = lab.ranges
    for part in ("lab-map", "lab-start", "lab-fit", "lab-surface", "lab-tiles"):
        if part in ("lab-surface", "lab-tiles"):
            press(lab, {"lab-surface": "Surface", "lab-tiles": "Side by side"}[part])
        lab.part(part).hover()
        lab.page.mouse.wheel(0, 200)
        lab.page.wait_for_function(f"{SCROLLED} > 100")
        lab.page.mouse.wheel(0, -400)
        lab.page.wait_for_function(f"{SCROLLED} === 0")
    press(lab, "Map")
    assert lab.ranges == whole
    for part in ("lab-start", "lab-map"):
        left = lab.ranges[0][0]
        lab.part(part).hover()
        lab.page.keyboard.down("Control")
        lab.page.mouse.wheel(0, -100)
        lab.page.keyboard.up("Control")
        wait_for_ranges(lab, f"left > {left} + 0.05")
        assert lab.page.evaluate(SCROLLED) == 0


def test_every_tool_has_a_name_and_no_mode_bar_and_no_neighbour_covers_it(visit: Visit) -> None:
    lab = at_rest(visit)
    lab.part("lab-map").hover()
    assert lab.page.locator(".lab-map .modebar-btn").count() == 0
    for tool in (*TOOLS, "Map", "Surface", "Side by side"):
        lab.page.get_by_role("button", name=tool, exact=True).click(trial=True)
    for toggle, pressed in (("Equal axes", "false"), ("Arrows", "true"), ("Map", "true"), ("Surface", "false")):
        button = lab.page.get_by_role("button", name=toggle, exact=True)
        expect(button).to_have_attribute("aria-pressed", pressed)


def test_a_thumb_reaches_every_tool_on_a_phone(visit: Visit) -> None:
    lab = at_rest(visit, "", **ON_A_PHONE)
    lab.page.get_by_role("button", name="More tools").tap()
    for tool in (*TOOLS, "More tools", "Map", "Surface", "Side by side"):
        button = lab.page.get_by_role("button", name=tool, exact=True)
        button.tap(trial=True)
        place = box(button)
        assert min(place["width"], place["height"]) >= 44
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= PHONE["width"]


def test_the_map_fits_the_paths_and_the_link_brings_the_window_back(visit: Visit) -> None:
    lab = at_rest(visit, encode(OPENING))
    whole, positions = lab.ranges, np.concatenate([trajectory.positions for trajectory in run(OPENING)])
    asked = lab.requests(re.compile("lab/surface"))
    press(lab, "Fit to paths")
    lab.wait_for_address("window=")
    wait_for_ranges(lab, f"left > {whole[0][0]}")
    assert shows(lab, positions)
    assert lab.ranges[0][1] < 2
    fitted = lab.ranges
    lab.wait_until_quiet()
    assert ["window=" in address for address in asked] == [True], "the heights of the window are asked for, once"
    other = at_rest(visit, lab.address)
    assert other.ranges == fitted
    press(lab, "Whole map")
    wait_for_ranges(lab, f"left === {whole[0][0]}")
    lab.page.wait_for_url(lambda url: "window=" not in url)


def test_a_path_that_exploded_leaves_the_others_readable(visit: Visit) -> None:
    sound = with_rate(0.019)
    both = replace(sound, runs=[*sound.runs, *with_rate(1.0).runs])
    lab = at_rest(visit, encode(both))
    press(lab, "Fit to paths")
    lab.wait_for_address("window=")
    lab.wait_until_quiet()
    assert shows(lab, run(sound)[0].positions)
    (left, right), (bottom, top) = lab.ranges
    assert right - left < 25
    assert top - bottom < 6


def test_a_zoom_is_shown_at_once_and_remembered_once_when_the_hand_rests(visit: Visit) -> None:
    lab = at_rest(visit)
    left = lab.ranges[0][0]
    lab.page.mouse.move(*lab.pixel(0, 0))
    pictures = lab.requests(re.compile("lab/picture"))
    lab.page.keyboard.down("Control")
    for _ in range(4):
        lab.page.mouse.wheel(0, -40)
    lab.page.keyboard.up("Control")
    wait_for_ranges(lab, f"left > {left} / 2")
    lab.wait_for_address("window=")
    lab.wait_until_quiet()
    remembered = lab.ranges
    window = re.search(r"window=([^&]*)", lab.address)
    assert window
    assert [float(end) for end in window[1].split("+")] == [end for ends in remembered for end in ends]
    assert len(window[1]) < 32, "a window has no more digits than its pixels tell"
    lab.stand(100)
    assert len(pictures) == 1
    assert lab.ranges == remembered
    lab.page.mouse.dblclick(*lab.pixel(0, 0))
    wait_for_ranges(lab, f"left === {left}")
    assert lab.experiment.runs[0].start == OPENING.runs[0].start


def test_the_keyboard_zooms_and_fits_too(visit: Visit) -> None:
    lab = at_rest(visit)
    lab.part("lab-map").focus()
    lab.page.keyboard.press("+")
    wait_for_ranges(lab, "left > -4 && left < -3")
    lab.page.keyboard.press("-")
    wait_for_ranges(lab, "left === -5")
    lab.page.keyboard.press("f")
    wait_for_ranges(lab, "right < 2")
    lab.page.keyboard.press("0")
    wait_for_ranges(lab, "left === -5 && right === 5")


@pytest.mark.parametrize("size", [LAPTOP, {"width": 1000, "height": 700}])
def test_with_equal_axes_a_unit_is_as_long_on_both_and_nothing_is_cut(visit: Visit, size: dict[str, int]) -> None:
    lab = at_rest(visit, viewport=size)
    whole = np.array(lab.ranges)
    expect(lab.part("lab-stretch")).to_have_text(re.compile("y stretched [1-9]"))
    press(lab, "Equal axes")
    expect(lab.part("lab-stretch")).to_be_hidden()
    lab.wait_for_address("axes=equal")
    lab.wait_until_quiet()
    for link in (lab.address, encode(OPENING) + "&axes=equal"):  # filled by the window, or the plot area made smaller
        other = at_rest(visit, link, viewport=size)
        own, plotly = other.page.evaluate(FRAMES)
        assert own == pytest.approx(plotly, abs=1)
        shown = np.array(other.ranges)
        lengths = shown[:, 1] - shown[:, 0]
        assert plotly[3] / lengths[1] == pytest.approx(plotly[2] / lengths[0], rel=0.02)
        assert np.all(shown[:, 0] <= whole[:, 0])
        assert np.all(shown[:, 1] >= whole[:, 1])
        expect(other.part("lab-stretch")).to_be_hidden()
    press(lab, "Equal axes")
    wait_for_ranges(lab, "top === 1")
    expect(lab.part("lab-stretch")).to_be_visible()


def test_a_start_off_the_map_says_where_it_is_and_a_click_shows_it(visit: Visit) -> None:
    lab = at_rest(visit, from_start(OPENING, (-12.0, 0.5)))
    hint = lab.part("lab-start-hint")
    expect(hint).to_contain_text("Start (−12, 0.5) is outside")
    hint.click()
    expect(hint).to_be_hidden()
    wait_for_ranges(lab, "left < -12 && right > 5")
    assert lab.experiment.runs[0].start == (-12.0, 0.5)


def test_a_run_that_has_come_to_rest_has_no_arrows(visit: Visit) -> None:
    lab = at_rest(visit, encode(OPENING) + "&selected=2")
    differs = {}
    for step in (30, OPENING.n_steps):
        lab.stand(step)
        with_arrows = lab.page.evaluate(SHEET)
        press(lab, "Arrows")
        lab.stand(step)
        differs[step] = lab.page.evaluate(SHEET) != with_arrows
        press(lab, "Arrows")
    assert differs == {30: True, OPENING.n_steps: False}
