import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from experiments import Experiment, Run, Trajectory, run
from experiments.view_state import MAX_RUNS, ViewState
from figures.buffer import pack, unpack
from figures.contour import surface_key
from figures.paths import paths
from figures.style import RUN_STYLES
from landscapes import LANDSCAPES, Domain
from optimizers import Optimizer
from optimizers.adaptive.adam import Adam
from optimizers.first_order.sgd import SGD

ROSENBROCK = LANDSCAPES["rosenbrock"]()
START = ROSENBROCK.starts[0]


def experiment_of(*optimizers: Optimizer, n_steps: int = 50) -> Experiment:
    runs = [Run(optimizer=optimizer, start=START) for optimizer in optimizers]
    return Experiment(landscape=ROSENBROCK, runs=runs, n_steps=n_steps)


def packed(
    experiment: Experiment, colours: Sequence[int] | None = None, selected: int = 0
) -> tuple[bytes, list[Trajectory]]:
    trajectories = run(experiment)
    labels = [member.optimizer.about.title for member in experiment.runs]
    shown = ViewState(selected, tuple(colours or range(len(labels))))
    return pack(*paths(experiment, trajectories, labels, shown)), trajectories


def test_the_paths_arrive_as_they_were_run() -> None:
    experiment = experiment_of(Adam(), SGD(learning_rate=1e-4))
    buffer, trajectories = packed(experiment, selected=1)
    header, blocks = unpack(buffer)
    assert (header["n_steps"], header["selected"], header["steps"]) == (50, 1, False)
    assert header["surface"] == surface_key(ROSENBROCK)
    assert tuple(header["start"]) == START
    assert blocks["offsets"].shape == (2, 51, 2)
    assert blocks["losses"].shape == (2, 51)
    for row, trajectory in enumerate(trajectories):
        ends = np.array(header["runs"][row]["end"])
        np.testing.assert_allclose(ends + blocks["offsets"][row], trajectory.positions, rtol=2e-5)
        np.testing.assert_allclose(blocks["losses"][row], trajectory.losses, rtol=2e-5)


def test_the_browser_is_told_how_the_runs_are_looked_at() -> None:
    experiment = experiment_of(Adam(), SGD(learning_rate=1e-4))
    plain, _ = paths(experiment, run(experiment), "ab", ViewState().fitted(2))
    shown = ViewState(
        selected=1, hidden=(1,), view="tiles", equal_axes=True, step=7, hides_future=True, presenting=True, tab="setup",
        window=Domain(x=(0.0, 1.0), y=(-1.0, 2.0)),
    )  # fmt: skip
    header, _ = paths(experiment, run(experiment), "ab", shown.fitted(2))
    told = {name: (plain[name], header[name]) for name in plain if plain[name] != header[name]}
    del told["inside"], told["surface"]
    assert told == {
        "selected": (0, 1), "hidden": ((), (1,)), "view": ("map", "tiles"), "equal_axes": (False, True), "step": (None, 7),
        "hides_future": (False, True), "presenting": (False, True), "tab": ("knobs", "setup"),
        "window": (None, ((0.0, 1.0), (-1.0, 2.0))),
    }  # fmt: skip


def test_a_run_that_broke_says_when_and_why_in_plain_numbers() -> None:
    experiment = experiment_of(SGD(learning_rate=10.0))
    buffer, (trajectory,) = packed(experiment)
    header, blocks = unpack(buffer)
    (told,) = header["runs"]
    assert (told["outcome"], told["broke_at"]) == ("DIVERGED", trajectory.broke_at)
    assert told["last_step"] == told["broke_at"] - 1
    assert all(np.isfinite(block).all() for block in blocks.values())
    assert json.loads(json.dumps(header, allow_nan=False)) == header


def test_what_is_too_large_for_the_browser_stays_finite() -> None:
    experiment = experiment_of(Adam())
    (trajectory,) = run(experiment)
    far = replace(trajectory, positions=trajectory.positions * 1e300, losses=trajectory.losses * 1e300)
    _, blocks = unpack(pack(*paths(experiment, [far], ["Far"], ViewState(colours=(0,)))))
    assert all(np.isfinite(blocks[name]).all() for name in ("offsets", "losses"))


def test_the_last_steps_arrive_as_exactly_as_one_can_zoom_in() -> None:
    experiment = experiment_of(Adam(), n_steps=50)
    (trajectory,) = run(experiment)
    close = replace(trajectory, positions=1.0 + 1e-9 * trajectory.positions)
    header, blocks = unpack(pack(*paths(experiment, [close], ["Close"], ViewState(colours=(0,)))))
    np.testing.assert_allclose(blocks["offsets"][0], close.positions - header["runs"][0]["end"], rtol=2e-5, atol=1e-16)


def test_a_run_is_drawn_in_the_colour_of_its_slot_wherever_it_stands() -> None:
    experiment = experiment_of(Adam(), SGD(learning_rate=1e-4))
    header, _ = unpack(packed(experiment, colours=[3, 9])[0])
    assert [told["style"]["light"] for told in header["runs"]] == [RUN_STYLES[3].light, RUN_STYLES[1].light]


def test_the_palette_has_a_slot_for_each_run_of_a_page() -> None:
    assert len(RUN_STYLES) >= MAX_RUNS


def test_no_two_runs_look_alike() -> None:
    for look in ("light", "dark", "dash", "marker"):
        assert len({getattr(style, look) for style in RUN_STYLES}) == len(RUN_STYLES)


def test_bands_are_sent_thinned_to_what_a_chart_can_show() -> None:
    experiment = experiment_of(Adam(), SGD(learning_rate=1e-4), n_steps=500)
    bands = [np.arange(3 * 501.0).reshape(3, 501) + offset for offset in (0, 1)]
    shown = ViewState(colours=(0, 1))
    _, blocks = unpack(pack(*paths(experiment, run(experiment), ["Adam", "SGD"], shown, bands=bands)))
    steps = blocks["band_steps"].astype(int)
    assert (steps[0], steps[-1]) == (0, 500)
    assert blocks["bands"].shape == (2, 3, len(steps))
    np.testing.assert_allclose(blocks["bands"], np.stack(bands)[..., steps], rtol=1e-4)


def test_without_noise_no_bands_are_sent() -> None:
    assert "bands" not in unpack(packed(experiment_of(Adam()))[0])[1]


def test_a_draft_keeps_some_steps_and_the_end_of_each_run() -> None:
    experiment = experiment_of(Adam(), SGD(learning_rate=10.0), n_steps=1000)
    trajectories = run(experiment)
    header, blocks = paths(experiment, trajectories, ["a", "b"], ViewState().fitted(2), most_steps=100)
    kept = blocks["steps"].astype(int)
    assert header["steps"]
    assert {0, 1000, trajectories[1].last_step} <= set(kept)
    assert len(kept) <= 102
    _, whole = paths(experiment, trajectories, ["a", "b"], ViewState().fitted(2))
    for name in ("offsets", "losses"):
        np.testing.assert_array_equal(blocks[name], whole[name][:, kept])
