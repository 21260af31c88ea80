"""The picture of a link: everything that a knob changes, packed for the browser. A pure function from text to bytes.

Paths, losses and the inside of the selected run are blocks of numbers; sentence, tables, comparison and remarks are data in the
header. What is too dear is shown shorter, with a remark.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from experiments.cached import ensemble
from experiments.cost import Plan, plan, plan_of_change
from experiments.link import encode_landscape
from experiments.scene import TURN, Scene, open_scene
from figures import contour
from figures.buffer import pack
from figures.labels import labels
from figures.paths import paths
from figures.report import Report
from landscapes import Domain, Landscape

ALLOWANCE = 0.9
"""Seconds that a picture may be foreseen to take: eight runs of 5,000 steps of any usual method."""
DRAFT_ALLOWANCE = 0.09
"""Seconds for what is new in a picture that a hand passes by."""
COSTLY = 0.1
"""From so many seconds on a picture waits in line with others of its kind."""
DRAFT = "draft=1"
"""What a browser adds to a link while a hand still moves."""
DRAFT_STEPS = 600
"""A picture that a hand passes by keeps about so many steps of each run."""
SURFACES_KEPT = 64


class Asked(NamedTuple):
    """What a link asks for: a scene, in full or as a draft, and how much of it is affordable."""

    scene: Scene
    is_draft: bool
    plan: Plan

    @property
    def is_costly(self) -> bool:
        """Whether the picture takes so long that another visitor would notice."""
        return self.plan.seconds > COSTLY


def read(link: str) -> Asked:
    """What `link` asks for; never raises."""
    parts = link.split("&")
    scene = open_scene(_joined(part for part in parts if part != DRAFT))
    if DRAFT not in parts:
        return Asked(scene, False, plan(scene.experiment, ALLOWANCE))
    before = open_scene(_joined(part for part in parts if part != DRAFT and not part.startswith(TURN)))
    return Asked(scene, True, plan_of_change(scene.experiment, before.experiment, DRAFT_ALLOWANCE, ALLOWANCE))


def _joined(parts: Iterable[str]) -> str:
    return "&".join(parts)


def picture(link: str) -> bytes:
    """The picture of `link`."""
    return draw(read(link))


def draw(asked: Asked) -> bytes:
    """The picture that is `asked` for; its blocks are those of `paths`."""
    scene, is_draft, shown = asked
    experiment = scene.experiment
    found = [ensemble(experiment, index, run) for index, run in enumerate(shown.runs)]
    report = Report(scene, labels(experiment.runs, scene.view_state.names), found, shown)
    header, blocks = paths(
        experiment,
        report.trajectories,
        report.labels,
        scene.view_state,
        bands=[each.losses for each in found if each.losses is not None],
        most_steps=DRAFT_STEPS if is_draft else None,
    )
    return pack({**header, **_links(scene), **report.data(is_draft)}, blocks)


def draw_surface(asked: Asked) -> bytes:
    """The ground of what is `asked` for, as the player takes it."""
    return _surface(asked.scene.experiment.landscape, asked.scene.view_state.window)


def _links(scene: Scene) -> dict[str, Any]:
    return {
        "link": scene.link,
        "surface_link": encode_landscape(scene.experiment.landscape, scene.view_state.window),
    }


@lru_cache(maxsize=SURFACES_KEPT)
def _surface(landscape: Landscape, window: Domain | None) -> bytes:
    return contour.surface(landscape, window)
