"""What a card of the catalogue shows beside its words, each part asked for only where it is seen and then kept for good.

    GET lab/<version>/cards/<shelf>/<key>/<theme>.svg    its picture
    GET lab/<version>/cards/<shelf>/<key>.html           its formula, its symbols, its source

Nothing of it is worked out before somebody asks.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from typing import Any, get_args

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from catalog import labels_of, parameters
from figures.card_picture import card_picture
from figures.cards import SHELVES
from figures.formula import equations, typeset
from figures.labels import value_text
from figures.phrases import phrase
from figures.style import Theme
from landscapes import Landscape
from views.assets import FOREVER, version
from views.symbols import html


async def show_picture(request: Request) -> Response:
    """The picture of a card."""
    theme = request.path_params["theme"]
    if theme not in get_args(Theme):
        return _missing()
    return await _answer(request, lambda cls: card_picture(cls, theme), "image/svg+xml")


async def show_details(request: Request) -> Response:
    """What a card tells to those who ask further."""
    return await _answer(request, details, "text/html")


@lru_cache(maxsize=256)
def details(cls: Any) -> str:
    """The formulas of `cls`, an entry for each of its symbols, what is to be minded, and where it comes from."""
    formulas = "".join(f"<div class='lab-formula'>{typeset(latex)}</div>" for latex in _formulas(cls))
    entries = "".join(
        f"<div><dt><span class='lab-symbol'>{symbol}</span> {escape(name)}</dt><dd>{value}</dd>"
        f"<dd class='lab-dialects'>{escape(others)}</dd></div>"
        for symbol, name, value, others in symbols(cls)
    )
    hazards = f"<p>{escape(text)}</p>" if (text := getattr(cls, "hazards", "")) else ""
    source = f"<p class='lab-source'>{escape(cls.about.source)}</p>"
    return f"<div class='lab-formulas'>{formulas}</div><dl>{entries}</dl>{hazards}{source}"


def symbols(cls: Any) -> Iterator[tuple[str, str, str, str]]:
    """For each parameter: symbol as HTML, name, usual value, and what the dialects take instead."""
    label, dialects = labels_of(cls), getattr(cls, "dialects", {})
    for name, declared in parameters(cls).items():
        said = {dialect: fields[name] for dialect, fields in dialects.items() if name in fields}
        others = [phrase("label_value", name=dialect, value=value_text(value)) for dialect, value in said.items()]
        yield html(declared.symbol), label[name], value_text(declared.default), ", ".join(others)


def _formulas(cls: Any) -> list[str]:
    return [f"f(x, y) = {cls().latex}"] if issubclass(cls, Landscape) else equations(cls.about.formula)


async def _answer(request: Request, part: Callable[[Any], str], kind: str) -> Response:
    """A part of a card; its address changes with everything that could change it."""
    asked = request.path_params
    cls = SHELVES.get(asked["shelf"], {}).get(asked["key"])
    if cls is None or asked["version"] != version():
        return _missing()
    return Response(await run_sync(part, cls), media_type=kind, headers=FOREVER)


def _missing() -> Response:
    return PlainTextResponse("There is no such card.", status_code=404)


# They stand before the other files of that version.
ROUTES = [
    Route("/{base:path}lab/{version}/cards/{shelf}/{key}/{theme}.svg", show_picture, methods=["GET"]),
    Route("/{base:path}lab/{version}/cards/{shelf}/{key}.html", show_details, methods=["GET"]),
]
