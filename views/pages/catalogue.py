"""The Catalogue page: a card for each optimizer, modifier, schedule and landscape, generated from its file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from catalog import family_of, humanize, key_of, parameters
from experiments import Experiment, Run, run
from experiments.link import encode, serialize
from experiments.opening import OPENING
from experiments.tuning import with_tuned_rate
from figures import thumbnail
from figures.phrases import phrase
from figures.style import Theme
from landscapes import LANDSCAPES, Landscape
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES, Modifier, Schedule
from views import session, styles
from views.panels import runs
from views.symbols import html

SHELVES: Mapping[str, Mapping[str, type[Any]]] = {
    "optimizers": {key: OPTIMIZERS[key] for key in runs.SHELF},
    "modifiers": MODIFIERS,
    "schedules": SCHEDULES,
    "landscapes": LANDSCAPES,
}
COLUMNS = 3
CURVE = 200
"""Points of a drawn schedule."""
N_STEPS = 100
"""Steps of a drawn path."""
STAGE = LANDSCAPES["quadratic"]()
"""The bowl on which every optimizer draws its thumbnail."""


def page() -> None:
    """Draw the shelves, or what the search leaves of them."""
    st.title(phrase("catalogue"), anchor=False)
    query = st.text_input(phrase("search"), placeholder=phrase("search_example"), key="search")
    for name, shelf in SHELVES.items():
        found = [cls for cls in shelf.values() if matches(cls, query)]
        if found:
            st.header(phrase("shelf", name=phrase(name), n_entries=len(found)), anchor=False)
            _shelf(found)
    session.publish()


def matches(cls: type[Any], query: str) -> bool:
    """Whether the card of `cls` has every word that is query, in any case."""
    about = cls.about
    told = f"{key_of(cls)} {about.title} {about.year} {about.authors} {about.idea} {family_of(cls)}".casefold()
    return all(word in told for word in query.casefold().split())


def symbols(cls: type[Any]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each parameter: symbol as HTML, name, default, and what the dialects take instead."""
    for name, declared in parameters(cls).items():
        dialects = getattr(cls, "dialects", {})
        others = [f"{dialect} {serialize(said[name])}" for dialect, said in dialects.items() if name in said]
        yield html(declared.symbol), humanize(name), serialize(declared.default), ", ".join(others)


def _shelf(found: list[type[Any]]) -> None:
    for row in range(0, len(found), COLUMNS):
        for column, cls in zip(st.columns(COLUMNS), found[row : row + COLUMNS], strict=False):
            with column.container(border=True, height="stretch"):
                _card(cls)


def _card(cls: Any) -> None:
    about, family = cls.about, humanize(family_of(cls))
    st.html(
        f"{_picture(cls, styles.theme())}<h3 class='lab-title'>{escape(about.title)}</h3>"
        f"<p class='lab-people'>{escape(about.authors)}, {about.year} · {family}</p><p>{escape(about.idea)}</p>"
    )
    st.latex(_formula(cls))
    rows = "".join(
        f"<tr><th scope='row'>{symbol} {name}</th><td>{value}</td><td>{escape(others)}</td></tr>"
        for symbol, name, value, others in symbols(cls)
    )
    hazards = f"<p>{escape(text)}</p>" if (text := getattr(cls, "hazards", "")) else ""
    st.html(
        f"<table class='lab-symbols'>{rows}</table>{hazards}<p class='lab-people'>{escape(about.source)}</p>"
        f"<a class='lab-open' href='./?{escape(encode(example(cls)))}' target='_self'>{phrase('open_in_explore')}</a>"
    )


@cache
def example(cls: Any) -> Experiment:
    """What "Open in Explore" opens: a landscape under the opening's runs, or a method, schedule or modifier at work."""
    if issubclass(cls, Landscape):
        landscape = cls()
        start = landscape.starts[0]
        members = [Run(optimizer=with_tuned_rate(r.optimizer, landscape, start), start=start) for r in OPENING.runs]
        return Experiment(landscape=landscape, runs=members)
    landscape, start = OPENING.landscape, OPENING.runs[0].start
    if issubclass(cls, Schedule):
        return Experiment(landscape=landscape, runs=[replace(OPENING.runs[0], schedule=cls())])
    optimizer = (
        cls(inner=OPENING.runs[1].optimizer) if issubclass(cls, Modifier) else with_tuned_rate(cls(), landscape, start)
    )
    return Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)])


def _formula(cls: Any) -> str:
    if issubclass(cls, Landscape):
        return f"f(x, y) = {cls().latex}"
    return styles.stacked(cls.about.formula)


@cache
def _picture(cls: Any, theme: Theme) -> str:
    if issubclass(cls, Landscape):
        return thumbnail.landscape(cls(), theme)
    if issubclass(cls, Schedule):
        return thumbnail.curve([cls().factor(k / CURVE) for k in range(CURVE)], theme)
    optimizer = cls(inner=OPTIMIZERS["sgd"]()) if issubclass(cls, Modifier) else cls()
    member = Run(optimizer=with_tuned_rate(optimizer, STAGE, STAGE.starts[0], N_STEPS), start=STAGE.starts[0])
    (trajectory,) = run(Experiment(landscape=STAGE, runs=[member], n_steps=N_STEPS))
    return thumbnail.path(STAGE, trajectory.positions, theme)
