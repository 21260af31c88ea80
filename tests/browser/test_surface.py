"""The surface in space shows the same runs as the map, and its camera moves by the visitor's hand only."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

SCENE = "document.querySelector('[data-testid=lab-surface] .lab-plot')._fullLayout.scene._scene"
INKED = """() => {
  const sheet = document.querySelector('[data-testid=lab-surface] canvas.lab-overlay:last-of-type');
  return sheet?.width > 0 && sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.some(Boolean);
}"""
COUNTING = """
  const ask = HTMLCanvasElement.prototype.getContext;
  window.lent = 0;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    window.lent += kind.includes('webgl');
    return ask.call(this, kind, ...rest);
  };
"""
DECEIVED = """
  const ask = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.includes('webgl') ? null : ask.call(this, kind, ...rest);
  };
"""


STILL = 30
"""Frames without a move after which the camera has come to rest, however late a busy machine hands on the mouse."""


def look(page: Page, view: str) -> None:
    page.get_by_test_id("lab-views").get_by_role("button", name=view, exact=True).click()


def camera(page: Page) -> Any:
    return page.evaluate(f"{SCENE}.getCamera().eye")


def turn(page: Page) -> Any:
    """Drag the scene a little; the place of the camera once it stands still."""
    before = camera(page)
    box = page.get_by_test_id("lab-surface").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 20, steps=4)
    page.mouse.up()
    moved = f"""([x, y]) => {{
      const plot = document.querySelector('[data-testid=lab-surface] .lab-plot');
      if (!plot?._fullLayout) return false;
      const {{ eye }} = {SCENE}.getCamera(), stood = window.stood;
      const still = stood?.x === eye.x && stood?.y === eye.y && stood?.z === eye.z;
      window.stood = {{ ...eye, frames: still ? stood.frames + 1 : 0 }};
      return Math.hypot(eye.x - x, eye.y - y) > 0.05 && window.stood.frames >= {STILL};
    }}"""
    page.wait_for_function(moved, arg=[before["x"], before["y"]])
    return camera(page)


@pytest.fixture
def surface(page: Page, server: str) -> Page:
    """The page at rest, with the surface shown."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(server)
    look(page, "Surface")
    page.wait_for_function(INKED)
    return page


def test_the_switch_shows_the_runs_in_space_in_place_of_the_map_and_the_link_says_so(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server)
    room = page.get_by_test_id("lab-map").bounding_box()
    look(page, "Surface")
    page.wait_for_function(INKED)
    expect(page.get_by_test_id("lab-map")).to_be_hidden()
    assert page.get_by_test_id("lab-surface").bounding_box() == room
    assert page.evaluate(f"{SCENE}.glplot.gl.isContextLost()") is False
    assert page.evaluate("lab.stage.view") == "surface"
    page.wait_for_url("**view=surface*")


def test_a_link_opens_on_the_surface(surface: Page, server: str) -> None:
    surface.wait_for_url("**view=surface*")
    surface.goto(surface.url)
    surface.wait_for_function(INKED)
    expect(surface.get_by_role("img", name="Surface of Ravine")).to_be_visible()


@pytest.mark.parametrize("knob", ["learning_rate", "condition_number"])
def test_the_camera_stays_where_a_drag_has_put_it_when_a_knob_turns(surface: Page, knob: str) -> None:
    stood = turn(surface)
    pictures = surface.evaluate("lab.stage.pictures")
    surface.get_by_test_id(f"knob-{knob}-slider").press("ArrowRight")
    surface.wait_for_function("before => lab.stage.pictures > before", arg=pictures)
    assert camera(surface) == pytest.approx(stood, abs=1e-9)


def test_the_camera_stays_over_another_landscape_and_a_visit_to_the_map(surface: Page) -> None:
    stood = turn(surface)
    pictures = surface.evaluate("lab.stage.pictures")
    surface.get_by_test_id("lab-choose-landscape").click()
    surface.keyboard.type("Himmelblau")
    surface.keyboard.press("Enter")
    surface.wait_for_function("before => lab.stage.pictures > before", arg=pictures)
    look(surface, "Map")
    look(surface, "Surface")
    surface.wait_for_function(INKED)
    assert camera(surface) == pytest.approx(stood, abs=1e-9)


def test_a_double_click_turns_back_to_the_first_view(surface: Page) -> None:
    first = camera(surface)
    turn(surface)
    surface.get_by_test_id("lab-surface").dblclick(position={"x": 300, "y": 60})
    back = f"([x, y]) => {{ const {{ eye }} = {SCENE}.getCamera(); return Math.hypot(eye.x - x, eye.y - y) < 1e-6; }}"
    surface.wait_for_function(back, arg=[first["x"], first["y"]])


def test_playback_moves_the_runs_in_space_too(surface: Page) -> None:
    surface.get_by_test_id("lab-scrub").press("Home")
    frames = surface.evaluate("lab.stage.frames")
    surface.keyboard.press(" ")
    surface.wait_for_function("before => lab.stage.playing && lab.stage.frames > before + 5", arg=frames)
    surface.keyboard.press(" ")
    surface.wait_for_function("!lab.stage.playing")


def test_the_way_back_leads_to_a_map_that_works_and_leaves_no_scene_behind(surface: Page) -> None:
    surface.wait_for_url("**view=surface*")
    look(surface, "Map")
    expect(surface.get_by_test_id("lab-map")).to_be_visible()
    assert surface.get_by_test_id("lab-surface").locator("canvas").count() == 0
    surface.wait_for_function("!location.search.includes('view=')")
    pictures = surface.evaluate("lab.stage.pictures")
    surface.get_by_test_id("lab-map").click(position={"x": 200, "y": 200})
    surface.wait_for_function("before => lab.stage.pictures > before", arg=pictures)


def test_without_webgl_a_sentence_stands_in_its_place_and_the_map_stays_at_hand(page: Page, server: str) -> None:
    page.add_init_script(DECEIVED)
    page.goto(server)
    look(page, "Surface")
    expect(page.get_by_text("This browser cannot draw in space")).to_be_visible()
    look(page, "Map")
    expect(page.get_by_test_id("lab-map")).to_be_visible()


def test_nothing_is_drawn_in_space_while_the_map_is_shown(page: Page, server: str) -> None:
    page.add_init_script(COUNTING)
    page.goto(server)
    page.wait_for_function("window.lab?.stage.frames > 0")
    assert page.evaluate("window.lent") == 0
