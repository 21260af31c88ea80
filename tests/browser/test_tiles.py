"""Side by side every run has a small map of its own, in step with everything else."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from figures.style import N_LINES

INKED = """() => {
  const sheets = [...document.querySelectorAll('[data-testid=lab-tiles] canvas.lab-overlay:last-of-type')];
  const inked = (sheet) => sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.some(Boolean);
  return sheets.length > 0 && sheets.every((sheet) => sheet.width > 0 && inked(sheet));
}"""
COLUMN = """() => {
  const sheet = document.querySelector('.lab-tile:last-child canvas.lab-overlay');
  const { data } = sheet.getContext('2d').getImageData(Math.round(sheet.width * 0.7), 0, 1, sheet.height);
  return Array.from({ length: sheet.height }, (_, k) => data[4 * k] + data[4 * k + 1] + data[4 * k + 2]);
}"""
"""How bright the still sheet of the last small map is, from top to bottom beside its middle."""
RING = """() => {
  const sheet = document.querySelector('.lab-tile:last-child canvas.lab-overlay');
  const [x, y] = [sheet.width / 2, sheet.height / 2];
  const { data } = sheet.getContext('2d').getImageData(x - 8, y - 8, 16, 16);
  return Math.min(...Array.from({ length: 256 }, (_, k) => data[4 * k] + data[4 * k + 1] + data[4 * k + 2]));
}"""
"""The darkest point around the middle of the last small map, where its minimum lies."""
SHARP, DARK = 12, 150
LAST_TILE = "document.querySelector('.lab-tile:last-child canvas.lab-overlay:last-of-type').toDataURL()"


@pytest.fixture
def tiles(page: Page, server: str) -> Page:
    """The page at rest, with the runs side by side."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(server)
    page.get_by_test_id("lab-views").get_by_role("button", name="Side by side").click()
    page.wait_for_function(INKED)
    return page


def test_every_run_has_a_small_map_with_its_name_and_the_link_says_so(tiles: Page, server: str) -> None:
    expect(tiles.get_by_test_id("lab-map")).to_be_hidden()
    expect(tiles.locator(".lab-tile .lab-caption")).to_have_text(["RMSProp", "SGD", "Adam"])
    tiles.wait_for_url("**view=tiles*")
    tiles.goto(tiles.url)
    tiles.wait_for_function(INKED)


def test_the_small_maps_take_the_room_of_the_large_one_and_give_it_back(tiles: Page) -> None:
    room = tiles.get_by_test_id("lab-tiles").bounding_box()
    tiles.get_by_test_id("lab-views").get_by_role("button", name="Map").click()
    expect(tiles.get_by_test_id("lab-tiles")).to_be_hidden()
    assert tiles.get_by_test_id("lab-map").bounding_box() == room


def test_the_small_maps_follow_the_step(tiles: Page) -> None:
    before = tiles.evaluate(LAST_TILE)
    tiles.locator(".lab-scrub").press("Home")
    tiles.wait_for_function(f"before => lab.stage.step === 0 && {LAST_TILE} !== before", arg=before)


def test_another_run_gets_another_small_map(tiles: Page) -> None:
    tiles.get_by_role("button", name="Add run").click()
    expect(tiles.locator(".lab-tile")).to_have_count(4)
    tiles.wait_for_function(INKED)


def test_a_small_map_selects_its_run_by_mouse_and_by_key(tiles: Page) -> None:
    adam = tiles.get_by_test_id("lab-tiles").get_by_role("button", name="Adam")
    adam.click()
    expect(adam).to_have_attribute("aria-pressed", "true")
    tiles.wait_for_url("**selected=2*")
    sgd = tiles.get_by_test_id("lab-tiles").get_by_role("button", name="SGD")
    sgd.press("Enter")
    expect(sgd).to_have_attribute("aria-pressed", "true")
    expect(adam).to_have_attribute("aria-pressed", "false")


def test_a_hidden_run_has_no_small_map(tiles: Page, server: str) -> None:
    tiles.wait_for_url(lambda url: "view=tiles" in url)
    tiles.goto(f"{tiles.url}&hidden=1")
    tiles.wait_for_function(INKED)
    expect(tiles.locator(".lab-caption")).to_have_text(["RMSProp", "Adam"])


def test_a_small_map_shows_lines_and_minima(tiles: Page) -> None:
    """Where the minimum lies the sheet is as dark as its ring; a line is darker than the ground beside it."""
    column = tiles.evaluate(COLUMN)
    steps = [abs(b - a) for a, b in pairwise(column)]
    assert sum(step > SHARP for step in steps) > N_LINES
    assert tiles.evaluate(RING) < DARK
