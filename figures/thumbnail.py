"""Small pictures for the cards of the catalogue, as SVG: a landscape, a path on it, a curve."""

import base64
from collections.abc import Sequence
from io import BytesIO
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from catalog import Array
from figures.style import CONTOUR, RUN_STYLES
from landscapes import Domain, Landscape

Theme = Literal["light", "dark"]
WIDTH, HEIGHT = 240, 150
BANDS = 9
"""Heights are shown in so many bands, so that a thumbnail reads like a contour map."""


def landscape(shown: Landscape, theme: Theme = "light") -> str:
    """`shown` from above, its minima as dots."""
    dots = "".join(_dot(_pixel(shown.domain, np.array(minimum)), theme) for minimum in shown.minima())
    return _picture(_map(shown, theme) + dots)


def path(shown: Landscape, positions: Array, theme: Theme = "light") -> str:
    """`shown` from above with the path along `positions`, shape `(n, 2)`."""
    return _picture(_map(shown, theme) + _line(_pixel(shown.domain, positions.T).T, theme))


def curve(values: Sequence[float], theme: Theme = "light") -> str:
    """A curve through `values`, from 0 at the foot to the largest one at the top."""
    x = np.linspace(0.04 * WIDTH, 0.96 * WIDTH, len(values))
    y = HEIGHT * (0.92 - 0.84 * np.array(values) / (max(values) or 1.0))
    return _picture(_line(np.column_stack((x, y)), theme))


def image(svg: str) -> str:
    """The element that shows a picture of this module where it cannot be served."""
    data = base64.b64encode(svg.encode()).decode()
    return f"<img class='lab-thumbnail' alt='' src='data:image/svg+xml;base64,{data}'>"


def _picture(content: str) -> str:
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>{content}</svg>"


def _map(shown: Landscape, theme: Theme) -> str:
    image = Image.fromarray(_colours(_shares(shown), theme))
    file = BytesIO()
    image.quantize(2 * BANDS).save(file, "PNG", optimize=True)
    data = base64.b64encode(file.getvalue()).decode()
    return f"<image width='{WIDTH}' height='{HEIGHT}' href='data:image/png;base64,{data}'/>"


def _shares(shown: Landscape) -> Array:
    """The height of each pixel as its rank among all: every band then covers the same share of the map."""
    domain = shown.domain
    x, y = np.linspace(*domain.x, WIDTH // 2), np.linspace(*domain.y[::-1], HEIGHT // 2)
    with np.errstate(all="ignore"):
        losses = shown.loss(np.array(np.meshgrid(x, y)))
    ranks = np.empty(losses.size)
    ranks[np.argsort(losses, axis=None, kind="stable")] = np.linspace(0, 1, losses.size)
    return np.round(ranks.reshape(losses.shape) * BANDS) / BANDS


def _colours(shares: Array, theme: Theme) -> NDArray[np.uint8]:
    stops = [stop for stop, _ in CONTOUR[theme]]
    channels = np.array([ImageColor.getrgb(colour) for _, colour in CONTOUR[theme]]).T
    return np.stack([np.interp(shares, stops, channel) for channel in channels], axis=-1).astype(np.uint8)


def _pixel(domain: Domain, position: Array) -> Array:
    """Where `position`, shape `(2, …)`, lies on the thumbnail."""
    x, y = position
    across = (x - domain.x[0]) / (domain.x[1] - domain.x[0])
    down = (domain.y[1] - y) / (domain.y[1] - domain.y[0])
    return np.array((across * WIDTH, down * HEIGHT)).clip(-WIDTH, 2 * WIDTH)


def _line(points: Array, theme: Theme) -> str:
    coordinates = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    stroke = getattr(RUN_STYLES[0], theme)
    return (
        f"<polyline points='{coordinates}' fill='none' stroke='{stroke}' stroke-width='2.5' stroke-linejoin='round'/>"
    )


def _dot(pixel: Array, theme: Theme) -> str:
    x, y = pixel
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='{getattr(RUN_STYLES[1], theme)}'/>"
