"""Second-order, line-search and zeroth-order methods: known answers, SciPy's paths, and seeded chance."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize

from catalog import About, Array, Point
from experiments import Experiment, Outcome, Run, Trajectory, run
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.bowls.quadratic import Quadratic
from landscapes.formula import Formula
from landscapes.saddles.saddle import Saddle
from landscapes.valleys.beale import Beale
from landscapes.valleys.rosenbrock import Rosenbrock
from optimizers import OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.curvature import from_axes, onto_axes, principal_axes
from optimizers.second_order.damped_newton import DampedNewton
from optimizers.second_order.newton import Newton
from optimizers.second_order.trust_region import TrustRegion, best_within
from optimizers.whole_run import WholeRun
from optimizers.zeroth_order.nelder_mead import NelderMead
from optimizers.zeroth_order.random_search import RandomSearch
from optimizers.zeroth_order.simulated_annealing import SimulatedAnnealing
from optimizers.zeroth_order.spsa import SPSA


@dataclass(frozen=True)
class Slope(Formula):
    """Falls for ever."""

    about = About("Slope", 2026, "–", idea="It falls for ever.", source="–")
    formula = "x + 2*y"
    domain = Domain(x=(-2, 2), y=(-2, 2))
    starts = ((0.5, 0.5),)


HARD: dict[str, tuple[Landscape, Point]] = {"rosenbrock": (Rosenbrock(), (-1.2, 1.0)), "beale": (Beale(), (1.0, 1.5))}
WHOLE = [key for key, cls in OPTIMIZERS.items() if issubclass(cls, WholeRun)]


def path_of(optimizer: Optimizer, landscape: Landscape, start: Point, n_steps: int = 200, seed: int = 0) -> Trajectory:
    (path,) = run(
        Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=start)], n_steps=n_steps, seed=seed)
    )
    return path


def scipy_run(landscape: Landscape, start: Point, **told: Any) -> Any:
    """What SciPy itself returns."""

    def height(x: Array) -> float:
        return float(landscape.loss(x))

    return minimize(height, np.array(start), **told)


def first_level_step(path: Trajectory) -> int:
    """The first step at which the gradient is shorter than 1e-8."""
    return int(np.argmax(np.hypot(*path.gradients.T) < 1e-8))


def length(path: Trajectory) -> int:
    """After how many steps nothing moves any more and nothing more is asked."""
    return int(np.argmax(path.evaluations == path.evaluations[-1]))


@pytest.mark.parametrize("condition_number", [1.0, 3.0, 1000.0])
def test_newton_solves_a_bowl_in_one_step(condition_number: float) -> None:
    path = path_of(Newton(), Quadratic(condition_number=condition_number), (-2.7, 0.93), n_steps=1)
    np.testing.assert_allclose(path.positions[1], (0, 0), atol=1e-14)


def test_newton_goes_to_the_saddle_of_beale() -> None:
    path = path_of(Newton(), *HARD["beale"])
    np.testing.assert_allclose(path.positions[-1], (0, 1), atol=1e-12)
    assert path.losses[-1] == pytest.approx(14.203125)


@pytest.mark.parametrize("cls", [DampedNewton, TrustRegion])
def test_a_saddle_repels_what_counts_curvature_by_its_size(cls: type[Optimizer]) -> None:
    path = path_of(cls(), Saddle(), (1.5, 1e-6), n_steps=20)
    assert path.losses[-1] < -1


@pytest.mark.parametrize(
    ("cls", "where", "n_steps"),
    [
        (TrustRegion, "rosenbrock", 25),
        (TrustRegion, "beale", 7),
        (DampedNewton, "rosenbrock", 21),
        (DampedNewton, "beale", 10),
    ],
)
def test_a_safe_newton_needs_as_many_steps_as_the_reference(cls: type[Optimizer], where: str, n_steps: int) -> None:
    path = path_of(cls(), *HARD[where])
    assert first_level_step(path) == n_steps
    assert path.losses[-1] < 1e-25


@pytest.mark.parametrize(
    ("key", "where", "n_steps"),
    [
        ("bfgs", "rosenbrock", 32),
        ("bfgs", "beale", 17),
        ("lbfgs", "rosenbrock", 36),
        ("lbfgs", "beale", 16),
        ("nelder_mead", "rosenbrock", 84),  # SciPy counts from 1, and says 85
        ("nelder_mead", "beale", 61),
    ],
)
def test_a_method_of_scipy_needs_as_many_iterations_as_there(key: str, where: str, n_steps: int) -> None:
    path = path_of(OPTIMIZERS[key](), *HARD[where])
    assert length(path) == n_steps
    assert path.losses[-1] < 1e-8


def test_powell_is_content_far_from_the_minimum_of_beale() -> None:
    path = path_of(OPTIMIZERS["powell"](), *HARD["beale"])
    assert path.losses[-1] == pytest.approx(0.457, abs=1e-3)
    assert path.evaluations[-1] == 1942


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.parametrize("where", HARD)
def test_a_whole_run_is_the_path_of_scipy_with_all_its_questions(key: str, where: str) -> None:
    cls: Any = OPTIMIZERS[key]
    landscape, start = HARD[where]
    gradient = landscape.gradient if cls.uses_gradient else None
    passed: list[Any] = []
    told: dict[str, Any] = {
        "method": cls.method,
        "jac": gradient,
        "options": dict(cls().options),
        "callback": passed.append,
    }
    result = scipy_run(landscape, start, **told)
    path = path_of(cls(), landscape, start)
    assert path.positions[1 : result.nit + 1].tolist() == [x.tolist() for x in passed]
    assert path.positions[-1].tolist() == result.x.tolist()
    assert path.evaluations[-1] == result.nfev + (result.njev if gradient else 0)
    assert np.isnan(path.learning_rates).all()


@pytest.mark.parametrize("key", WHOLE)
def test_a_whole_run_takes_no_more_steps_than_it_may(key: str) -> None:
    short, whole = (path_of(OPTIMIZERS[key](), *HARD["rosenbrock"], n_steps=n) for n in (3, 200))
    np.testing.assert_array_equal(short.positions, whole.positions[:4])


@pytest.mark.parametrize("key", WHOLE)
def test_a_slope_without_end_leads_off_the_map_and_breaks_nothing(key: str) -> None:
    path = path_of(OPTIMIZERS[key](), Slope(), (0.5, 0.5))
    # Only conjugate gradients go so short a way in each iteration that the fall is still bounded at the end.
    assert path.outcome is (Outcome.SLIDING if key == "nonlinear_cg" else Outcome.LEFT_MAP)


@pytest.mark.parametrize("key", WHOLE)
def test_a_single_step_of_a_whole_run_keeps_a_nan_in_its_column(key: str) -> None:
    optimizer, oracle = OPTIMIZERS[key](), Oracle(Rosenbrock())
    start = np.array([[-1.2, np.nan], [1.0, 0.5]])
    ahead, _ = optimizer.step(start, optimizer.init(start), oracle)
    assert np.isfinite(ahead[:, 0]).all()
    np.testing.assert_array_equal(ahead[:, 1], start[:, 1])


@pytest.mark.parametrize("where", HARD)
def test_the_best_corner_of_the_triangle_is_that_of_scipy_in_every_iteration(where: str) -> None:
    landscape, start = HARD[where]
    told: dict[str, Any] = {"method": "Nelder-Mead", "options": {"return_all": True}}
    result = scipy_run(landscape, start, **told)
    path = path_of(NelderMead(), landscape, start)
    np.testing.assert_array_equal(path.positions[1 : len(result.allvecs)], result.allvecs[1:])
    assert path.evaluations[-1] == result.nfev
    np.testing.assert_array_equal(path.internals["best"][1:], path.positions[1:])
    heights = [landscape.loss(path.internals[name][1:].T) for name in ("best", "middle", "worst")]
    assert (np.diff(heights, axis=0) >= 0).all()


def test_a_triangle_that_starts_at_zero_has_sides_nevertheless() -> None:
    path = path_of(NelderMead(), Quadratic(), (0.0, 1.0), n_steps=1)
    corners = np.array([path.internals[name][0] for name in ("best", "middle", "worst")])
    np.testing.assert_allclose(corners, np.array([(0, 1), (0.00025, 1), (0, 1.05)]))


def test_the_step_of_the_trust_region_is_the_best_within_its_circle() -> None:
    rng = np.random.default_rng(1983)
    curvatures = np.sort(rng.normal(size=(2, 200)) * 10.0 ** rng.integers(-2, 3, 200), axis=0)
    slopes, radius = rng.normal(size=(2, 200)), 10.0 ** rng.uniform(-2, 1, 200)
    slopes[0, :40] = 0
    step = best_within(radius, slopes, curvatures)
    assert (np.hypot(*step) <= (1 + 1e-6) * radius).all()
    angles, shares = np.meshgrid(np.linspace(0, 2 * np.pi, 181), np.linspace(0, 1, 31))
    disc = (shares * np.stack((np.cos(angles), np.sin(angles))))[..., None] * radius
    promised = (slopes * step + curvatures * step**2 / 2).sum(axis=0)
    lowest = (slopes[:, None, None] * disc + curvatures[:, None, None] * disc**2 / 2).sum(axis=0).min(axis=(0, 1))
    assert (promised <= lowest + 1e-9 * np.abs(lowest)).all()


def test_the_radius_is_kept_for_the_picture_and_starts_as_told() -> None:
    path = path_of(TrustRegion(initial_radius=0.25), *HARD["rosenbrock"], n_steps=40)
    radii = path.internals["radius"][:, 0]
    assert radii[0] == 0.25
    lengths = np.hypot(*np.diff(path.positions, axis=0).T)
    assert (lengths <= (1 + 1e-9) * radii[:-1]).all()
    assert set(np.unique(radii[1:] / radii[:-1])) <= {0.25, 1.0, 2.0}


def test_principal_axes_are_those_of_the_matrix_and_a_nan_harms_no_other() -> None:
    rng = np.random.default_rng(2014)
    hessian = rng.normal(size=(2, 2, 5))
    hessian[1, 0] = hessian[0, 1]
    hessian[0, 0, 2] = np.nan
    curvatures, axes = principal_axes(hessian)
    assert np.isnan(curvatures[:, 2]).all()
    vector = rng.normal(size=(2, 5))
    bent = from_axes(axes, curvatures * onto_axes(axes, vector))
    expected = np.einsum("ijn,jn->in", hessian, vector)
    sound = [0, 1, 3, 4]
    np.testing.assert_allclose(bent[:, sound], expected[:, sound], rtol=1e-12)


@pytest.mark.parametrize("cls", [Newton, DampedNewton, TrustRegion])
@pytest.mark.parametrize("key", LANDSCAPES)
def test_no_curvature_makes_a_second_order_method_fail(cls: type[Optimizer], key: str) -> None:
    landscape = LANDSCAPES[key]()
    points: list[Point] = [(0.0, 0.0), (1e6, -1e6), *landscape.starts]
    runs = [Run(optimizer=cls(), start=point) for point in points]
    for path in run(Experiment(landscape=landscape, runs=runs, n_steps=30)):
        assert np.isfinite(path.positions).all()


@pytest.mark.parametrize("cls", [RandomSearch, SimulatedAnnealing, SPSA])
def test_chance_is_seeded_and_the_same_for_all_runs(cls: Any) -> None:
    runs = [Run(optimizer=cls(learning_rate=rate), start=(-0.5, 0.5)) for rate in (0.01, 0.02)]
    experiment, again, other = (Experiment(landscape=Rosenbrock(), runs=runs, n_steps=50, seed=s) for s in (3, 3, 4))
    first, second = run(experiment)
    np.testing.assert_array_equal(run(again)[0].positions, first.positions)
    assert (run(other)[0].positions != first.positions).any()
    ways = [path.internals[next(iter(path.internals))][1] for path in (first, second)]
    if cls is not SPSA:
        np.testing.assert_allclose(2 * (ways[0] - first.positions[0]), ways[1] - first.positions[0], rtol=1e-12)
    else:
        np.testing.assert_array_equal(*ways)


def test_random_search_never_climbs() -> None:
    path = path_of(RandomSearch(), *HARD["rosenbrock"])
    assert (np.diff(path.losses) <= 0).all()
    assert path.losses[-1] < 1


def test_annealing_climbs_while_it_is_hot_and_not_when_it_is_cold() -> None:
    hot = path_of(SimulatedAnnealing(initial_temperature=10.0), *HARD["rosenbrock"])
    cold = path_of(SimulatedAnnealing(initial_temperature=0.0), *HARD["rosenbrock"])
    assert (np.diff(hot.losses) > 0).any()
    assert (np.diff(cold.losses) <= 0).all()
    np.testing.assert_allclose(hot.internals["temperature"][:, 0], 10 * 0.98 ** np.arange(201), rtol=1e-10)


def test_spsa_estimates_the_slope_of_a_straight_line_along_its_toss() -> None:
    path = path_of(SPSA(learning_rate=0.1), Quadratic(condition_number=1), (2.0, 1.0), n_steps=1)
    estimate = path.internals["estimate"][1]
    toss = np.sign(estimate)
    np.testing.assert_allclose(np.abs(estimate), abs(toss @ (2.0, 1.0)), rtol=1e-12)
    np.testing.assert_allclose(path.positions[1], (2.0, 1.0) - 0.1 * estimate, rtol=1e-12)


def test_a_schedule_leaves_a_method_without_a_learning_rate_alone() -> None:
    landscape, start = HARD["rosenbrock"]
    for key in ("bfgs", "nelder_mead", "trust_region"):
        runs = [Run(optimizer=OPTIMIZERS[key](), start=start, schedule=SCHEDULES[s]()) for s in ("constant", "cosine")]
        steady, scheduled = run(Experiment(landscape=landscape, runs=runs, n_steps=30))
        np.testing.assert_array_equal(steady.positions, scheduled.positions)
