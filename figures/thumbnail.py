"""Small pictures for the cards of the catalogue, as SVG: a landscape, a path on it, a curve."""

import base64
from collections.abc import Sequence
from io import BytesIO
from urllib.parse import quote

import numpy as np
from PIL import Image

from catalog import Array
from figures.contour import FINEST, heights
from figures.relief import painted, tone_table
from figures.style import INK, PAGE, RUN_STYLES, Theme
from landscapes import Domain, Landscape

WIDTH, HEIGHT = 240, 150
QUALITY = 66
"""Of the compressed ground, in percent: lines of height stay crisp, and a page of cards stays light."""
PLAIN = " =:;,/()+"
"""Characters that may stand in the address of a picture as they are."""
STROKE, BED = 3.0, 6.0
"""Pixels; how thick a path is, and what lifts it off the ground."""


def landscape(shown: Landscape, theme: Theme = "light") -> str:
    """`shown` from above, its minima as rings."""
    rings = "".join(_ring(_pixel(shown.domain, np.array(minimum)), theme) for minimum in shown.minima())
    return _picture(_map(shown, theme) + rings)


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
    return f"<img class='lab-thumbnail' alt='' src='data:image/svg+xml,{quote(svg, safe=PLAIN)}'>"


def _picture(content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{content}</svg>'


def _map(shown: Landscape, theme: Theme) -> str:
    ground = heights(shown, shown.domain, (HEIGHT, WIDTH)).fine
    pixels = painted(tone_table(ground, FINEST).at(ground), theme)
    file = BytesIO()
    Image.fromarray(pixels[::-1]).save(file, "WEBP", quality=QUALITY)
    data = base64.b64encode(file.getvalue()).decode()
    return f'<image width="{WIDTH}" height="{HEIGHT}" href="data:image/webp;base64,{data}"/>'


def _pixel(domain: Domain, position: Array) -> Array:
    """Where `position`, shape `(2, …)`, lies on the thumbnail."""
    x, y = position
    across = (x - domain.x[0]) / (domain.x[1] - domain.x[0])
    down = (domain.y[1] - y) / (domain.y[1] - domain.y[0])
    return np.array((across * WIDTH, down * HEIGHT)).clip(-WIDTH, 2 * WIDTH)


def _line(points: Array, theme: Theme) -> str:
    coordinates = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    strokes = ((PAGE[theme], BED), (getattr(RUN_STYLES[0], theme), STROKE))
    return "".join(
        f'<polyline points="{coordinates}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'
        for colour, width in strokes
    )


def _ring(pixel: Array, theme: Theme) -> str:
    x, y = pixel
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="none"'
    return f'{circle} stroke="{PAGE[theme]}" stroke-width="4.5"/>{circle} stroke="{INK[theme]}" stroke-width="2"/>'
