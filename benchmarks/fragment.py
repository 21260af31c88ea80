"""The reference for every turn: a fragment of a plain Streamlit page that reruns (`reference_page.py`)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter

from benchmarks.bare import RATE
from benchmarks.streamlit_session import Session, session

LINK = "turn=1"
"""What opens the page with the fragment."""


class Fragment:
    """A session whose slider is found."""

    def __init__(self, tab: Session, slider: str, fragment: str) -> None:
        self._tab, self._slider, self._fragment = tab, slider, fragment

    async def turn(self, k: int) -> float:
        """Turn the slider to its value number `k`; the seconds until the picture has come."""
        begun = perf_counter()
        answer = await self._tab.slide(self._slider, self._fragment, RATE * (1 + (1 + k) % 9999 * 1e-4))
        taken = perf_counter() - begun
        assert any(said.delta.new_element.HasField("plotly_chart") for said in answer), "no picture came"
        return taken


@asynccontextmanager
async def fragment(server: str) -> AsyncIterator[Fragment]:
    """The fragment of the reference page, served at `server`."""
    async with session(server, LINK) as tab:
        sliders = [said for said in await tab.open() if said.delta.new_element.HasField("slider")]
        (said,) = sliders
        yield Fragment(tab, said.delta.new_element.slider.id, said.delta.fragment_id)
