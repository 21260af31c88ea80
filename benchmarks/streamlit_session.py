"""A session with a Streamlit server over its websocket, as a browser holds it, but without a browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


class Session:
    """One visitor's tab at `link`."""

    def __init__(self, socket: ClientConnection, link: str) -> None:
        self._socket, self._link = socket, link
        self._kept: set[str] = set()
        self.n_bytes = 0
        """How much has come so far, uncompressed."""

    async def open(self) -> list[ForwardMsg]:
        """Have the whole page run."""
        return await self._ask(self._rerun())

    async def slide(self, slider: str, fragment: str, value: float) -> list[ForwardMsg]:
        """Move a slider of Streamlit's own, which reruns the fragment that it stands in."""
        message = self._rerun()
        message.rerun_script.fragment_id = fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id = slider
        state.double_array_value.data.append(value)
        return await self._ask(message)

    def _rerun(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self._link
        return message

    async def _ask(self, message: BackMsg) -> list[ForwardMsg]:
        message.rerun_script.cached_message_hashes.extend(self._kept)  # as a browser does, which has kept them
        await self._socket.send(message.SerializeToString())
        answer: list[ForwardMsg] = []
        while not answer or answer[-1].WhichOneof("type") != "script_finished":
            said = await self._socket.recv(decode=False)
            self.n_bytes += len(said)
            answer.append(ForwardMsg.FromString(said))
        self._kept.update(said.hash for said in answer if said.metadata.cacheable)
        return answer


@asynccontextmanager
async def session(server: str, link: str) -> AsyncIterator[Session]:
    """A session with the `server`, an address, for as long as it is needed."""
    address = f"{server.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        yield Session(socket, link)
