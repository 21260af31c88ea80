"""The session is the link: the address bar holds the experiment.

Only this file touches `st.query_params`. A session that was lost (a restarted server, another replica) is rebuilt from the
address before any touch is answered, so that no touch is swallowed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NoReturn
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from catalog import ParameterError
from experiments import ExperimentError, Run
from experiments.remark import remark
from experiments.scene import Scene, open_scene
from views.history import History

LOOKS = ("view", "tab", "step", "hides_future", "presenting", "equal_axes", "forgiving")
"""What of the view state stays as it is when a change of the experiment is undone."""

NOTES = ("shelf", "family", "search")
"""What the Catalogue page keeps in the address, beside the link."""
NO_NOTES: Mapping[str, str] = MappingProxyType({})


def current() -> Scene:
    """The scene of this session; an address that somebody else wrote (a link, the back button) comes first."""
    state, address = st.session_state, _address()
    if (address and address != state.get("address")) or "link" not in state:
        _remember_before(open_scene(address))
        state.update(address=address, link=address, remarks=open_scene(address).remarks)
    return replace(open_scene(state["link"]), remarks=state["remarks"])


def disregard_address() -> None:
    """Stay with what is shown: the browser sent its address before it had heard of the newest one."""
    st.session_state["address"] = _address()


def show(scene: Scene) -> None:
    """Make `scene` the current one, and the address its link."""
    _remember_before(scene)
    st.session_state.update(link=scene.link, remarks=open_scene(scene.link).remarks)
    publish()


def history() -> History:
    """What can be undone and redone."""
    found: History = st.session_state.setdefault("history", History())
    return found


def undo() -> None:
    """Show the experiment before the last change, if there is one."""
    if past := history().past:
        _return_to(past[-1], history().undone(current().link))


def redo() -> None:
    """Show the experiment that was left by the last undoing, if nothing has been changed since."""
    if future := history().future:
        _return_to(future[-1], history().redone(current().link))


def edit(change: Callable[[Run], Run]) -> None:
    """Replace the selected run by what `change` makes of it; see `edit_runs`."""
    selected = current().view_state.selected
    edit_runs(lambda index, run: change(run) if index == selected else run)


def edit_runs(change: Callable[[int, Run], Run]) -> None:
    """Replace each run, by its index, by what `change` makes of it; what cannot be made is remarked upon, and nothing is lost."""
    scene = current()
    try:
        runs = [change(index, run) for index, run in enumerate(scene.experiment.runs)]
        show(scene.with_experiment(runs=runs))
    except (ParameterError, ExperimentError) as error:
        refuse(str(error))


def refuse(reason: str) -> None:
    """Say above the page, until something else is chosen, for which `reason` something was not done."""
    st.session_state["remarks"] = (remark("refused", reason=reason),)


def publish(notes: Mapping[str, str] = NO_NOTES) -> None:
    """Write the current scene into the address bar, and the `notes` of a page, unless they stand there already."""
    link = current().link
    if (link, notes) != (_address(), _noted()):
        st.query_params.from_dict({**parse_qs(link), **notes})
    st.session_state.update(address=_address(), link=link)


def notes() -> Mapping[str, str]:
    """What the address tells beside the link, or told before the visitor went to another page."""
    if noted := _noted():
        st.session_state["notes"] = noted
    return st.session_state.get("notes", NO_NOTES)  # type: ignore[no-any-return]


def note(told: Mapping[str, str]) -> None:
    """Keep `told` in the address, beside the link."""
    st.session_state["notes"] = dict(told)
    publish(told)


def leave_for(page: StreamlitPage) -> NoReturn:
    """Show the current scene on another `page`."""
    st.switch_page(page, query_params=parse_qs(current().link))


def _remember_before(scene: Scene) -> None:
    """What is shown now can be returned to, if `scene` is about another experiment."""
    left = st.session_state.get("link")
    if left is not None and open_scene(left).experiment != scene.experiment:
        st.session_state["history"] = history().after_change(left)


def _return_to(link: str, then: History) -> None:
    """Show the experiment of `link`, looked at as now as far as that makes sense."""
    now, scene = current(), open_scene(link)
    kept = {name: getattr(now.view_state, name) for name in LOOKS}
    if now.experiment.landscape == scene.experiment.landscape:
        kept["window"] = now.view_state.window
    view_state = replace(scene.view_state, **kept)
    show(replace(scene, view_state=view_state.fitted(len(scene.experiment.runs), scene.experiment.n_steps)))
    st.session_state["history"] = then


def _address() -> str:
    """The link in the address bar."""
    keys = [key for key in st.query_params if key not in NOTES]
    return urlencode([(key, value) for key in keys for value in st.query_params.get_all(key)])


def _noted() -> dict[str, str]:
    return {name: st.query_params[name] for name in NOTES if name in st.query_params}
