"""What a hand may ask of the Explore page, by name: each checks what came from the browser before it counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

from experiments.view_state import MAX_RUNS, TABS, VIEWS, is_window
from landscapes import Domain
from landscapes.landscape import LARGEST_COORDINATE
from views import history, session
from views.panels.extras import choose_modifiers, choose_schedule
from views.panels.landscape_choice import choose_landscape
from views.panels.runs import choose_dialect, choose_optimizer

Action: TypeAlias = Callable[[Any], None]
SWITCH = (False, True)


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


def select_run(index: Any) -> None:
    """Let the knobs, the inside and the sentence be those of the run at `index`."""
    if _is_run(index):
        _look(selected=index)


def hide_runs(indexes: Any) -> None:
    """Draw all runs but those at `indexes`."""
    match indexes:
        case list() if all(_is_run(index) for index in indexes):
            _look(hidden=tuple(indexes))


def rename_run(called: Any) -> None:
    """Call a run by a name that a hand has written, or by its own again; `called` is its index and the name."""
    match called:
        case [index, str(name)] if _is_run(index):
            scene = session.current()
            names = scene.view_state.names or ("",) * len(scene.experiment.runs)
            _look(names=(*names[:index], name, *names[index + 1 :]))


def pause_at(step: Any) -> None:
    """Stand still at `step`, or nowhere for nothing."""
    if step is None or (isinstance(step, int) and not isinstance(step, bool) and step >= 0):
        _look(step=step)


def set_window(window: Any) -> None:
    """Show the part of the plane within `window`, the ends of both axes, or all of the landscape for nothing."""
    match window:
        case None:
            _look(window=None)
        case [[int() | float(), int() | float()] as x, [int() | float(), int() | float()] as y]:
            if is_window(Domain(x=(x[0], x[1]), y=(y[0], y[1]))):
                _look(window=Domain(x=(float(x[0]), float(x[1])), y=(float(y[0]), float(y[1]))))


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


def undo(n_changes: Any) -> None:
    """Take back so many changes of the experiment."""
    _repeat(session.undo, n_changes)


def redo(n_changes: Any) -> None:
    """Make so many changes again that were taken back."""
    _repeat(session.redo, n_changes)


def _repeat(act: Callable[[], None], times: Any) -> None:
    if isinstance(times, int) and not isinstance(times, bool):
        for _ in range(min(times, history.MOST)):
            act()


def _one_of(field: str, choices: Sequence[Any]) -> Action:
    """The action that takes one of the `choices` for a `field` of the view state."""

    def choose(value: Any) -> None:
        if any(value is choice or (isinstance(value, str) and value == choice) for choice in choices):
            _look(**{field: value})

    return choose


def _look(**changes: Any) -> None:
    session.show(session.current().with_view_state(**changes))


def _is_run(index: Any) -> bool:
    n_runs = len(session.current().experiment.runs)
    return isinstance(index, int) and not isinstance(index, bool) and 0 <= index < n_runs


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "start": set_start,
        "selected": select_run,
        "hidden": hide_runs,
        "rename": rename_run,
        "duplicate": duplicate_run,
        "remove": remove_run,
        "optimizer": choose_optimizer,
        "dialect": choose_dialect,
        "schedule": choose_schedule,
        "modifiers": choose_modifiers,
        "landscape": choose_landscape,
        "undo": undo,
        "redo": redo,
        "step": pause_at,
        "window": set_window,
        "view": _one_of("view", VIEWS),
        "tab": _one_of("tab", TABS),
        "hides_future": _one_of("hides_future", SWITCH),
        "presenting": _one_of("presenting", SWITCH),
        "equal_axes": _one_of("equal_axes", SWITCH),
    }
)
