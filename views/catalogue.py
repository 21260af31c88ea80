"""The Catalogue page: a card for each optimizer, schedule and landscape, generated from its file."""

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from catalog import family_of, key_of, parameters
from experiments import Experiment, Run, run
from experiments.link import encode
from experiments.opening import OPENING
from experiments.tuning import suited
from experiments.words import spell
from figures import thumbnail
from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, SCHEDULES
from views import session, styles

SHELVES: Mapping[str, Mapping[str, type[Any]]] = {
    "Optimizers": OPTIMIZERS,
    "Schedules": SCHEDULES,
    "Landscapes": LANDSCAPES,
}
COLUMNS = 3
STAGE = LANDSCAPES["quadratic"]()
"""The bowl on which every optimizer draws its thumbnail."""


def page() -> None:
    """Draw the shelves, or what the search leaves of them."""
    styles.write()
    st.title("Catalogue", anchor=False)
    sought = st.text_input("Search", placeholder="name, year, author, idea …", key="search")
    for name, shelf in SHELVES.items():
        found = [cls for cls in shelf.values() if matches(cls, sought)]
        if found:
            st.header(f"{name} ({len(found)})", anchor=False)
            _shelf(found)
    session.publish()


def matches(cls: type[Any], sought: str) -> bool:
    """Whether the card of `cls` has every word that is sought, in any case."""
    about = cls.about
    told = f"{key_of(cls)} {about.title} {about.year} {about.authors} {about.idea} {family_of(cls)}".casefold()
    return all(word in told for word in sought.casefold().split())


def symbols(cls: type[Any]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each parameter: symbol, name, default, and what each dialect takes instead."""
    for name, declared in parameters(cls).items():
        dialects = getattr(cls, "dialects", {})
        others = [f"{dialect} {spell(said[name])}" for dialect, said in dialects.items() if name in said]
        yield declared.symbol, name.replace("_", " "), spell(declared.default), ", ".join(others)


def _shelf(found: list[type[Any]]) -> None:
    for row in range(0, len(found), COLUMNS):
        for column, cls in zip(st.columns(COLUMNS), found[row : row + COLUMNS], strict=False):
            with column.container(border=True, height="stretch"):
                _card(cls)


def _card(cls: Any) -> None:
    about = cls.about
    st.html(f"{_picture(cls, styles.theme())}<h3 class='lab-title'>{escape(about.title)}</h3>")
    st.caption(f"{about.authors}, {about.year} · {family_of(cls).replace('_', ' ')}")
    st.markdown(about.idea)
    st.latex(_formula(cls))
    rows = list(symbols(cls))
    if rows:
        head = "| | | default | |\n| --- | --- | --- | --- |\n"
        st.markdown(
            head + "\n".join(f"| ${symbol}$ | {name} | {value} | {other} |" for symbol, name, value, other in rows)
        )
    st.caption(about.source)
    if cls in SCHEDULES.values():
        return
    st.html(f"<a class='lab-open' href='./?{escape(encode(example(cls)))}' target='_self'>Open in Explore</a>")


@cache
def example(cls: Any) -> Experiment:
    """What "Open in Explore" opens: the optimizer on the opening's landscape, or the landscape with the opening's runs."""
    if issubclass(cls, Landscape):
        landscape = cls()
        start = landscape.starts[0]
        runs = [Run(optimizer=suited(r.optimizer, landscape, start), start=start) for r in OPENING.runs]
        return Experiment(landscape=landscape, runs=runs)
    start = OPENING.runs[0].start
    return Experiment(
        landscape=OPENING.landscape, runs=[Run(optimizer=suited(cls(), OPENING.landscape, start), start=start)]
    )


def _formula(cls: type[Any]) -> str:
    if issubclass(cls, Landscape):
        return f"f(x, y) = {cls().latex}"
    return styles.stacked(cls.about.formula)


@cache
def _picture(cls: Any, theme: thumbnail.Theme) -> str:
    if issubclass(cls, Landscape):
        return thumbnail.landscape(cls(), theme)
    if cls in SCHEDULES.values():
        return thumbnail.curve([cls().factor(k / 200) for k in range(200)], theme)
    optimizer = suited(cls(), STAGE, STAGE.starts[0], n_steps=100)
    (trajectory,) = run(
        Experiment(landscape=STAGE, runs=[Run(optimizer=optimizer, start=STAGE.starts[0])], n_steps=100)
    )
    return thumbnail.path(STAGE, trajectory.positions, theme)
