"""The moving part of the map: where each run stood after each step, and how it is drawn."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments import Experiment, Trajectory
from experiments.internals import RunInternals
from experiments.view_state import ViewState
from figures.buffer import pack, short
from figures.contour import surface_key
from figures.internals import describe_internals
from figures.style import run_style

LARGEST_DRAWN = 1e30
"""Beyond this a number is drawn as this: `float32`, which the browser gets, ends soon after."""

FINEST_BAND = 150
"""A band is drawn through at most so many steps."""


def paths(
    experiment: Experiment,
    trajectories: Sequence[Trajectory],
    labels: Sequence[str],
    view_state: ViewState,
    *,
    sentence: str = "",
    bands: Sequence[Array] = (),
) -> bytes:
    """All `trajectories` of `experiment` for the player.

    `labels` name the runs, `view_state` says which is selected, in which colours they are drawn and on the map or the surface,
    and `sentence` tells the whole picture to those who cannot see it. Blocks: `offsets` `(n_runs, n_steps + 1, 2)` of the
    positions from each run's end, where one looks most closely; `losses` `(n_runs, n_steps + 1)`; and of the selected run
    what went on `inside`. With noise, `bands` holds the quantiles of each run's loss, `(3, n_steps + 1)`; further blocks
    are then `band_steps` `(n_kept,)` and `bands` `(n_runs, 3, n_kept)`.
    """
    selected, colours = view_state.selected, view_state.colours
    about, columns = describe_internals(RunInternals(experiment, selected, trajectories[selected]))
    header = {
        "surface": surface_key(experiment.landscape),
        "n_steps": experiment.n_steps,
        "start": experiment.runs[selected].start,
        "selected": selected,
        "view": view_state.view,
        "sentence": sentence,
        "runs": [_told(*row) for row in zip(labels, colours, trajectories, strict=True)],
        "inside": about,
    }
    offsets = np.stack([_near(trajectory) - _near(trajectory)[-1] for trajectory in trajectories])
    losses = np.stack([trajectory.losses for trajectory in trajectories]).clip(-LARGEST_DRAWN, LARGEST_DRAWN)
    scatter = _thinned(np.stack(bands)) if bands else {}
    return pack(header, {"offsets": short(offsets), "losses": short(losses), "inside": short(columns), **scatter})


def _told(label: str, colour: int, trajectory: Trajectory) -> dict[str, Any]:
    """What the browser must know about one run besides its numbers."""
    return {
        "label": label,
        "style": run_style(colour),
        "end": _near(trajectory)[-1].tolist(),
        "last_step": trajectory.last_step,
        "broke_at": trajectory.broke_at,
        "outcome": trajectory.outcome.name,
    }


def _near(trajectory: Trajectory) -> Array:
    return trajectory.positions.clip(-LARGEST_DRAWN, LARGEST_DRAWN)


def _thinned(bands: Array) -> dict[str, NDArray[Any]]:
    """What of `bands`, shape `(n_runs, 3, n_steps + 1)`, a chart has room for, and the steps that it shows."""
    last = bands.shape[-1] - 1
    steps = np.unique(np.linspace(0, last, min(last + 1, FINEST_BAND)).round().astype(int))
    shown = bands[..., steps].clip(-LARGEST_DRAWN, LARGEST_DRAWN)
    return {"band_steps": steps.astype(np.float32), "bands": short(shown)}
