"""The moving part of the map: where each run stood after each step, and how it is drawn."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments import Experiment, Trajectory
from experiments.internals import RunInternals
from experiments.view_state import ViewState
from figures.buffer import short
from figures.contour import surface_key
from figures.internals import describe_internals
from figures.style import run_style

LARGEST_DRAWN = 1e30
"""Beyond this a number is drawn as this: `float32`, which the browser gets, ends soon after."""

FINEST_BAND = 150
"""A band is drawn through at most so many steps."""

TOLD = ("selected", "hidden", "view", "equal_axes", "step", "hides_future", "presenting", "tab")
"""What the browser is told of the view state as it is."""

Blocks: TypeAlias = dict[str, NDArray[Any]]


def paths(
    experiment: Experiment,
    trajectories: Sequence[Trajectory],
    labels: Sequence[str],
    view_state: ViewState,
    *,
    bands: Sequence[Array] = (),
    most_steps: int | None = None,
) -> tuple[dict[str, Any], Blocks]:
    """Header and blocks of all `trajectories` of `experiment` for the player.

    `labels` name the runs, `view_state` says which is selected, in which colours they are drawn and on the map or the surface.
    Blocks: `offsets` `(n_runs, n_kept, 2)` of the positions from each run's end, where one looks most closely; `losses`
    `(n_runs, n_kept)`; and of the selected run what went on `inside`. Every step is kept unless there are more than
    `most_steps`; which are kept then stands in a block `steps` `(n_kept,)`. With noise, `bands` holds the quantiles of each
    run's loss, `(3, n_steps + 1)`; further blocks are then `band_steps` `(n_shown,)` and `bands` `(n_runs, 3, n_shown)`.
    """
    selected, colours = view_state.selected, view_state.colours
    about, columns = describe_internals(RunInternals(experiment, selected, trajectories[selected]))
    kept = _kept_steps(experiment.n_steps, most_steps, [trajectory.last_step for trajectory in trajectories])
    header = {
        "surface": surface_key(experiment.landscape, view_state.window),
        "n_steps": experiment.n_steps,
        "steps": isinstance(kept, np.ndarray),
        "start": experiment.runs[selected].start,
        **{name: getattr(view_state, name) for name in TOLD},
        "window": (view_state.window.x, view_state.window.y) if view_state.window else None,
        "runs": [_told(*row) for row in zip(labels, colours, trajectories, strict=True)],
        "inside": about,
    }
    positions = np.stack([trajectory.positions for trajectory in trajectories]).clip(-LARGEST_DRAWN, LARGEST_DRAWN)
    offsets = positions - positions[:, -1:]
    losses = np.stack([trajectory.losses for trajectory in trajectories]).clip(-LARGEST_DRAWN, LARGEST_DRAWN)
    blocks = {"offsets": short(offsets[:, kept]), "losses": short(losses[:, kept]), "inside": short(columns[:, kept])}
    scatter = _thinned(np.stack(bands)) if bands else {}
    steps = {"steps": kept.astype(np.float32)} if isinstance(kept, np.ndarray) else {}
    return header, {**blocks, **scatter, **steps}


def _kept_steps(n_steps: int, most: int | None, ends: Sequence[int]) -> slice | NDArray[np.intp]:
    """All steps; or, of more than `most`, so many evenly spaced ones and the `ends` of the runs."""
    if most is None or n_steps < most:
        return slice(None)
    return np.unique(np.concatenate((np.linspace(0, n_steps, most).round(), ends)).astype(np.intp))


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
