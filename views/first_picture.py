"""The first picture does not wait: the page itself says which picture it will show, and brings the module that draws it.

Streamlit and Plotly take seconds to start in a browser. Until then a small module draws ground, lines and paths from the
answer to the picture's link, which the browser asks for while it still reads the page; the player takes the drawing over.
A host that serves a page of its own simply goes without.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from views.assets import FILES, PLOTLY, imports, preloads, url

PAGES = ("", "explore")
"""The last part of the paths below which the Explore page stands."""
MODULE = "first/first.js"
LAYOUT = "page/page.css"
"""Where everything stands: it must be known before anything is there, or what comes would move."""
ELSEWHERE = ("catalogue/", "share/share.css", "keys/keys.css", "dialog/dialog.css")
"""What nobody on the Explore page needs before a touch."""
CONDITIONS = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""What is not passed on: the page must come whole and uncompressed to be written into."""
STALE = ("etag", "last-modified", "accept-ranges")
"""What is said of the page as it lies on the disk, and is not true of the one that is sent."""


class FirstPicture:
    """Writes into the Explore page where its picture is to be had, and which module draws it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the wrapped app does, with two elements more in the head of the Explore page."""
        if not _is_explore(scope):
            return await self.app(scope, receive, send)
        page = Page(urgent(scope["query_string"].decode("latin-1")), later(), send)
        return await self.app({**scope, "headers": list(_unconditional(scope["headers"]))}, receive, page.receive)


class Page:
    """A page on its way out, held back until it is whole."""

    def __init__(self, first: str, last: str, send: Send) -> None:
        """Put `first` at the beginning of its head, before all that Streamlit asks for, and `last` at its end."""
        self.first, self.last = first.encode(), last.encode()
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def receive(self, message: Message) -> None:
        """Take the next part; what is no page goes through as it is."""
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif self.start is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        body = self.body.replace(b"<head>", b"<head>" + self.first, 1).replace(b"</head>", self.last + b"</head>", 1)
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-cache"
        for name in STALE:
            del headers[name]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def urgent(query: str) -> str:
    """The elements that ask for the picture of `query` with its ground, and for the module that draws it."""
    asked = (escape(f"lab/{part}?{query}") for part in ("picture", "surface"))
    data = (f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{address}">' for address in asked)
    # It must be asynchronous, for else it would wait for Streamlit's own modules, which stand behind it.
    layout = f'<link rel="stylesheet" href="{url(LAYOUT)}">'
    return f'{"".join(data)}{preloads(*early())}{layout}<script type="module" async src="{url(MODULE)}"></script>'


@cache
def later() -> str:
    """The elements that ask for all that comes after the first picture, so that it arrives while Streamlit starts."""
    awaited = (name for name in FILES if name not in early() and not name.startswith(ELSEWHERE) and name != PLOTLY.name)
    return preloads(*awaited, PLOTLY.name)


@cache
def early() -> tuple[str, ...]:
    """The files of the first picture: the styles, and every module that its own imports, by whatever way."""
    styles = [name for name in FILES if name.startswith(("first/", "player/")) and name.endswith(".css")]
    return (*styles, *imports(MODULE))


def _is_explore(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and scope["path"].rpartition("/")[2] in PAGES


def _is_html(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html") and message["status"] == 200


def _unconditional(headers: Iterable[tuple[bytes, bytes]]) -> Iterable[tuple[bytes, bytes]]:
    return (header for header in headers if header[0].lower() not in CONDITIONS)


MIDDLEWARE = [Middleware(FirstPicture)]
