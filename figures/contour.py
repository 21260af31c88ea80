"""The map's surface: heights on a grid with their tones and shades, small enough to be sent once and kept by the browser."""

from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import Array, key_of, values
from figures.buffer import pack
from figures.relief import SHADE_UNIT, shades, tone_table
from figures.style import relief_style
from landscapes import Domain, Landscape

GRID = 150
"""Points along each side of the grid."""
FINEST = np.iinfo(np.uint16).max
"""Heights are sent as whole numbers from 0 (lowest) to this (highest)."""
FLOOR_SHARE = 0.02
"""This share of the map lies below the height at which its logarithm is cut off."""
STEEPEST = 1e300
"""Beyond this a loss is drawn as this: the difference of any two is then a number."""


class Heights(NamedTuple):
    """What is drawn as the ground: whole numbers from 0 (lowest) to `FINEST` (highest), and what stands behind them.

    Height 0 stands for `low`, `FINEST` for `high`; a value h between them for the loss 10**h + lowest - small if `small` is
    not 0, which makes them logarithmic, else for itself.
    """

    fine: Array
    losses: Array
    low: float
    high: float
    lowest: float
    small: float


def surface(landscape: Landscape, window: Domain | None = None) -> bytes:
    """The heights of `landscape` over a `window`, else over its domain, and all that the map needs to draw and name them."""
    box = window or landscape.domain
    ground = heights(landscape, box, (GRID, GRID))
    header: dict[str, Any] = {
        "key": surface_key(landscape, window),
        "title": landscape.about.title,
        "x": box.x,
        "y": box.y,
        "domain": (landscape.domain.x, landscape.domain.y),
        "logarithmic": bool(ground.small),
        "low": ground.low,
        "high": ground.high,
        "lowest": ground.lowest,
        "small": ground.small,
        "range": (float(ground.losses.min()), float(ground.losses.max())),
        "minima": landscape.minima(),
        "shade_unit": SHADE_UNIT,
        **relief_style(),
    }
    table = tone_table(ground.fine, FINEST)
    blocks: dict[str, NDArray[Any]] = {
        "heights": ground.fine.astype(np.uint16),
        "shades": shades(table.at(ground.fine)),
        "tones": table.tones.astype(np.float32),
    }
    return pack(header, blocks)


def heights(landscape: Landscape, box: Domain, shape: tuple[int, int]) -> Heights:
    """The heights of `landscape` over `box` on a grid of `shape`, y by x."""
    losses = _losses(landscape, box, shape)
    minima = landscape.minima()
    lowest = min(losses.min(), *landscape.loss(np.array(minima).T)) if minima else losses.min()
    small = _small(losses - lowest) if landscape.logarithmic else 0.0
    values = np.log10(losses - lowest + small) if small else losses
    low, high = float(values.min()), float(values.max())
    fine = np.rint((values - low) / ((high - low) or 1.0) * FINEST)
    return Heights(fine, losses, low, high, float(lowest), small)


def surface_key(landscape: Landscape, window: Domain | None = None) -> str:
    """A short name for the surface that stays the same from process to process: equal keys mean equal pictures."""
    identity = (
        key_of(landscape),
        dict(values(landscape)),
        getattr(landscape, "formula", ""),
        window or landscape.domain,
    )
    return blake2b(repr(identity).encode(), digest_size=8).hexdigest()


def _losses(landscape: Landscape, box: Domain, shape: tuple[int, int]) -> Array:
    """The loss on the grid over `box`; what is not finite is as high as the highest that is."""
    y, x = (np.linspace(*ends, count) for ends, count in zip((box.y, box.x), shape, strict=True))
    with np.errstate(all="ignore"):
        losses = np.asarray(landscape.loss(np.array(np.meshgrid(x, y))), dtype=float)
    finite = losses[np.isfinite(losses)]
    if not len(finite):
        return np.zeros_like(losses)
    clamped = np.nan_to_num(losses, nan=finite.max(), posinf=finite.max(), neginf=finite.min())
    return np.asarray(clamped.clip(-STEEPEST, STEEPEST), dtype=float)


def _small(elevations: Array) -> float:
    """What is added to `elevations` above the lowest point before the logarithm, so that a floor has a bottom."""
    return float(np.quantile(elevations, FLOOR_SHARE)) or float(elevations.max()) * 1e-6
