"""What a hand may ask of the Explore page, by name: each checks what came from the browser before it counts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

from experiments.view_state import MAX_RUNS, VIEWS
from landscapes.landscape import LARGEST_COORDINATE
from views import session
from views.panels.extras import choose_modifiers, choose_schedule
from views.panels.landscape_choice import choose_landscape
from views.panels.runs import choose_dialect, choose_optimizer

Action: TypeAlias = Callable[[Any], None]


def perform(name: str, value: Any) -> None:
    """Do what a message asks for; one that asks for nothing that there is, or with a value that cannot be, is left aside."""
    if action := ACTIONS.get(name):
        action(value)


def set_start(place: Any) -> None:
    """Let every run start at `place`, two numbers."""
    match place:
        case [int() | float() as x, int() | float() as y]:
            if all(abs(coordinate) <= LARGEST_COORDINATE for coordinate in (x, y)):  # a `nan` is not
                move_start(float(x), float(y))


def move_start(x: float, y: float) -> None:
    """Let every run start at `(x, y)`; what is out of reach is refused in a sentence."""
    session.edit_runs(lambda _, run: replace(run, start=(x, y)))


def set_view(view: Any) -> None:
    """Look at the landscape as a map, as a surface or side by side from now on."""
    if view in VIEWS:
        session.show(session.current().with_view_state(view=view))


def select_run(index: Any) -> None:
    """Let the knobs, the inside and the sentence be those of the run at `index`."""
    if _is_run(index):
        session.show(session.current().with_view_state(selected=index))


def duplicate_run(index: Any) -> None:
    """Add a run like the one at `index` and select it: so one compares two values of a knob."""
    scene = session.current()
    runs = scene.experiment.runs
    if _is_run(index) and len(runs) < MAX_RUNS:
        added = replace(scene, view_state=scene.view_state.with_copy_of(index, len(runs)))
        session.show(added.with_experiment(runs=[*runs, runs[index]]))


def remove_run(index: Any) -> None:
    """Take the run at `index` away, unless it is the only one."""
    scene = session.current()
    runs = scene.experiment.runs
    if _is_run(index) and len(runs) > 1:
        left = replace(scene, view_state=scene.view_state.without(index, len(runs)))
        session.show(left.with_experiment(runs=[*runs[:index], *runs[index + 1 :]]))


def _is_run(index: Any) -> bool:
    n_runs = len(session.current().experiment.runs)
    return isinstance(index, int) and not isinstance(index, bool) and 0 <= index < n_runs


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "start": set_start,
        "view": set_view,
        "selected": select_run,
        "duplicate": duplicate_run,
        "remove": remove_run,
        "optimizer": choose_optimizer,
        "dialect": choose_dialect,
        "schedule": choose_schedule,
        "modifiers": choose_modifiers,
        "landscape": choose_landscape,
    }
)
