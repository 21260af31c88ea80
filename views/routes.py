"""Pictures by link: `GET lab/picture?<link>`, and `GET lab/surface?<link>` for the ground that they lie on."""

from dataclasses import asdict
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from experiments.band import N_SEEDS
from experiments.scene import Scene, open_scene
from figures import paths
from figures.buffer import pack, short, unpack
from figures.comparison import terms_sentences
from figures.labels import labels
from figures.metric_table import metric_table
from figures.outcome_table import outcome_table
from figures.phrases import phrase
from figures.sentences import outcome_sentences
from views import cached

MOST_COLUMNS = 300


def picture(request: Request) -> Response:
    """Everything that a knob changes, packed for the player."""
    query = request.url.query
    scene = open_scene(query.replace("&draft=1", ""))
    return _packed(_picture(scene, is_draft="&draft=1" in query))


def surface(request: Request) -> Response:
    """The ground of a link, packed for the player."""
    return _packed(cached.surface(open_scene(request.url.query).experiment.landscape))


def _packed(body: bytes) -> Response:
    return Response(body, headers={"Cache-Control": "no-cache", "Content-Type": "application/octet-stream"})


def _picture(scene: Scene, is_draft: bool) -> bytes:
    experiment, view_state = scene.experiment, scene.view_state
    ensembles = cached.ensembles(experiment)
    trajectories, names = [ensemble.single for ensemble in ensembles], labels(experiment.runs)
    bands = [ensemble.losses for ensemble in ensembles if ensemble.losses is not None]
    told = outcome_sentences(names, experiment.landscape, trajectories)
    header, blocks = unpack(paths.paths(experiment, trajectories, names, view_state, sentence=told, bands=bands))
    del header["blocks"]
    header |= {
        "link": scene.link,
        "surface_link": scene.link,
        "remarks": [],
        "table": asdict(outcome_table(experiment.landscape, names, trajectories, view_state.colours)),
        "comparison": asdict(metric_table(experiment, names, ensembles, view_state.colours))
        | {"terms": terms_sentences(view_state.terms, experiment, names), "note": ""},
        "bands_note": phrase("bands", n_seeds=N_SEEDS) if bands else "",
    }
    if is_draft:
        _thin(header, blocks, [trajectory.last_step for trajectory in trajectories])
    short_blocks = {name: short(block) for name, block in blocks.items() if name not in ("steps", "band_steps")}
    exact = {name: block for name, block in blocks.items() if name in ("steps", "band_steps")}
    return pack(header, {**short_blocks, **exact})


def _thin(header: dict[str, Any], blocks: dict[str, Any], last_steps: list[int]) -> None:
    n_steps = header["n_steps"]
    if n_steps < MOST_COLUMNS:
        return
    steps = np.unique(np.concatenate([np.linspace(0, n_steps, MOST_COLUMNS).round(), last_steps])).astype(int)
    for name, axis in (("offsets", 1), ("losses", 1), ("inside", 1)):
        blocks[name] = blocks[name].take(steps, axis)
    blocks["steps"] = steps.astype(np.float32)
    header["steps"] = True


ROUTES = [
    Route("/{base:path}lab/picture", picture, methods=["GET"]),
    Route("/{base:path}lab/surface", surface, methods=["GET"]),
]
