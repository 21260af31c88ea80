"""What every landscape of the catalogue obeys, by default and with its parameters drawn; no landscape is named here."""

import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Array, changed, values
from experiments import Experiment, Run, run
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.formula import Formula
from optimizers import OPTIMIZERS
from tests.draw import entries

FORMULAS = {key: cls for key, cls in LANDSCAPES.items() if issubclass(cls, Formula)}
REAL_ONLY = {"abs", "sign", "sigmoid", "softplus", "relu", "max", "min", "floor", "atan2"}
"""Functions that are not computed for complex numbers."""
ANALYTIC = [key for key, cls in FORMULAS.items() if not REAL_ONLY & set(re.findall(r"\w+(?=\()", cls.formula))]

RATES = (0.01, 0.1)

every_landscape = pytest.mark.parametrize("key", LANDSCAPES)
drawn = given(data=st.data())


def landscape_from(data: st.DataObject, key: str) -> Landscape:
    return data.draw(entries(LANDSCAPES[key]))


def scatter(domain: Domain, rng: np.random.Generator, n: int = 40) -> Array:
    """Points all over the map, shape `(2, n)`."""
    return np.array([rng.uniform(*domain.x, n), rng.uniform(*domain.y, n)])


def grid(domain: Domain, n: int = 301) -> Array:
    """Evenly spaced points, edges included, shape `(2, n, n)`."""
    return np.array(np.meshgrid(np.linspace(*domain.x, n), np.linspace(*domain.y, n)))


def measured(function: Callable[[Array], Array], position: Array, step: float) -> tuple[Array, Array]:
    """The slopes that differences show, and how far they can be trusted: little where a kink or a cusp is near."""
    coarse, fine = (differences(function, position, h) for h in (step, step / 2))
    axes = tuple(range(fine.ndim - 1))
    return fine, np.abs(coarse - fine).max(axis=axes)


def differences(function: Callable[[Array], Array], position: Array, step: float) -> Array:
    """Central differences of fourth order along both axes; the new axis comes first."""
    along = []
    for shift in (np.array([[step], [0]]), np.array([[0], [step]])):
        near = function(position + shift) - function(position - shift)
        far = function(position + 2 * shift) - function(position - 2 * shift)
        along.append((8 * near - far) / (12 * step))
    return np.array(along)


def complex_steps(landscape: Landscape, position: Array) -> Array:
    """The slope by the complex step f'(x) = Im f(x + ih)/h, which knows no cancellation."""
    h = 1e-30
    shifts = (np.array([[1j * h], [0]]), np.array([[0], [1j * h]]))
    return np.array([np.imag(landscape.loss(position + shift)) / h for shift in shifts])


def agree(derived: Array, measured: Array, resolution: Array) -> bool:
    """Whether both agree to a millionth of their size at that point, or to what differences can resolve."""
    axes = tuple(range(derived.ndim - 1))
    size = np.abs(derived).max(axis=axes)
    return bool((np.abs(derived - measured).max(axis=axes) <= 1e-6 * size + resolution).all())


@every_landscape
@settings(max_examples=6)
@drawn
def test_the_gradient_is_the_slope_of_the_loss(key: str, data: st.DataObject) -> None:
    landscape, rng = landscape_from(data, key), np.random.default_rng(5)
    points, step = scatter(landscape.domain, rng), 1e-4 * landscape.domain.diagonal
    resolution = 1e-13 * float(np.abs(landscape.loss(points)).max()) / step
    slopes, doubt = measured(landscape.loss, points, step)
    assert agree(landscape.gradient(points), slopes, resolution + doubt)


@pytest.mark.parametrize("key", ANALYTIC)
@settings(max_examples=6)
@drawn
def test_an_analytic_gradient_is_exact(key: str, data: st.DataObject) -> None:
    landscape, rng = landscape_from(data, key), np.random.default_rng(6)
    points = scatter(landscape.domain, rng)
    gradient = landscape.gradient(points)
    assert gradient == pytest.approx(complex_steps(landscape, points), rel=1e-9, abs=1e-12 * np.abs(gradient).max())


