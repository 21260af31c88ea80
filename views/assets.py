"""What the browser loads besides Streamlit itself: the project's own modules and styles, its sentences, and Plotly.

They are served by the app under an address that holds a hash of their content, so a browser keeps them for good and
nothing is fetched from elsewhere. Plotly is the copy inside the `plotly` wheel, so versions cannot part.
"""

import gzip
import json
import posixpath
import re
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

import plotly
import streamlit as st
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from figures.cards import shelves
from figures.phrases import browser_phrases

HERE = Path(__file__).parent
COMPONENTS = HERE / "components"
PLOTLY = Path(str(plotly.__file__)).parent / "package_data" / "plotly.min.js"
PACKAGES = ("catalog", "landscapes", "optimizers", "experiments", "figures", "views")
"""What makes a picture; a browser that has kept one asks whether they are still the same."""
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""What is said of files whose address changes with their content."""
CONTENT_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
}
PACKED = {".woff2"}
"""What gains nothing from being compressed again."""


def phrases_module() -> bytes:
    """The sentences of the browser parts as a module: its default export maps each code to its sentence."""
    return f"export default {json.dumps(browser_phrases(), ensure_ascii=False)};\n".encode()


def catalogue_module() -> bytes:
    """What the choosers offer as a module: its default export maps each shelf to its cards."""
    return f"export default {json.dumps(shelves(), ensure_ascii=False)};\n".encode()


def theme_colours_module() -> bytes:
    """The colours of the light and the dark theme as a module, for a picture that comes before Streamlit's own styles."""
    colours = {
        mode: {
            name: st.get_option(f"theme.{mode}.{name}Color")
            for name in ("background", "secondaryBackground", "text", "primary", "border")
        }
        for mode in ("light", "dark")
    }
    return f"export default {json.dumps(colours)};\n".encode()


FILES: MappingProxyType[str, Callable[[], bytes]] = MappingProxyType(
    {
        PLOTLY.name: PLOTLY.read_bytes,
        "phrases.js": phrases_module,
        "themecolours.js": theme_colours_module,
        "catalogue.js": catalogue_module,
        **{
            path.relative_to(COMPONENTS).as_posix(): path.read_bytes
            for path in sorted(COMPONENTS.glob("*/*"))
            if path.suffix in CONTENT_TYPES
        },
    }
)
"""What may be asked for: the content by name; a name that is not here does not exist."""


@cache
def version() -> str:
    """The hash of everything served and of all that computes: modules and pictures always come from one version."""
    digest = blake2b(digest_size=8)
    for name, content in FILES.items():
        digest.update(name.encode())
        digest.update(content())
    for package in PACKAGES:
        for path in sorted((HERE.parent / package).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def url(name: str) -> str:
    """The address of a served file, relative to the page's base."""
    assert name in FILES, f"{name} is not served"
    return f"lab/{version()}/{name}"


def loader(module: str) -> str:
    """The few lines that Streamlit sends as a component's script: load `module`, then call its `mount` at each new payload.

    Streamlit sends a component's script again with every payload, so the program itself stays in the served module.
    """
    return f"""\
const program = import(new URL("{url(module)}", document.baseURI));
export default function (component) {{
  let unmounted = false;
  program.then((module) => unmounted || module.mount(component));
  return () => {{
    unmounted = true;
    program.then((module) => module.unmount?.(component));
  }};
}}
"""


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress(FILES[name](), compresslevel=9, mtime=0)


async def serve(request: Request) -> Response:
    """One file, compressed; its address changes with its content, so it never goes stale."""
    name = request.path_params["name"]
    if request.path_params["version"] != version() or name not in FILES:
        return PlainTextResponse("There is no such file.", status_code=404)
    headers = {
        **FOREVER,
        "Content-Type": CONTENT_TYPES[Path(name).suffix],
        "Vary": "Accept-Encoding",
    }
    if Path(name).suffix in PACKED or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(FILES[name](), headers=headers)
    # A page asks for dozens of small files at once: a thread for each would take longer than the answer.
    body = await run_sync(_compressed, name) if name == PLOTLY.name else _compressed(name)
    return Response(body, headers={**headers, "Content-Encoding": "gzip"})


# The app may live below a base path, which Streamlit puts before its own routes only.
ROUTES = [Route("/{base:path}lab/{version}/{name:path}", serve, methods=["GET"])]


KINDS = {
    ".js": 'rel="modulepreload"',
    ".css": 'rel="preload" as="style"',
    ".woff2": 'rel="preload" as="font" type="font/woff2" crossorigin="anonymous"',
}
IMPORTED = re.compile(r'^(?:import|export) [^;]*?from "(\.[^"]+)";$', re.MULTILINE)


def preloads(*names: str) -> str:
    """The elements of a page's head by which a browser asks at once for the files called `names`."""
    kinds = {PLOTLY.name: 'rel="preload" as="script"'}
    return "".join(f'<link {kinds.get(name) or KINDS[Path(name).suffix]} href="{url(name)}">' for name in names)


def imports(module: str) -> list[str]:
    """The module called so, and all that it imports by whatever way, but for what it fetches only when it is needed."""
    found = [module]
    for name in found:  # which grows
        text = FILES[name]().decode()
        beside = [posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) for path in IMPORTED.findall(text)]
        found += [other for other in dict.fromkeys(beside) if other not in found]
    return found
