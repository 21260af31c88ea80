"""The map's surface: heights on a grid, small enough to be sent once and kept by the browser."""

from hashlib import blake2b
from typing import Any

import numpy as np

from catalog import Array, key_of, values
from figures.buffer import pack
from figures.style import CONTOUR
from landscapes import Domain, Landscape

GRID = 150
"""Points along each side of the grid."""
FINEST = np.iinfo(np.uint16).max
"""Heights are sent as whole numbers from 0 (lowest) to this (highest)."""
FLOOR_SHARE = 0.02
"""This share of the map lies below the height at which its logarithm is cut off."""
STEEPEST = 1e300
"""Beyond this a loss is drawn as this: the difference of any two is then a number."""


def surface(landscape: Landscape, window: Domain | None = None) -> bytes:
    """The heights of `landscape` over a `window`, else over its domain, and all that the map needs to draw and name them."""
    box = window or landscape.domain
    losses = _losses(landscape, box)
    minima = landscape.minima()
    lowest = min(losses.min(), *landscape.loss(np.array(minima).T)) if minima else losses.min()
    small = _small(losses - lowest) if landscape.logarithmic else 0.0
    heights = np.log10(losses - lowest + small) if small else losses
    low, high = float(heights.min()), float(heights.max())
    header: dict[str, Any] = {
        "key": surface_key(landscape, window),
        "title": landscape.about.title,
        "x": box.x,
        "y": box.y,
        "domain": (landscape.domain.x, landscape.domain.y),
        "logarithmic": bool(small),
        "low": low,
        "high": high,
        # A height h stands for the loss 10**h + lowest - small if it is logarithmic, else for itself.
        "lowest": float(lowest),
        "small": small,
        "range": (float(losses.min()), float(losses.max())),
        "minima": minima,
        "scales": CONTOUR,
    }
    fine = (heights - low) / ((high - low) or 1.0) * FINEST
    return pack(header, {"heights": np.rint(fine).astype(np.uint16)})


def surface_key(landscape: Landscape, window: Domain | None = None) -> str:
    """A short name for the surface that stays the same from process to process: equal keys mean equal pictures."""
    identity = (
        key_of(landscape),
        dict(values(landscape)),
        getattr(landscape, "formula", ""),
        window or landscape.domain,
    )
    return blake2b(repr(identity).encode(), digest_size=8).hexdigest()


def _losses(landscape: Landscape, box: Domain) -> Array:
    """The loss on the grid over `box`, shape `(GRID, GRID)`, y by x; what is not finite is as high as the highest that is."""
    x, y = (np.linspace(*ends, GRID) for ends in (box.x, box.y))
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
