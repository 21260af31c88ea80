"""Many visitors of one server process, each of whom moves a slider once a second, over real websockets without a browser."""

import asyncio
import json
from statistics import median
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.bare import RATE
from benchmarks.lab import link
from tests.browser.served import served

N_VISITORS = 60
MOVES = 10
"""How often each visitor moves the slider; the first move is not counted."""
PANEL = "run_knobs_0"


class Visitor:
    """One session: it opens the lab, and then turns the learning rate of the first run."""

    def __init__(self, socket: ClientConnection, name: str, link: str) -> None:
        self.socket, self.name, self.link = socket, name, link
        self.panel = self.fragment = ""
        self.kept: set[str] = set()

    async def open(self) -> None:
        """Have the whole page run, and keep what the panel of knobs is called in it."""
        message = BackMsg()
        message.rerun_script.query_string = self.link
        for said in await self._ask(message):
            element = said.delta.new_element.bidi_component
            if element.id.endswith(PANEL):
                self.panel, self.fragment = element.id, said.delta.fragment_id

    async def turn(self, move: int, rate: float) -> float:
        """Seconds until everything that follows from a turned knob has arrived."""
        told = {"owner": "sgd", "name": "learning_rate", "value": rate, "final": True, "sequence": [self.name, move]}
        message = BackMsg()
        message.rerun_script.query_string = self.link
        message.rerun_script.fragment_id = self.fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.json_value = self.panel, json.dumps({"change": told})
        begun = perf_counter()
        answer = await self._ask(message)
        taken = perf_counter() - begun
        assert any(said.delta.new_element.bidi_component.id.endswith("player") for said in answer), "no picture came"
        return taken

    async def _ask(self, message: BackMsg) -> list[ForwardMsg]:
        message.rerun_script.cached_message_hashes.extend(self.kept)  # as a browser does, which has kept the surface
        await self.socket.send(message.SerializeToString())
        answer: list[ForwardMsg] = []
        while not answer or answer[-1].WhichOneof("type") != "script_finished":
            answer.append(ForwardMsg.FromString(await self.socket.recv(decode=False)))
        self.kept.update(said.hash for said in answer if said.metadata.cacheable)
        return answer


def report() -> None:
    """Print how long the visitors waited, beside the budget."""
    with served() as server:
        waits = asyncio.run(everyone(server.replace("http:", "ws:", 1)))
    print(f"\n{N_VISITORS} visitors who each move a slider once a second (budget: a median of at most 100 ms)\n")
    print(f"{'median':12}{1e3 * median(waits):6.1f} ms\n{'slowest':12}{1e3 * max(waits):6.1f} ms")


async def everyone(server: str) -> list[float]:
    """The seconds that each counted move of each visitor took; nobody moves before all have come."""
    everybody_is_here = asyncio.Barrier(N_VISITORS)
    visits = (visit(server, index, everybody_is_here) for index in range(N_VISITORS))
    return [wait for waits in await asyncio.gather(*visits) for wait in waits]


async def visit(server: str, index: int, everybody_is_here: asyncio.Barrier) -> list[float]:
    """Come, wait for the others, and move once a second, each visitor at a moment of its own."""
    async with connect(f"{server}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        visitor = Visitor(socket, f"visitor {index}", link())
        await visitor.open()
        await everybody_is_here.wait()
        await asyncio.sleep(index / N_VISITORS)
        waits = []
        for move in range(MOVES):
            # Every rate is new, so nothing that was computed before can be shown again.
            waits.append(await visitor.turn(move, RATE * (1 + 1e-4 * (1 + N_VISITORS * move + index))))
            await asyncio.sleep(max(0.0, 1 - waits[-1]))
    return waits[1:]


if __name__ == "__main__":
    report()
