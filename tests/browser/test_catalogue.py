"""The Catalogue page in a real browser: shelves that are jumped between, searched, and tried."""

from collections.abc import Callable

from playwright.sync_api import expect

from catalog import key_of
from experiments.opening import OPENING
from tests.browser.lab import Lab
from tests.browser.served import ON_A_PHONE, PHONE

Visit = Callable[..., Lab]

TOO_WIDE = """() => [...document.querySelectorAll('.lab-formula, .lab-card *')].filter((part) =>
  part.offsetParent && part.getBoundingClientRect().right > part.closest('.lab-card').getBoundingClientRect().right + 1
).map((part) => part.textContent.slice(0, 60))"""


def catalogue(lab: Lab) -> Lab:
    """The page, by way of the bar."""
    lab.page.get_by_role("link", name="Catalogue").click()
    lab.page.locator(".lab-card:visible").first.wait_for()
    return lab


def cards(lab: Lab) -> list[str]:
    return lab.page.locator(".lab-card:visible h4").all_inner_texts()


def test_a_shelf_and_a_family_are_a_click_away_and_the_page_is_short(visit: Visit) -> None:
    lab = catalogue(visit().open())
    assert lab.page.evaluate("document.querySelector('.lab-catalogue').scrollHeight") < 6000
    lab.page.get_by_role("button", name="Landscapes").click()
    lab.page.get_by_role("button", name="Valleys", exact=True).click()
    assert cards(lab) == ["Beale", "Rosenbrock", "Ravine", "Rotated ravine"]
    expect(lab.page.get_by_role("button", name="Valleys")).to_have_attribute("aria-pressed", "true")


def test_what_was_sought_is_still_there_on_the_way_back(visit: Visit) -> None:
    lab = catalogue(visit().open())
    lab.part("lab-catalogue-search").fill("  tieleman  2012 ")
    lab.page.wait_for_url("**search=*")
    assert cards(lab) == ["RMSProp"]
    lab.page.get_by_role("button", name="Open in Explore").click()
    lab.wait_for_address("runs=1")
    assert [key_of(run.optimizer) for run in lab.experiment.runs] == ["rmsprop"]
    lab.page.go_back()
    expect(lab.part("lab-catalogue-search")).to_have_value("  tieleman  2012 ")
    lab.page.get_by_role("link", name="Explore").click()
    lab.page.locator(".lab-chip").first.wait_for()
    catalogue(lab)
    assert cards(lab) == ["RMSProp"]


def test_nothing_found_is_said_with_what_may_have_been_meant(visit: Visit) -> None:
    lab = catalogue(visit().open())
    lab.part("lab-catalogue-search").fill("rosenbrok")
    expect(lab.page.get_by_role("status").filter(has_text="rosenbrok")).to_contain_text("Nothing here is called")
    lab.page.get_by_role("button", name="Did you mean Rosenbrock?").click()
    assert cards(lab) == ["Rosenbrock"]


def test_a_method_is_added_to_the_runs_that_are_there(visit: Visit) -> None:
    lab = catalogue(visit().open())
    lab.part("lab-catalogue-search").fill("heavy ball polyak")
    lab.page.get_by_role("button", name="Add to my runs").locator("visible=true").first.click()
    lab.wait_for_address("selected=3")
    assert lab.experiment.runs[:3] == OPENING.runs
    assert key_of(lab.experiment.runs[3].optimizer) == "heavy_ball"
    expect(lab.page.locator(".lab-chip")).to_have_count(4)


def test_no_formula_is_cut_on_a_phone(visit: Visit) -> None:
    lab = visit(**ON_A_PHONE).open()
    lab.failed_loads_are_expected = True  # Streamlit looks for its own address at first
    lab.page.goto(f"{lab.server}/catalogue?shelf=landscapes")
    lab.page.locator(".lab-card:visible").first.wait_for()
    for shelf in ("Landscapes", "Optimizers", "Schedules", "Modifiers"):
        lab.page.get_by_role("button", name=shelf).click()
        lab.page.evaluate("() => document.querySelectorAll('.lab-card details').forEach((more) => (more.open = true))")
        told = lab.page.locator(".lab-card .lab-source")
        expect(told).to_have_count(lab.page.locator(".lab-card").count())
        assert lab.page.evaluate(TOO_WIDE) == []
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
