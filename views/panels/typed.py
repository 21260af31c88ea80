"""The field for a formula of one's own: text, its slopes, its box; what cannot be read is shown with a caret below it."""

from dataclasses import replace
from html import escape

import streamlit as st

from catalog import values
from figures.phrases import phrase
from landscapes import Domain
from landscapes.typed import FormulaError, Typed, caret, read
from views import session
from views.components.formula.formula import formula
from views.panels.landscape_choice import move_to

EDGES = ("left_edge", "right_edge", "lower_edge", "upper_edge")
"""The codes of what the four edges of a map are called."""


def show(landscape: Typed) -> None:
    """Draw the field, what is wrong with its text, the slopes and the edges of the map."""
    broken = st.session_state.get("formula_error")
    if broken is None:
        st.session_state["formula"] = landscape.formula
    st.text_input(phrase("formula_field"), key="formula", on_change=_type_formula, help=phrase("formula_help"))
    if broken is not None:
        st.html(f"<pre class='lab-caret' role='alert'>{escape(broken)}</pre>")
    along_x, along_y = landscape.slopes_latex
    with st.expander(phrase("slopes_and_map")):
        slopes = rf"\frac{{\partial f}}{{\partial x}} = {along_x} \qquad \frac{{\partial f}}{{\partial y}} = {along_y}"
        formula(slopes, key="slopes_formula")
        _edges(landscape.domain)


def _edges(domain: Domain) -> None:
    for row in (0, 2):
        for column, place in zip(st.columns(2), (row, row + 1), strict=True):
            st.session_state[f"edge_{place}"] = (*domain.x, *domain.y)[place]
            column.number_input(phrase(EDGES[place]), key=f"edge_{place}", format="%.6g", on_change=_type_edges)


def _type_formula() -> None:
    """Take the text over; if it cannot be read, what was on the screen stays, and the reason is shown."""
    text = st.session_state["formula"]
    st.session_state.pop("formula_error", None)
    try:
        landscape = read(text)
        before = values(session.current().experiment.landscape)
        kept = {name: before[name] for name in values(landscape) if name in before}
        move_to(replace(read(text, landscape.domain), **kept))
    except FormulaError as error:
        st.session_state["formula_error"] = f"{caret(text, error.position)}\n{error.message}"


def _type_edges() -> None:
    scene = session.current()
    landscape = scene.experiment.landscape
    left, right, bottom, top = (float(st.session_state[f"edge_{place}"]) for place in range(4))
    assert isinstance(landscape, Typed)
    try:
        moved = replace(read(landscape.formula, Domain(x=(left, right), y=(bottom, top))), **values(landscape))
        session.show(scene.with_experiment(landscape=moved))
    except FormulaError as error:
        session.refuse(error.message)
