"""Find out from its heights alone where an unknown landscape is interesting: a box, starts and minima."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter

from catalog import Array, Point
from landscapes.landscape import Domain, Landscape

Loss: TypeAlias = Callable[[Array], Array]

MOSTLY = 0.95
"""A box in which this share of the points has a finite height will do."""
MOST_MINIMA = 200
N_COARSE, N_FINE = 61, 121
"""Points along each axis; odd, so that the middle of the box is one of them."""
N_ZOOMS, ZOOM = 80, 0.7
N_NEWTON_STEPS = 12

_WIDTHS = (3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 1.0, 0.3)
_BOXES = (
    *(Domain(x=(-w, w), y=(-w, w)) for w in _WIDTHS),
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


def choose_domain(loss: Loss) -> Domain:
    """The first box that holds a lowest point; else the first with some relief; else the one with most finite ground."""
    heights = [heights_on(loss, box, N_COARSE) for box in _BOXES]
    for suits in (_has_basin, _has_relief):
        for box, height in zip(_BOXES, heights, strict=True):
            if suits(height):
                return box
    return _BOXES[int(np.argmax([np.isfinite(height).mean() for height in heights]))]


def heights_on(loss: Loss, box: Domain, n: int) -> Array:
    """The loss on an `n` by `n` grid over `box`, shape `(n, n)`, the first index along x."""
    with np.errstate(all="ignore"):
        return loss(grid(box, n))


def grid(box: Domain, n: int) -> Array:
    """`n` by `n` evenly spaced positions over `box`, shape `(2, n, n)`."""
    return np.array(np.meshgrid(np.linspace(*box.x, n), np.linspace(*box.y, n), indexing="ij"))


def choose_starts(landscape: Landscape, box: Domain) -> Sequence[Point]:
    """Three places in `box`, of a finite height and on a slope if there are such."""
    corner, size = np.array([[box.x[0]], [box.y[0]]]), np.array([[np.ptp(box.x)], [np.ptp(box.y)]])
    places = np.hstack((corner + size * np.array(_FRACTIONS).T, grid(box, N_COARSE).reshape(2, -1)))
    slope = np.abs(landscape.gradient(places)).max(axis=0)
    merit = np.isfinite(landscape.loss(places)) * (1 + (np.isfinite(slope) & (slope > 0)))
    best = np.argsort(-merit, kind="stable")[:3]
    return tuple((_short(x), _short(y)) for x, y in places[:, best].T)


def spans_decades(heights: Array) -> bool:
    """Whether most of the `heights` huddle in the lowest hundredth of their range."""
    finite = heights[np.isfinite(heights)]
    return bool(np.median(finite) - finite.min() < 0.01 * np.ptp(finite)) if finite.size else False


def find_minima(landscape: Landscape, box: Domain) -> tuple[Point, ...]:
    """The lowest points inside `box`; none if the ground is lower still at its edge.

    Every point of a grid that is no higher than its neighbours is polished, first by zooming in, then by Newton's method.
    """
    with np.errstate(all="ignore"):
        return _search(landscape, box)


def _search(landscape: Landscape, box: Domain) -> tuple[Point, ...]:
    heights = np.nan_to_num(heights_on(landscape.loss, box, N_FINE), nan=np.inf, posinf=np.inf, neginf=np.inf)
    lowest = np.argwhere((heights <= minimum_filter(heights, 3)) & np.isfinite(heights))
    if not len(lowest):
        return ()
    order = np.lexsort((np.arange(len(lowest)) * 7919 % len(lowest), heights[tuple(lowest.T)]))
    points = grid(box, N_FINE)[:, *lowest[order[:MOST_MINIMA]].T]
    points = _newton(landscape, _zoom(landscape.loss, points, box))
    points = np.where(np.abs(points) < 1e-13 * box.diagonal, 0.0, points)
    return _best(landscape, points, box, heights)


def _zoom(loss: Loss, points: Array, box: Domain) -> Array:
    """Move each of `points`, shape `(2, n)`, to the lowest place around it, in ever smaller circles."""
    width = np.array([[[np.ptp(box.x)]], [[np.ptp(box.y)]]]) / (N_FINE - 1)
    around = grid(Domain(x=(-1, 1), y=(-1, 1)), 5).reshape(2, 1, -1)
    for _ in range(N_ZOOMS):
        places = points[:, :, None] + width * around
        heights = np.nan_to_num(loss(places), nan=np.inf)
        points = np.take_along_axis(places, heights.argmin(axis=1)[None, :, None], axis=2)[:, :, 0]
        width = width * ZOOM
    return points


def _newton(landscape: Landscape, points: Array) -> Array:
    """Newton's method from each of `points`, shape `(2, n)`; a step that does not flatten the slope is not taken."""
    for _ in range(N_NEWTON_STEPS):
        (a, b), (_, c) = landscape.hessian(points)
        g, h = landscape.gradient(points)
        moved = points - np.array([c * g - b * h, a * h - b * g]) / (a * c - b * b)
        better = np.hypot(*landscape.gradient(moved)) < np.hypot(g, h)
        points = np.where(better & (landscape.loss(moved) <= landscape.loss(points) + 1e-9), moved, points)
    return points


def _best(landscape: Landscape, points: Array, box: Domain, heights: Array) -> tuple[Point, ...]:
    """Those of `points` that are inside, lowest and no repetition of each other."""
    found = np.where(_well_inside(points, box), landscape.loss(points), np.inf)
    hair = 1e-9 * (1 + min(float(np.ptp(heights[np.isfinite(heights)])), 1.0))
    edge_is_lower = heights.min() < found.min() - hair
    falls_into_a_pole = found.min() < heights.min() - np.ptp(heights[np.isfinite(heights)]) - hair
    if not np.isfinite(found).any() or edge_is_lower or falls_into_a_pole:
        return ()
    best: list[Point] = []
    for x, y in points[:, found <= found.min() + hair].T:
        if all(np.hypot(x - a, y - b) > 1e-4 * box.diagonal for a, b in best):
            best.append((float(x), float(y)))
    return tuple(sorted(best))


def _well_inside(points: Array, box: Domain) -> NDArray[np.bool_]:
    margin = 1e-6 * box.diagonal
    inner = Domain(x=(box.x[0] + margin, box.x[1] - margin), y=(box.y[0] + margin, box.y[1] - margin))
    return inner.contains(points)


def _has_relief(heights: Array) -> bool:
    finite = heights[np.isfinite(heights)]
    return finite.size >= MOSTLY * heights.size and bool(np.ptp(finite) > 1e-9 * max(1.0, np.abs(finite).max()))


def _has_basin(heights: Array) -> bool:
    """Whether the lowest point lies inside, clearly below everything on the edge."""
    if not _has_relief(heights):
        return False
    edge = np.concatenate((heights[0], heights[-1], heights[:, 0], heights[:, -1]))
    return bool(np.nanmin(heights) < np.nanmin(edge) - 1e-6 * np.ptp(heights[np.isfinite(heights)]))


def _short(value: float) -> float:
    return float(f"{value:.4g}")