@every_landscape
@settings(max_examples=6)
@drawn
def test_the_hessian_is_the_slope_of_the_gradient(key: str, data: st.DataObject) -> None:
    landscape, rng = landscape_from(data, key), np.random.default_rng(7)
    points, step = scatter(landscape.domain, rng), 1e-4 * landscape.domain.diagonal
    resolution = 1e-13 * float(np.abs(landscape.gradient(points)).max()) / step
    hessian = landscape.hessian(points)
    assert np.array_equal(hessian, hessian.swapaxes(0, 1))
    slopes, doubt = measured(landscape.gradient, points, step)
    assert agree(hessian, slopes, resolution + doubt)


@every_landscape
@drawn
def test_minima_lie_on_the_map_and_are_equally_low(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    if landscape.minima():
        minima = np.array(landscape.minima()).T
        depths, heights = landscape.loss(minima), landscape.loss(grid(landscape.domain, 31))
        assert landscape.domain.contains(minima).all()
        assert np.ptp(depths) <= 1e-9 * np.ptp(heights)
        assert not landscape.distance_to_minimum(minima).any()


@every_landscape
@drawn
def test_minima_are_flat_unless_they_are_kinks(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    slope = float(np.median(np.hypot(*landscape.gradient(grid(landscape.domain, 31)))))
    for minimum in landscape.minima():
        here = np.array(minimum)[:, None]
        beside = here + 1e-9 * landscape.domain.diagonal * np.array([[1, -1, 0, 0], [0, 0, 1, -1]])
        is_kink = np.hypot(*landscape.gradient(beside)).max() > 1e-3 * slope
        assert is_kink or np.hypot(*landscape.gradient(here)).item() <= 1e-6 * slope


@every_landscape
@settings(max_examples=5)
@drawn
def test_no_point_of_the_map_lies_lower_than_a_minimum(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    heights = landscape.loss(grid(landscape.domain))
    for minimum in landscape.minima():
        assert landscape.loss(np.array(minimum)) <= heights.min() + 1e-12 * np.ptp(heights)


@every_landscape
@settings(max_examples=5)
@drawn
def test_loss_and_derivatives_are_finite_on_the_whole_map(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    everywhere = grid(landscape.domain)
    assert np.isfinite(landscape.loss(everywhere)).all()
    with np.errstate(all="ignore"):  # where a derivative does not exist, its formula may divide by zero
        assert np.isfinite(landscape.gradient(everywhere)).all()


def disk(landscape: Landscape, rng: np.random.Generator, n: int = 500) -> Array:
    """Points within the map's tolerance of the stated minima, edge included, shape `(2, n_minima, n)`."""
    angles, radii = rng.uniform(0, 2 * np.pi, n), np.minimum(rng.uniform(0, 2, n), 1)
    inside: Array = radii * np.array([np.cos(angles), np.sin(angles)])
    return np.array(landscape.minima()).T[:, :, None] + landscape.domain.tolerance * inside[:, None]


@every_landscape
@drawn
def test_whoever_is_within_tolerance_of_a_minimum_is_below_the_target(key: str, data: st.DataObject) -> None:
    landscape, rng = landscape_from(data, key), np.random.default_rng(11)
    if landscape.minima():
        assert (landscape.loss(disk(landscape, rng)) < landscape.target_loss).all()


@every_landscape
@settings(max_examples=6)
@drawn
def test_no_point_of_high_ground_is_said_to_be_at_a_minimum(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    points = grid(landscape.domain, 201)
    arrived = landscape.distance_to_minimum(points) <= landscape.domain.tolerance
    assert (landscape.loss(points)[arrived] < landscape.target_loss).all()


@every_landscape
@drawn
def test_the_target_lies_above_the_lowest_ground_and_below_most(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    if landscape.minima():
        lowest = float(landscape.loss(np.array(landscape.minima()[0])))
        assert landscape.target_loss >= lowest + landscape.target_margin - 1e-12
        assert landscape.target_loss < np.median(landscape.loss(grid(landscape.domain, 31)))
    else:
        assert landscape.target_loss == -np.inf


@every_landscape
@settings(max_examples=6)
@drawn
def test_the_hessian_at_a_smooth_minimum_is_what_differences_show(key: str, data: st.DataObject) -> None:
    landscape = landscape_from(data, key)
    for minimum in landscape.minima():
        here, step = np.array(minimum)[:, None], 1e-5 * landscape.domain.diagonal
        slopes, doubt = measured(landscape.gradient, here, step)
        size = np.abs(slopes).max()
        if doubt.item() < 1e-4 * size:  # else a kink, or a cone's tip
            assert np.abs(landscape.hessian(here) - slopes).max() < 1e-3 * size


@every_landscape
def test_a_run_that_settles_stays_below_the_target(key: str) -> None:
    landscape = LANDSCAPES[key]()
    optimizers = [changed(OPTIMIZERS[name](), {"learning_rate": rate}) for name in ("sgd", "rmsprop") for rate in RATES]
    runs = [Run(optimizer=optimizer, start=start) for optimizer in optimizers for start in landscape.starts]
    for walked in run(Experiment(landscape=landscape, runs=runs, n_steps=1000)):
        if walked.settled_at is not None:
            assert (walked.losses[walked.settled_at :] < landscape.target_loss).all()


@every_landscape
def test_starts_lie_on_the_map_away_from_the_minima(key: str) -> None:
    landscape = LANDSCAPES[key]()
    starts = np.array(landscape.starts).T
    assert landscape.domain.contains(starts).all()
    assert (landscape.distance_to_minimum(starts) > landscape.domain.tolerance).all()


@every_landscape
@pytest.mark.parametrize("shape", [(), (1,), (7,), (3, 5)])
def test_answers_have_the_shape_of_the_question(key: str, shape: tuple[int, ...]) -> None:
    landscape, rng = LANDSCAPES[key](), np.random.default_rng(8)
    position = scatter(landscape.domain, rng, math.prod(shape)).reshape(2, *shape)
    assert np.shape(landscape.loss(position)) == shape
    assert np.shape(landscape.gradient(position)) == (2, *shape)
    assert np.shape(landscape.hessian(position)) == (2, 2, *shape)


@every_landscape
def test_a_point_does_not_see_its_neighbours(key: str) -> None:
    landscape, rng = LANDSCAPES[key](), np.random.default_rng(9)
    points = scatter(landscape.domain, rng, 33)
    for answer in (landscape.loss, landscape.gradient, landscape.hessian):
        alone = np.stack([answer(point[:, None])[..., 0] for point in points.T], axis=-1)
        assert np.array_equal(answer(points), alone)


@every_landscape
def test_the_formula_can_be_shown(key: str) -> None:
    assert LANDSCAPES[key]().latex.strip()


@pytest.mark.parametrize("key", FORMULAS)
@settings(max_examples=6)
@drawn
def test_the_loss_is_what_the_formula_says(key: str, data: st.DataObject) -> None:
    landscape, rng = landscape_from(data, key), np.random.default_rng(10)
    assert isinstance(landscape, Formula)
    points = scatter(landscape.domain, rng, 10)
    heights = landscape.loss(points)
    said = [value_of_text(landscape, x, y) for x, y in points.T.tolist()]
    assert heights == pytest.approx(np.array(said), rel=1e-9, abs=1e-12 * np.abs(heights).max())


def value_of_text(landscape: Formula, x: float, y: float) -> float:
    """The formula's text as plain Python, with the functions of `math`."""
    own = {
        "abs": abs,
        "sign": lambda z: (z > 0) - (z < 0),
        "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
        "softplus": lambda z: math.log1p(math.exp(z)),
    }
    text = landscape.formula.replace("^", "**")
    return float(eval(text, {**vars(math), **own, **values(landscape), "x": x, "y": y}))
