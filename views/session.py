"""The session is the link: the address bar holds the experiment, and a drag keeps a draft of it until the hand lets go.

Only this file touches `st.query_params`. A session that was lost (a restarted server, another replica) is rebuilt from the
address before any touch is answered, so that no touch is swallowed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from catalog import ParameterError
from experiments import Experiment, ExperimentError, Run
from experiments.compare import terms_after
from experiments.link import decode, decode_view_state, encode
from experiments.view_state import ViewState


@dataclass(frozen=True)
class Scene:
    """What the page shows: the experiment, what of it is in the light, and what of the link could not be read."""

    experiment: Experiment
    view_state: ViewState
    remarks: tuple[str, ...] = ()

    def with_experiment(self, **changes: Any) -> "Scene":
        """The same scene with fields of the experiment replaced; terms of a comparison that no longer hold are dropped."""
        experiment = replace(self.experiment, **changes)
        view_state = replace(self.view_state, terms=terms_after(self.view_state.terms, self.experiment, experiment))
        return replace(self, experiment=experiment, view_state=view_state)

    def with_view_state(self, **changes: Any) -> "Scene":
        """The same scene with something else of it in the light."""
        return replace(self, view_state=replace(self.view_state, **changes))


def current() -> Scene:
    """The scene of this session; an address that somebody else wrote (a link, the back button) comes first."""
    state, address = st.session_state, _address()
    if (address and address != state.get("address")) or "link" not in state:
        state.update(address=address, link=address, remarks=_opened(address).remarks)
    return replace(_opened(state["link"]), remarks=state["remarks"])


@lru_cache(maxsize=256)
def _opened(link: str) -> Scene:
    """What `link` shows; terms of a race that it claims in vain are dropped."""
    experiment, remarks = decode(link)
    return Scene(experiment, decode_view_state(link, len(experiment.runs)), remarks).with_experiment()


def show(scene: Scene, *, final: bool = True) -> None:
    """Make `scene` the current one; the address follows once the change is `final`."""
    view_state = scene.view_state.fitted(len(scene.experiment.runs))
    st.session_state.update(link=encode(scene.experiment, view_state), remarks=(), draft=not final)
    publish()


def link() -> str:
    """The link of the current scene, as it is written in full."""
    scene = current()
    return encode(scene.experiment, scene.view_state)


def is_draft() -> bool:
    """Whether a knob is still in somebody's hand."""
    return bool(st.session_state.get("draft"))


def edit(change: Callable[[Run], Run], *, final: bool = True) -> None:
    """Replace the selected run by what `change` makes of it; see `edit_runs`."""
    selected = current().view_state.selected
    edit_runs(lambda index, member: change(member) if index == selected else member, final=final)


def edit_runs(change: Callable[[int, Run], Run], *, final: bool = True) -> None:
    """Replace each run, by its index, by what `change` makes of it; what cannot be made is remarked upon, and nothing is lost."""
    scene = current()
    try:
        runs = [change(index, member) for index, member in enumerate(scene.experiment.runs)]
        show(scene.with_experiment(runs=runs), final=final)
    except (ParameterError, ExperimentError) as error:
        remark(str(error))


def remark(sentence: str) -> None:
    """Show `sentence` above the page until something else is chosen."""
    st.session_state["remarks"] = (sentence,)


def publish() -> None:
    """Write the current scene into the address bar, unless it stands there already or is a draft."""
    if is_draft():
        return
    written = link()
    if written != _address():
        st.query_params.from_dict(parse_qs(written))
    st.session_state.update(address=_address(), link=written)


def _address() -> str:
    return urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
