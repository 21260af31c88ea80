"""The Catalogue page: a card for everything, found by what one knows of it, and opened as it is drawn."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from catalog import key_of, layers
from experiments.link import decode, encode
from tests.views.lab import SLOWEST, is_sound
from views.pages.catalogue import SHELVES, example, matches, symbols

CLASSES = [cls for shelf in SHELVES.values() for cls in shelf.values()]


def catalogue() -> None:
    """The page by itself, as a script."""
    from views.pages import catalogue as shown  # noqa: PLC0415

    shown.page()


def opened() -> AppTest:
    return AppTest.from_function(catalogue, default_timeout=SLOWEST).run()


def titles(page: AppTest) -> set[str]:
    """The titles of the cards on the page."""
    bodies = [part.proto.body for part in page.get("html")]
    return {body.partition("<h3 class='lab-title'>")[2].partition("</h3>")[0] for body in bodies if "<h3" in body}


def found(sought: str) -> set[str]:
    return {key_of(cls) for cls in CLASSES if matches(cls, sought)}


@pytest.fixture(scope="module")
def page() -> AppTest:
    return opened()


def test_every_card_is_drawn(page: AppTest) -> None:
    assert is_sound(page)
    assert len(page.latex) == len(CLASSES)
    assert len([part for part in page.get("html") if "Open in Explore" in part.proto.body]) == len(CLASSES)


def test_every_shelf_says_how_much_stands_on_it(page: AppTest) -> None:
    assert [header.value for header in page.header] == [
        f"{name.capitalize()} ({len(shelf)})" for name, shelf in SHELVES.items()
    ]


def test_the_page_shows_what_the_search_finds() -> None:
    page = opened()
    page.text_input(key="search").set_value("  tieleman  2012 ").run()
    assert is_sound(page)
    assert titles(page) == {"RMSProp"}
    page.text_input(key="search").set_value("nothing of this name").run()
    assert is_sound(page)
    assert titles(page) == set()
    page.text_input(key="search").set_value("").run()
    assert len(page.latex) == len(CLASSES)


@pytest.mark.parametrize("cls", CLASSES, ids=key_of)
def test_a_card_is_found_by_key_title_year_and_author(cls: Any) -> None:
    key, about = key_of(cls), cls.about
    for sought in (key, about.title.upper(), f"{about.year} {about.title}", f"{about.authors} {about.title}"):
        assert key in found(sought)


@pytest.mark.parametrize("cls", CLASSES, ids=key_of)
def test_open_in_explore_opens_what_the_card_is_about(cls: Any) -> None:
    experiment = example(cls)
    assert decode(encode(experiment)) == (experiment, ())
    (member, *_), landscape = experiment.runs, experiment.landscape
    assert cls in map(type, (landscape, member.schedule, *layers(member.optimizer)))


@pytest.mark.parametrize("cls", CLASSES, ids=key_of)
def test_a_row_of_a_card_has_no_hole(cls: Any) -> None:
    assert all(all(part for part in row[:3]) for row in symbols(cls))
