"""The moving part of the map: where each run stood after each step, and how it is drawn."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from catalog import Array
from experiments import Experiment, Trajectory
from experiments.inside import Inside
from figures.buffer import pack, short
from figures.contour import surface_key
from figures.inside import told_inside
from figures.style import run_style

FARTHEST = 1e30
"""Beyond this a number is drawn as this: `float32`, which the browser gets, ends soon after."""


def paths(
    experiment: Experiment,
    trajectories: Sequence[Trajectory],
    labels: Sequence[str],
    colours: Sequence[int],
    *,
    selected: int = 0,
    view: str = "map",
    sentence: str = "",
) -> bytes:
    """All `trajectories` of `experiment` for the player.

    `labels` name the runs, `colours` gives each its slot of the palette, `selected` is the index of the run that is being
    turned at, `view` says whether they are drawn on the map or on the surface in space, and `sentence` tells the whole
    picture to those who cannot see it. Blocks: `offsets` `(n_runs, n_steps + 1, 2)` of the positions from each run's end,
    where one looks most closely; `losses` `(n_runs, n_steps + 1)`; and of the selected run what went on inside.
    """
    about, columns = told_inside(Inside(experiment, selected, trajectories[selected]))
    header = {
        "surface": surface_key(experiment.landscape),
        "n_steps": experiment.n_steps,
        "start": experiment.runs[selected].start,
        "selected": selected,
        "view": view,
        "sentence": sentence,
        "runs": [_told(*row) for row in zip(labels, colours, trajectories, strict=True)],
        "inside": about,
    }
    offsets = np.stack([_near(trajectory) - _near(trajectory)[-1] for trajectory in trajectories])
    losses = np.stack([trajectory.losses for trajectory in trajectories]).clip(-FARTHEST, FARTHEST)
    return pack(header, {"offsets": short(offsets), "losses": short(losses), "inside": short(columns)})


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
    return trajectory.positions.clip(-FARTHEST, FARTHEST)
