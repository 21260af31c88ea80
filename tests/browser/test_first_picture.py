"""The first picture waits for neither Streamlit nor Plotly, and nothing jumps when they come."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.browser.lab import Lab, box
from tests.browser.served import LAPTOP, PHONE

Visit = Callable[..., Lab]

STREAMLIT = re.compile(r"/static/js/index\.")
PLOTLY = re.compile(r"/plotly\.min\.js")
PICTURES = re.compile(r"/lab/picture\?")
STILL = {"reduced_motion": "reduce"}
SCREENS: Mapping[str, dict[str, Any]] = {
    "laptop": {"viewport": LAPTOP},
    "wide": {"viewport": {"width": 1680, "height": 1050}},
    "tablet": {"viewport": {"width": 820, "height": 1180}},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}


def let_through(held: list[Route]) -> None:
    """Continue with what was held."""
    for route in held:
        route.continue_()


def frame(lab: Lab) -> list[float]:
    """Where the plot area lies in the window."""
    place = box(lab.page.locator(".lab-map canvas.lab-overlay").first)
    return [place[side] for side in ("x", "y", "width", "height")]


def painted(lab: Lab) -> None:
    """Wait until a frame with all that is known has been painted."""
    lab.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


@pytest.mark.parametrize("screen", SCREENS)
def test_streamlit_and_plotly_take_the_first_picture_over_without_a_jump(visit: Visit, screen: str) -> None:
    lab = visit(**STILL, **SCREENS[screen])
    streamlit, plotly = lab.hold(STREAMLIT), lab.hold(PLOTLY)
    lab.open_early()
    painted(lab)
    assert lab.page.locator("[data-testid=stApp]").count() == 0
    first, paths = frame(lab), lab.picture[0]
    let_through(streamlit)
    lab.part("knob-learning_rate").wait_for()
    lab.page.locator("[data-testid=stMain] .lab-map").wait_for()
    painted(lab)
    assert frame(lab) == pytest.approx(first, abs=0.6)
    let_through(plotly)
    lab.page.locator(".lab-map .main-svg").first.wait_for(state="attached")
    painted(lab)
    assert frame(lab) == pytest.approx(first, abs=0.6)
    assert lab.picture[0] == paths
    lab.page.locator(".lab-map .contourlayer path").first.wait_for(state="attached")


def test_the_first_picture_is_fetched_once(visit: Visit) -> None:
    lab = visit()
    asked = lab.requests(PICTURES)
    lab.open_early()
    lab.wait_until_quiet()
    lab.page.locator("[data-testid=stMain] .lab-map").wait_for()
    assert len(asked) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_picture_is_light_or_dark_like_the_page_that_follows(visit: Visit, scheme: str) -> None:
    lab = visit(**STILL, color_scheme=scheme)
    streamlit = lab.hold(STREAMLIT)
    lab.open_early()
    first = lab.page.locator(".lab-first").evaluate("(player) => getComputedStyle(player).backgroundColor")
    let_through(streamlit)
    lab.part("knob-learning_rate").wait_for()
    assert first == lab.page.locator(".stApp").evaluate("(app) => getComputedStyle(app).backgroundColor")


def test_a_start_that_is_chosen_before_streamlit_is_there_is_not_lost(visit: Visit) -> None:
    lab = visit(**STILL)
    streamlit = lab.hold(STREAMLIT)
    lab.open_early()
    pictures = lab.stage("pictures")
    plot = box(lab.page.locator(".lab-map canvas.lab-overlay").first)
    lab.page.mouse.click(plot["x"] + 0.7 * plot["width"], plot["y"] + 0.7 * plot["height"])
    lab.wait_for_picture_after(pictures)
    let_through(streamlit)
    lab.page.wait_for_url(lambda url: "start=" in url and "start=-4+0.8" not in url)
