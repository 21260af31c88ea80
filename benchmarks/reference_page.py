"""The reference: what the map would be without a player of its own, as a plain Streamlit page.

Its address alone is the same contour in `st.plotly_chart`, and nothing else; `?turn=1` has the same runs over it, drawn anew
by a fragment at each turn of a slider.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from benchmarks.bare import LOOPS, RATE
from benchmarks.lab import asked
from catalog import Array
from experiments import Experiment, run
from figures import contour
from figures.buffer import unpack

N_STEPS = 500


def main() -> None:
    """Draw what the address asks for."""
    st.set_page_config(layout="wide")
    if "turn" in st.query_params:
        turn()
    else:
        st.plotly_chart(ground())


@st.fragment
def turn() -> None:
    """A slider, and the runs with its learning rate in the first of them."""
    rate = st.slider("Learning rate", RATE / 2, 2 * RATE, RATE, step=RATE / 1e4, format="%.7f")
    experiment = asked(list(LOOPS), N_STEPS)
    st.plotly_chart(ground().add_traces(paths(with_first_rate(experiment, rate))).update_layout(title=f"{rate:.7f}"))


def ground() -> go.Figure:
    """The contour that the lab draws."""
    header, heights = surface()
    x, y = (np.linspace(low, high, contour.GRID) for low, high in (header["x"], header["y"]))
    return go.Figure(go.Contour(x=x, y=y, z=heights, ncontours=18, colorscale=header["scales"]["light"]))


@st.cache_resource
def surface() -> tuple[dict[str, Any], Array]:
    """What the lab sends of its surface: the header, and the heights as they are drawn."""
    header, blocks = unpack(contour.surface(asked(["sgd"], 1).landscape))
    return header, header["low"] + (header["high"] - header["low"]) * blocks["heights"] / contour.FINEST


def with_first_rate(experiment: Experiment, rate: float) -> Experiment:
    """`experiment` with another learning rate in its first run."""
    first, *others = experiment.runs
    optimizer = replace(first.optimizer, learning_rate=rate)  # type: ignore[call-arg]  # the first is SGD
    return replace(experiment, runs=[replace(first, optimizer=optimizer), *others])


def paths(experiment: Experiment) -> list[go.Scatter]:
    """A line for each run."""
    return [go.Scatter(x=path[:, 0], y=path[:, 1]) for path in (each.positions for each in run(experiment))]


if __name__ == "__main__":
    main()
