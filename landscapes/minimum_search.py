"""Find the lowest points of an unknown landscape inside a box."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter

from catalog import Array, Point
from landscapes.domain_choice import Loss, grid, heights_on
from landscapes.landscape import Domain, Landscape

MOST_MINIMA = 200
"""So many of the lowest grid points are polished; equally low ones are shuffled, so that a valley is met all along."""
N_POINTS = 121
"""Points along each axis; odd, so that the middle of the box is one of them."""
N_ZOOMS, ZOOM = 80, 0.7
N_NEWTON_STEPS = 12


def find_minima(landscape: Landscape, box: Domain) -> tuple[Point, ...]:
    """The lowest points inside `box`; none if the ground is lower still at its edge.

    Every point of a grid that is no higher than its neighbours is polished, first by zooming in, then by Newton's method.
    """
    with np.errstate(all="ignore"):
        return _lowest_points(landscape, box)


def _lowest_points(landscape: Landscape, box: Domain) -> tuple[Point, ...]:
    heights = np.nan_to_num(heights_on(landscape.loss, box, N_POINTS), nan=np.inf, posinf=np.inf, neginf=np.inf)
    lowest = np.argwhere((heights <= minimum_filter(heights, 3)) & np.isfinite(heights))
    if not len(lowest):
        return ()
    order = np.lexsort((np.arange(len(lowest)) * 7919 % len(lowest), heights[tuple(lowest.T)]))
    points = grid(box, N_POINTS)[:, *lowest[order[:MOST_MINIMA]].T]
    points = _polished(landscape, _zoomed_in(landscape.loss, points, box))
    points = np.where(np.abs(points) < 1e-13 * box.diagonal, 0.0, points)
    return _distinct_lowest(landscape, points, box, heights)


def _zoomed_in(loss: Loss, points: Array, box: Domain) -> Array:
    """Move each of `points`, shape `(2, n)`, to the lowest place around it, in ever smaller circles."""
    width = np.array([[[np.ptp(box.x)]], [[np.ptp(box.y)]]]) / (N_POINTS - 1)
    around = grid(Domain(x=(-1, 1), y=(-1, 1)), 5).reshape(2, 1, -1)
    for _ in range(N_ZOOMS):
        places = points[:, :, None] + width * around
        heights = np.nan_to_num(loss(places), nan=np.inf)
        points = np.take_along_axis(places, heights.argmin(axis=1)[None, :, None], axis=2)[:, :, 0]
        width = width * ZOOM
    return points


def _polished(landscape: Landscape, points: Array) -> Array:
    """Newton's method from each of `points`, shape `(2, n)`; a step that does not flatten the slope is not taken."""
    for _ in range(N_NEWTON_STEPS):
        (a, b), (_, c) = landscape.hessian(points)
        g, h = landscape.gradient(points)
        moved = points - np.array([c * g - b * h, a * h - b * g]) / (a * c - b * b)
        better = np.hypot(*landscape.gradient(moved)) < np.hypot(g, h)
        points = np.where(better & (landscape.loss(moved) <= landscape.loss(points) + 1e-9), moved, points)
    return points


def _distinct_lowest(landscape: Landscape, points: Array, box: Domain, heights: Array) -> tuple[Point, ...]:
    """Those of `points` that are inside, lowest and no repetition of each other."""
    found = np.where(_well_inside(points, box), landscape.loss(points), np.inf)
    tolerance = 1e-9 * (1 + min(float(np.ptp(heights[np.isfinite(heights)])), 1.0))
    edge_is_lower = heights.min() < found.min() - tolerance
    falls_into_a_pole = found.min() < heights.min() - np.ptp(heights[np.isfinite(heights)]) - tolerance
    if not np.isfinite(found).any() or edge_is_lower or falls_into_a_pole:
        return ()
    best: list[Point] = []
    for x, y in points[:, found <= found.min() + tolerance].T:
        if all(np.hypot(x - a, y - b) > 1e-4 * box.diagonal for a, b in best):
            best.append((float(x), float(y)))
    return tuple(sorted(best))


def _well_inside(points: Array, box: Domain) -> NDArray[np.bool_]:
    margin = 1e-6 * box.diagonal
    inner = Domain(x=(box.x[0] + margin, box.x[1] - margin), y=(box.y[0] + margin, box.y[1] - margin))
    return inner.contains(points)
