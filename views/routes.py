"""Pictures by link: what a visitor sees is a function of the link, and is answered as such, without cookie or session.

    GET lab/picture?<link>   everything that a knob changes, as the player's bytes
    GET lab/surface?<link>   the ground below it, which the browser keeps

Any replica can answer. A question that was overtaken and taken back is no longer computed, and costly questions wait in a line of
their own, so that a knob answers meanwhile.
"""

from collections.abc import Callable
from typing import TypeAlias

import anyio
import anyio.to_thread

Answer: TypeAlias = Callable[[str], bytes]

QUICK, COSTLY = 4, 1
"""How many pictures are worked on at a time: cheap ones, and such as take a second."""
CLIENT_CLOSED = 499
"""What is noted in the log for a question that was taken back; nobody receives it."""


class Lines:
    """Where questions wait for their turn; made once the server's event loop runs."""

    def __init__(self) -> None:
        self.quick = anyio.CapacityLimiter(QUICK)
        self.costly = anyio.CapacityLimiter(COSTLY)
