"""The pictures of the catalogue's cards, each asked for only where it is seen and then kept for good.

GET lab/<version>/thumbnails/<theme>/<shelf>/<key>.svg
"""

from collections.abc import Mapping
from typing import Any, get_args

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from figures.card_picture import card_picture
from figures.cards import SHELVES
from figures.thumbnail import Theme
from views.assets import FOREVER, version


def url(shelf: str, key: str, theme: Theme) -> str:
    """The address of a card's picture, relative to the page's base."""
    return f"lab/{version()}/thumbnails/{theme}/{shelf}/{key}.svg"


async def serve(request: Request) -> Response:
    """The picture of one card; its address changes with everything that could change it."""
    asked: Mapping[str, Any] = request.path_params
    cls = SHELVES.get(asked["shelf"], {}).get(asked["key"])
    if cls is None or asked["version"] != version() or asked["theme"] not in get_args(Theme):
        return PlainTextResponse("There is no such picture.", status_code=404)
    svg = await run_sync(card_picture, cls, asked["theme"])
    return Response(svg, media_type="image/svg+xml", headers=FOREVER)


# It stands before the other files of that version.
ROUTES = [Route("/{base:path}lab/{version}/thumbnails/{theme}/{shelf}/{key}.svg", serve, methods=["GET"])]
