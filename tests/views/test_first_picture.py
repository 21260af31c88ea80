"""The page says at its very beginning which picture it will show, and brings the module that draws it."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from views.assets import FILES, imports, url
from views.first_picture import MIDDLEWARE, early

PAGE = '<!DOCTYPE html><html><head><script type="module" src="streamlit.js"></script></head><body></body></html>'


async def page(_: Request) -> Response:
    return HTMLResponse(PAGE, headers={"etag": "as it lies on the disk"})


APP = Starlette(routes=[Route("/{path:path}", page)], middleware=MIDDLEWARE)


def get(path: str, query: str = "") -> tuple[dict[str, str], str]:
    """Headers and body of the answer, through the ASGI protocol itself."""
    sent: list[Any] = []
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as apart:  # a browser test in this process may keep a loop running
        apart.submit(asyncio.run, APP(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_the_picture_is_asked_for_before_anything_of_streamlit() -> None:
    _, text = get("/", "v=1&run=sgd")
    ours, _, rest = text.partition('src="streamlit.js"')
    assert 'href="lab/picture?v=1&run=sgd"' in unescape(ours)
    assert 'href="lab/surface?v=1&run=sgd"' in unescape(ours)
    assert f'<script type="module" async src="{url("first/first.js")}">' in ours
    assert url("plotly.min.js") in rest
    assert url("plotly.min.js") not in ours


@pytest.mark.parametrize("path", ["/", "/explore", "/below/a/base/", "/below/a/base/explore"])
def test_what_is_said_of_the_page_is_true(path: str) -> None:
    headers, text = get(path)
    assert int(headers["content-length"]) == len(text.encode())
    assert "etag" not in headers


def test_another_page_stays_as_it_is() -> None:
    headers, text = get("/catalogue")
    assert text == PAGE
    assert headers["etag"]


def test_a_query_cannot_smuggle_markup() -> None:
    _, text = get("/", '"><script>alert(1)</script>')
    assert "<script>alert" not in text


def test_every_import_of_a_module_is_served() -> None:
    for name in (name for name in FILES if name.endswith(".js") and "/" in name):
        assert set(imports(name)) <= set(FILES)


def test_the_first_modules_are_all_that_the_first_one_imports_and_nothing_that_can_wait() -> None:
    assert {"first/first.js", "map/map.js", "words/numbers.js", "phrases.js", "player/player.css"} <= set(early())
    assert not {"surface/surface3d.js", "tiles/tiles.js", "curves/curves.js", "plotly.min.js"} & set(early())
    for name in early():
        for imported in re.findall(r'from "(?:\.\.?/)+([^"]+)"', FILES[name]().decode()):
            assert any(other.endswith(imported) for other in early())
