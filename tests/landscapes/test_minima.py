"""An independent search confirms the stated minima; no landscape is named here but those worked by hand."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy import optimize

from catalog import Array, Point
from landscapes import LANDSCAPES, Landscape

N_POLISHED = 40

search: Any = optimize.minimize


def lowest_found(landscape: Landscape) -> float:
    """The lowest height that a grid and a simplex search from its lowest points find on the map."""
    grid = np.array(np.meshgrid(np.linspace(*landscape.domain.x, 401), np.linspace(*landscape.domain.y, 401)))
    heights = landscape.loss(grid).ravel()
    starts = grid.reshape(2, -1)[:, np.argsort(heights)[:: max(1, heights.size // 2000)][:N_POLISHED]]
    return min(height_after(landscape, start) for start in starts.T)


def height_after(landscape: Landscape, start: Array) -> float:
    """Where a simplex that may not leave the map comes to rest."""
    bounds = (landscape.domain.x, landscape.domain.y)
    inside = np.clip(start, *np.array(bounds).T)
    options: Any = {"xatol": 1e-12 * landscape.domain.diagonal, "fatol": 0.0, "maxiter": 400}
    with np.errstate(all="ignore"):
        found = search(
            lambda p: float(landscape.loss(np.array(p))),
            inside,
            method="Nelder-Mead",
            bounds=bounds,
            options=options,
        )
    return float(found.fun)


with_minima = pytest.mark.parametrize("key", [key for key, cls in LANDSCAPES.items() if cls().minima()])


@with_minima
def test_no_search_finds_a_lower_point(key: str) -> None:
    landscape = LANDSCAPES[key]()
    stated = max(float(landscape.loss(np.array(minimum))) for minimum in landscape.minima())
    found = lowest_found(landscape)
    scale = 1 + abs(stated)
    assert stated <= found + 1e-9 * scale


@with_minima
def test_a_search_beside_a_stated_minimum_comes_back_to_it(key: str) -> None:
    landscape = LANDSCAPES[key]()
    for minimum in landscape.minima():
        beside = np.array(minimum) + 1e-3 * landscape.domain.diagonal * np.array([0.6, -0.8])
        here = float(landscape.loss(np.array(minimum)))
        assert here <= height_after(landscape, beside) + 1e-9 * (1 + abs(here))


@pytest.mark.parametrize(
    ("key", "height", "curvatures"),
    [
        ("rosenbrock", 0, (0.399360767, 1001.600639)),
        ("booth", 0, (2, 18)),
        ("matyas", 0, (0.04, 1)),
        ("rotated_ravine", 0, (1, 100)),
        ("bounded_saddle", -1, (2, 4)),
        ("six_hump_camel", -1.0316284534898774, (7.68, 16.49)),
        ("goldstein_price", 3, (403, 965)),
        ("log_goldstein_price", math.log(3), (134, 322)),
        ("styblinski_tang", -78.33233140754285, (34.58, 34.58)),
        ("griewank", 0, (0.5005, 1.0005)),
        ("levy", 0, (0.125, 2.24)),
        ("easom", -1, (3, 3)),
        ("mccormick", -1.9132229549810367, (1.73, 4)),
        ("michalewicz", -1.8013034100985534, (32.5, 81)),
        ("schwefel", 0, (0.2514, 0.2514)),
        ("tanh_network", 0, (0.0163, 1.53)),
        ("flat_vs_sharp", 0.061265, (15.9, 15.9)),
        ("logistic_regression", 0.382931772227, (0.122, 0.149)),
    ],
)
def test_heights_and_curvatures_are_those_of_the_literature(
    key: str, height: float, curvatures: tuple[float, float]
) -> None:
    landscape = LANDSCAPES[key]()
    bottom = np.array(landscape.minima()[0])
    assert float(landscape.loss(bottom)) == pytest.approx(height, rel=1e-5, abs=1e-9)
    assert np.linalg.eigvalsh(landscape.hessian(bottom)) == pytest.approx(curvatures, rel=0.02)


@pytest.mark.parametrize("key", ["factorization", "deep_scalar_net", "relu_network", "rnn_cliff"])
def test_a_curve_of_minima_is_met_between_the_stated_points(key: str) -> None:
    landscape = LANDSCAPES[key]()
    minima = landscape.minima()
    for a, b in pairwise(minima):
        if math.dist(a, b) < 0.4:
            between = descend(landscape, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
            assert landscape.distance_to_minimum(between) < landscape.domain.tolerance
            beside = between + np.array([0.0, 0.01])
            assert 0.002 < landscape.distance_to_minimum(beside) < 0.02


def descend(landscape: Landscape, start: Point) -> Array:
    """The point of the floor that plain descent reaches."""
    position = np.array(start)
    for _ in range(3000):
        position = position - 0.05 * landscape.gradient(position)
    return position
