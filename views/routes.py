"""Pictures by link: what a visitor sees is a function of the link, and is answered as such, without cookie or session.

    GET lab/picture?<link>   everything that a knob changes, as the player's bytes
    GET lab/surface?<link>   the ground below it, which the browser keeps
    GET lab/qr?<address>     an address as a QR code

Any replica can answer. A question that is taken back is no longer worked on, and costly ones wait for each other, so that a
knob answers meanwhile.
"""

import gzip
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import blake2b
from threading import Event
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from experiments.cancellation import Cancelled, cancellable
from experiments.scene import MAX_LINK_LENGTH
from figures import qr
from figures.phrases import phrase
from figures.picture import Asked, draw, draw_surface, read
from views.assets import version

Work: TypeAlias = Callable[[Asked], bytes]

CLIENT_CLOSED_REQUEST = 499
"""What the log says of a question that was taken back; nobody receives it."""
FRESH = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
"""A browser may keep an answer, but asks whether it still holds: another version of the app may draw another picture."""


SWITCH_INTERVAL, BUSY_SWITCH_INTERVAL = 0.005, 0.001
"""Seconds after which a thread lets the next one compute: Python's own, and those while a costly question is worked on."""


class RequestLimits(NamedTuple):
    """How many requests are worked on at a time: cheap ones hardly ever wait, costly ones wait for each other."""

    quick: anyio.CapacityLimiter
    costly: anyio.CapacityLimiter


@cache
def limits() -> RequestLimits:
    """The limits of this server; more than a few threads at a time would only slow each other down."""
    return RequestLimits(anyio.CapacityLimiter(2), anyio.CapacityLimiter(1))


async def show_picture(request: Request) -> Response:
    """Everything that a knob changes."""
    return await _answer(request, draw)


async def show_surface(request: Request) -> Response:
    """The ground of a landscape."""
    return await _answer(request, draw_surface)


async def show_qr(request: Request) -> Response:
    """An address, percent-encoded, as a QR code."""
    address = unquote(request.url.query)
    drawn = await run_sync(qr.svg, address) if len(address) <= MAX_LINK_LENGTH else None
    if drawn is None:
        return PlainTextResponse(phrase("too_long_for_qr"), status_code=414)
    return Response(drawn, media_type="image/svg+xml", headers=FRESH)


async def _answer(request: Request, work: Work) -> Response:
    """What `work` makes of the link; nothing if the browser has it already, and a sentence if it is no link at all."""
    link = request.url.query
    if len(link) > MAX_LINK_LENGTH:
        return PlainTextResponse(phrase("link_too_long", most=MAX_LINK_LENGTH), status_code=414)
    headers = {**FRESH, "ETag": _tag(request.url.path, link)}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    is_zipped = "gzip" in request.headers.get("accept-encoding", "")
    body = await _while_listening(request, partial(_zipped, work) if is_zipped else work, link)
    if body is None:
        return Response(status_code=CLIENT_CLOSED_REQUEST)
    encoding = {"Content-Encoding": "gzip"} if is_zipped else {}
    return Response(body, media_type="application/octet-stream", headers={**headers, **encoding})


def _tag(path: str, link: str) -> str:
    """A name for the answer that is the same on every replica of one version of the app."""
    asked = f"{version()} {path.rpartition('/')[2]} {link}"
    return f'W/"{blake2b(asked.encode(), digest_size=12).hexdigest()}"'


async def _while_listening(request: Request, work: Work, link: str) -> bytes | None:
    """What `work` makes of the link; `None` if it was given up because nobody listened any more."""
    gone = Event()
    body: bytes | None = None
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_watch, request, gone)
        answer = await run_sync(_unless_costly, work, link, gone, limiter=limits().quick)
        if isinstance(answer, Asked):
            body = await run_sync(_beside_others, work, answer, gone, limiter=limits().costly)
        else:
            body = answer
        tasks.cancel_scope.cancel()
    return body


def _unless_costly(work: Work, link: str, gone: Event) -> bytes | Asked | None:
    """What `work` makes of the link, or only what the link asks for, if that would keep others waiting."""
    asked = read(link)
    return asked if asked.is_costly else _cancellable(work, asked, gone)


def _beside_others(work: Work, asked: Asked, gone: Event) -> bytes | None:
    """What costly `work` makes of the link, while quick questions need not wait long for their turn to compute."""
    with _frequent_switches():
        return _cancellable(work, asked, gone)


@contextmanager
def _frequent_switches() -> Iterator[None]:
    sys.setswitchinterval(BUSY_SWITCH_INTERVAL)
    try:
        yield
    finally:
        sys.setswitchinterval(SWITCH_INTERVAL)


def _cancellable(work: Work, asked: Asked, gone: Event) -> bytes | None:
    if gone.is_set():
        return None
    try:
        with cancellable(gone):
            return work(asked)
    except Cancelled:
        return None


def _zipped(work: Work, asked: Asked) -> bytes:
    """What `work` makes, compressed here, in the thread: the numbers hardly shrink further with more effort."""
    return gzip.compress(work(asked), compresslevel=1, mtime=0)


async def _watch(request: Request, gone: Event) -> None:
    """Set `gone` once the other end has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    gone.set()


# The app may live below a base path, which Streamlit puts before its own routes only.
ROUTES = [
    Route("/{base:path}lab/picture", show_picture, methods=["GET"]),
    Route("/{base:path}lab/surface", show_surface, methods=["GET"]),
    Route("/{base:path}lab/qr", show_qr, methods=["GET"]),
]
