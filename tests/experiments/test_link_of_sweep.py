"""A link with an axis asks for a sweep, and says it completely; an axis that cannot be swept is remarked upon."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog import ParameterError
from experiments import Experiment, ExperimentError
from experiments.grids.axis import MOST_VALUES, Axis
from experiments.grids.bindings import bindings
from experiments.link import decode, decode_all, encode
from experiments.opening import OPENING
from experiments.scene import open_scene
from experiments.sweep import Sweep
from experiments.view_state import ViewState
from figures.phrases import sentence
from tests.experiments.draw_links import any_experiment, legal, words

SOUND = encode(OPENING)
MAP = Sweep(experiment=OPENING, axes=[Axis("learning_rate", 1e-3, 1.0, 64), Axis("decay_rate", 0.5, 0.99, 48)], run=0)


@st.composite
def sweeps(draw: st.DrawFn) -> Sweep:
    """Any sweep that can be made over one or two numbers of any experiment."""
    experiment = draw(any_experiment())
    run = draw(st.integers(0, len(experiment.runs) - 1))
    alone = Experiment(landscape=experiment.landscape, runs=[experiment.runs[run]], noise=experiment.noise)
    found: dict[str, Any] = dict(bindings(alone))
    names = draw(st.lists(st.sampled_from(sorted(found)), min_size=1, max_size=2, unique=True))
    axes = []
    for name in names:
        low, high = sorted([draw(legal(found[name].declared)), draw(legal(found[name].declared))])
        axes.append(Axis(name, low, high, draw(st.integers(1, MOST_VALUES))))
    try:
        return Sweep(experiment=experiment, axes=axes, run=run)
    except (ParameterError, ExperimentError):
        assume(False)
        raise


@given(sweeps())
def test_every_sweep_comes_back_exactly_and_without_a_remark(asked: Sweep) -> None:
    assert decode(encode(asked)) == (asked, ())


def test_a_link_says_an_axis_by_name_ends_and_number_of_values() -> None:
    link = encode(MAP, ViewState(view="surface"))
    assert "&axis=learning_rate+0.001+1+64&axis=decay_rate+0.5+0.99+48&sweep_run=0&view=surface&" in link
    assert decode_all(link).view_state.view == "surface"
    assert decode_all(link).experiment == OPENING


def test_a_turn_moves_the_experiment_under_a_sweep() -> None:
    turned, remarks = decode(f"{encode(MAP)}&{urlencode({'turn': 'landscape condition_number 7'})}")
    assert isinstance(turned, Sweep)
    assert remarks == ()
    assert (turned.axes, turned.run) == (MAP.axes, MAP.run)
    assert turned.experiment.landscape != OPENING.landscape


@pytest.mark.parametrize(
    "parts",
    [
        "axis=", "axis=luck+0+1+5", "axis=learning_rate+1+0.1+5", "axis=learning_rate+0.1+1+0", "axis=learning_rate+0.1+1+1.5",
        "axis=learning_rate+-1+1+5", "axis=learning_rate+nan+1+5", "axis=learning_rate+0.1+1+9999999", "axis=seed+0+1+2+3",
        "axis=seed+0+1+2&axis=seed+0+1+2", "axis=seed+0+1+2&axis=start_x+0+1+2&axis=start_y+0+1+2", "axis=%ff+0+1+2",
        "axis=centered+0+1+2", "axis=" + "x" * 5000 + "+0+1+2",
    ],
)  # fmt: skip
def test_a_sweep_that_cannot_be_made_is_remarked_upon_and_its_experiment_opens(parts: str) -> None:
    asked, (remark,) = decode(f"{SOUND}&{parts}")
    assert asked == OPENING
    assert sentence(remark).isprintable()
    assert len(sentence(remark)) < 1000


@pytest.mark.parametrize("run", ["3", "-1", "x", "", "0.5"])
def test_a_run_that_is_not_there_is_not_swept(run: str) -> None:
    asked, (remark,) = decode(f"{SOUND}&axis=seed+0+1+2&sweep_run={run}")
    assert isinstance(asked, Sweep)
    assert asked.run == 0
    assert "sweep_run" in sentence(remark)


@given(st.lists(st.lists(words(), max_size=5).map(" ".join), max_size=3))
def test_any_words_of_an_axis_open(axes: list[str]) -> None:
    asked, remarks = decode(f"{SOUND}&{urlencode([('axis', axis) for axis in axes], errors='replace')}")
    assert isinstance(asked, Sweep) or asked == OPENING
    assert all(sentence(remark).isprintable() for remark in remarks)
    assert decode(encode(asked)) == (asked, ())


def test_the_page_of_runs_shows_the_experiment_of_a_sweep() -> None:
    assert open_scene(encode(MAP)).experiment == OPENING
