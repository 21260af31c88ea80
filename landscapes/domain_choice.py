"""Choose a map for an unknown loss, from its heights alone: a box, starts, and whether to colour it by the logarithm."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from catalog import Array, Point
from landscapes.landscape import Domain, Landscape

Loss: TypeAlias = Callable[[Array], Array]

LEAST_FINITE = 0.95
"""A box in which this share of the points has a finite height will do."""
N_POINTS = 61
"""Points along each axis; odd, so that the middle of the box is one of them."""

_HALF_WIDTHS = (3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 1.0, 0.3)
_BOXES = (
    *(Domain(x=(-w, w), y=(-w, w)) for w in _HALF_WIDTHS),
    *(Domain(x=(w / 100, w), y=(-w, w)) for w in (5.0, 20.0)),
    *(Domain(x=(-w, w), y=(w / 100, w)) for w in (5.0, 20.0)),
    *(Domain(x=(w / 100, w), y=(w / 100, w)) for w in (5.0, 20.0)),
)
_FRACTIONS = (
    (0.137, 0.829),
    (0.871, 0.203),
    (0.313, 0.117),
    (0.683, 0.911),
    (0.457, 0.559),
    (0.929, 0.743),
    (0.541, 0.271),
)
"""Where a start is tried first, as shares of the width along both axes."""


def choose_domain(loss: Loss) -> Domain:
    """The first box that holds a lowest point; else the first with some relief; else the one with most finite ground."""
    heights = [heights_on(loss, box, N_POINTS) for box in _BOXES]
    for suits in (_has_basin, _has_relief):
        for box, height in zip(_BOXES, heights, strict=True):
            if suits(height):
                return box
    return _BOXES[int(np.argmax([np.isfinite(height).mean() for height in heights]))]


def choose_starts(landscape: Landscape, box: Domain) -> Sequence[Point]:
    """Three places in `box`, of a finite height and on a slope if there are such."""
    corner, size = np.array([[box.x[0]], [box.y[0]]]), np.array([[np.ptp(box.x)], [np.ptp(box.y)]])
    places = np.hstack((corner + size * np.array(_FRACTIONS).T, grid(box, N_POINTS).reshape(2, -1)))
    slope = np.abs(landscape.gradient(places)).max(axis=0)
    merit = np.isfinite(landscape.loss(places)) * (1 + (np.isfinite(slope) & (slope > 0)))
    best = np.argsort(-merit, kind="stable")[:3]
    return tuple((_within(box.x, x), _within(box.y, y)) for x, y in places[:, best].T.tolist())


def spans_decades(heights: Array) -> bool:
    """Whether most of the `heights` huddle in the lowest hundredth of their range."""
    finite = heights[np.isfinite(heights)]
    return bool(np.median(finite) - finite.min() < 0.01 * np.ptp(finite)) if finite.size else False


def heights_on(loss: Loss, box: Domain, n: int) -> Array:
    """The loss on an `n` by `n` grid over `box`, shape `(n, n)`, the first index along x."""
    with np.errstate(all="ignore"):
        return loss(grid(box, n))


def grid(box: Domain, n: int) -> Array:
    """`n` by `n` evenly spaced positions over `box`, shape `(2, n, n)`."""
    return np.array(np.meshgrid(np.linspace(*box.x, n), np.linspace(*box.y, n), indexing="ij"))


def _has_relief(heights: Array) -> bool:
    finite = heights[np.isfinite(heights)]
    return finite.size >= LEAST_FINITE * heights.size and bool(np.ptp(finite) > 1e-9 * max(1.0, np.abs(finite).max()))


def _has_basin(heights: Array) -> bool:
    """Whether the lowest point lies inside, clearly below everything on the edge."""
    if not _has_relief(heights):
        return False
    edge = np.concatenate((heights[0], heights[-1], heights[:, 0], heights[:, -1]))
    return bool(np.nanmin(heights) < np.nanmin(edge) - 1e-6 * np.ptp(heights[np.isfinite(heights)]))


def _within(ends: tuple[float, float], coordinate: float) -> float:
    """`coordinate` with as few digits as tell a thousandth of the axis apart."""
    low, high = ends
    n_digits = 3 - int(np.floor(np.log10(high - low)))
    return min(max(round(coordinate, n_digits), low), high)
