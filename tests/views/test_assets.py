import asyncio
import gzip
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette

from figures.phrases import browser_phrases
from views.assets import FILES, PLOTLY, ROUTES, loader, url

APP = Starlette(routes=ROUTES)


def ask(path: str, method: str = "GET", accept: str = "gzip") -> tuple[int, dict[str, str], bytes]:
    """The status, headers and body with which the app answers, through the ASGI protocol itself."""
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(b"accept-encoding", accept.encode())],
    }

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as apart:  # a browser test in this process may keep a loop running
        apart.submit(asyncio.run, APP(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_served_compressed_and_for_good(name: str) -> None:
    status, headers, body = ask("/" + url(name))
    assert status == 200
    assert (body if name.endswith("woff2") else gzip.decompress(body)) == FILES[name]()
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    kinds = {"js": "text/javascript", "css": "text/css", "woff2": "font/woff2"}
    assert headers["content-type"].split(";")[0] == kinds[name.rpartition(".")[2]]


def test_plotly_is_the_copy_of_the_installed_wheel() -> None:
    assert FILES["plotly.min.js"]() == PLOTLY.read_bytes()
    assert url("plotly.min.js").startswith("lab/")


def test_who_cannot_decompress_gets_the_plain_file() -> None:
    _, headers, body = ask("/" + url("stage/stage.js"), accept="identity")
    assert "content-encoding" not in headers
    assert body == FILES["stage/stage.js"]()


def test_a_question_for_the_head_is_answered() -> None:
    status, headers, _ = ask("/" + url("stage/stage.js"), method="HEAD")
    assert status == 200
    assert int(headers["content-length"]) > 0


@pytest.mark.parametrize("name", ["assets.py", "../assets.py", "player/../assets.py", "player/player.py", "", "player"])
def test_nothing_else_is_served(name: str) -> None:
    folder = url("stage/stage.js").removesuffix("stage/stage.js")
    assert ask(f"/{folder}{name}")[0] == 404


def test_an_app_below_a_base_path_is_served_too() -> None:
    assert ask("/some/base/" + url("stage/stage.js"))[0] == 200


def test_another_version_is_not_served() -> None:
    assert ask("/lab/0123456789abcdef/stage/stage.js")[0] == 404


def test_the_loader_is_taken_for_a_script_and_not_for_a_path() -> None:
    assert "\n" in loader("player/player.js").strip()
    assert url("player/player.js") in loader("player/player.js")


def test_the_sentences_are_served_as_a_module() -> None:
    _, _, body = ask("/" + url("phrases.js"))
    module = gzip.decompress(body).decode()
    assert json.loads(module.removeprefix("export default ").rstrip(";\n")) == browser_phrases()


def test_every_process_knows_the_files_by_the_same_address() -> None:
    asked = "from views.assets import version; print(version())"
    addresses = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2)
    }
    assert len(addresses) == 1
