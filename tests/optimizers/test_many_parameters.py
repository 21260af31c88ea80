"""What needs all n parameters is right for n of them: hand-worked, and beside SciPy."""

from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.optimize._trustregion_exact import IterativeSubproblem

from optimizers import OPTIMIZERS, Optimizer
from optimizers.first_order.sgd import SGD
from optimizers.line_search.polyak_step import PolyakStep
from optimizers.modifiers.clip_norm import ClipNorm
from optimizers.modifiers.sam import SAM
from optimizers.modifiers.weight_decay import WeightDecay
from optimizers.second_order.damped_newton import DampedNewton
from optimizers.second_order.newton import Newton
from optimizers.second_order.trust_region import TrustRegion, best_within
from optimizers.zeroth_order.nelder_mead import NelderMead
from tests.optimizers.grounds import Chain, Quadratic, bowl, oracle, walk

scipy_minimize: Any = minimize


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 50])
def test_newton_solves_a_bowl_in_one_step(n: int) -> None:
    ground = bowl(n)
    start = np.random.default_rng(1).normal(size=(n, 3))
    ahead = walk(Newton(), start, oracle(ground), 1)[1]
    np.testing.assert_allclose(ahead, np.repeat(ground.centre[:, None], 3, axis=1), atol=1e-12)


def test_newton_takes_no_step_where_the_ground_neither_slopes_nor_curves() -> None:
    ground = Quadratic(np.diag([2.0, 0.0, 4.0]), np.array([2.0, 0.0, 4.0]))
    assert walk(Newton(), np.array([[5.0], [7.0], [-3.0]]), oracle(ground), 1)[1, :, 0].tolist() == [1, 7, 1]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 8, 40])
def test_clipping_by_norm_and_sam_follow_their_formulas(n: int) -> None:
    rng = np.random.default_rng(n)
    ground, start = bowl(n), rng.normal(size=(n, 4))
    start.setflags(write=False)
    slope = ground.gradient(start)
    clipped = walk(ClipNorm(SGD(0.1), limit=0.5), start, oracle(ground), 1)[1]
    norms = np.sqrt((slope**2).sum(axis=0))
    np.testing.assert_allclose(clipped, start - 0.1 * slope * np.minimum(1, 0.5 / norms), rtol=1e-13, atol=1e-14)
    sharp = walk(SAM(SGD(0.1), rho=0.3, epsilon=0.0), start, oracle(ground), 1)[1]
    np.testing.assert_allclose(
        sharp, start - 0.1 * ground.gradient(start + 0.3 * slope / norms), rtol=1e-12, atol=1e-14
    )


@pytest.mark.parametrize("n", [1, 3, 5])
def test_a_penalty_is_a_bowl_in_every_coordinate(n: int) -> None:
    ground, start = bowl(n), np.random.default_rng(n).normal(size=(n, 2))
    penalized = Quadratic(ground.A + 0.3 * np.eye(n), ground.b)
    for method in (Newton(), PolyakStep(lowest_loss=-100.0), TrustRegion()):
        found = walk(WeightDecay(method, 0.3, decoupled=False), start, oracle(ground), 5)
        np.testing.assert_allclose(found, walk(method, start, oracle(penalized), 5), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("n", [3, 5])
def test_every_step_of_the_trust_region_is_that_of_scipy(n: int) -> None:
    ground, optimizer, position = Chain(), TrustRegion(), np.linspace(-1.2, 1.0, n)[:, None]
    state = optimizer.init(position)
    for _ in range(60):
        x, (radius,) = position[:, 0], state.radius
        told: dict[str, Any] = {"fun": ground.loss, "jac": ground.gradient, "hess": ground.hessian}
        best, _ = IterativeSubproblem(x, **told, k_easy=1e-12, k_hard=1e-12).solve(radius)
        position, state = optimizer.step(position, state, oracle(ground))
        if (position[:, 0] != x).any():
            np.testing.assert_allclose(position[:, 0], x + best, rtol=1e-7, atol=1e-9)
    assert ground.loss(position)[0] < 1e-20


@pytest.mark.parametrize("n", [3, 5])
def test_the_trust_region_needs_about_as_many_steps_as_that_of_scipy(n: int) -> None:
    ground, start = Chain(), np.linspace(-1.2, 1.0, n)
    told: dict[str, Any] = {"jac": ground.gradient, "hess": ground.hessian}
    theirs = scipy_minimize(ground.loss, start, method="trust-exact", options={"gtol": 1e-8}, **told)
    heights = ground.loss(np.moveaxis(walk(TrustRegion(), start[:, None], oracle(ground), 60)[:, :, 0], 1, 0))
    # SciPy is content with a step that is within a tenth of the radius.
    assert theirs.success
    assert abs(int(np.argmax(heights < 1e-12)) - theirs.nit) <= 5


@pytest.mark.parametrize("cls", [DampedNewton, TrustRegion])
@pytest.mark.parametrize("n", [3, 5])
def test_a_saddle_in_n_dimensions_repels(cls: type[Optimizer], n: int) -> None:
    ground = bowl(n, signs=[-1, *[1] * (n - 1)])
    saddle = ground.centre[:, None]
    found = walk(cls(), saddle + 1e-3 * np.random.default_rng(2).normal(size=(n, 1)), oracle(ground), 20)
    assert ground.loss(found[-1])[0] < ground.loss(saddle)[0] - 1
    (newton,) = walk(Newton(), saddle + 0.1, oracle(ground), 1)[1:]
    np.testing.assert_allclose(newton, saddle, atol=1e-12)


def test_damped_newton_divides_by_the_size_of_each_curvature() -> None:
    ground = bowl(5, signs=[-1, 1, -1, 1, 1])
    start = np.random.default_rng(8).normal(size=(5, 1))
    curvatures, axes = np.linalg.eigh(ground.A)
    direction = -axes @ ((axes.T @ ground.gradient(start)) / np.abs(curvatures)[:, None])
    np.testing.assert_allclose(walk(DampedNewton(), start, oracle(ground), 1)[1], start + direction, rtol=1e-12)


@pytest.mark.parametrize("n", [1, 3, 5])
@pytest.mark.parametrize("curved", [False, True])
def test_the_best_corner_of_a_simplex_is_that_of_scipy_in_every_iteration(n: int, curved: bool) -> None:
    ground: Any = Chain() if curved and n > 1 else bowl(n)
    start = np.array([1.1, -0.7, 0.0, 0.4, 2.0])[:n]
    told: dict[str, Any] = {"method": "Nelder-Mead", "options": {"return_all": True, "maxiter": 60}}
    result = scipy_minimize(ground.loss, start, **told)
    asked = oracle(ground)
    found = walk(NelderMead(), start[:, None], asked, len(result.allvecs) - 1)[:, :, 0]
    np.testing.assert_allclose(found[1:], result.allvecs[1:], rtol=1e-12, atol=1e-14)
    assert asked.evaluations == result.nfev


def test_a_simplex_keeps_its_corners_in_order() -> None:
    ground, optimizer = bowl(5), NelderMead()
    position, asked = np.linspace(1, 2, 5)[:, None], oracle(bowl(5))
    state = optimizer.init(position)
    assert state.corners.shape == (6, 5, 1)
    for _ in range(30):
        position, state = optimizer.step(position, state, asked)
        heights = [ground.loss(corner)[0] for corner in state.corners]
        assert heights == sorted(heights)
        assert state.losses is not None
        np.testing.assert_allclose(heights, state.losses[:, 0])
        np.testing.assert_array_equal(state.best, position)


@pytest.mark.parametrize("key", OPTIMIZERS)
@pytest.mark.parametrize("n", [1, 3, 9])
def test_a_run_in_n_dimensions_does_not_see_its_neighbours(key: str, n: int) -> None:
    optimizer, ground = OPTIMIZERS[key](), bowl(n)
    start = np.random.default_rng(n).normal(size=(n, 3))
    together = walk(optimizer, start, oracle(ground), 10)
    for column in range(3):
        alone = walk(optimizer, start[:, [column]], oracle(ground), 10)
        np.testing.assert_allclose(together[:, :, [column]], alone, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("n", [2, 3, 5, 20])
def test_the_step_within_the_ball_meets_the_conditions_of_a_global_minimum_in_the_hard_case_too(n: int) -> None:
    rng = np.random.default_rng(n)
    curvatures = np.sort(rng.normal(size=(n, 300)) * 10.0 ** rng.integers(-2, 3, 300), axis=0)
    slopes, radius = rng.normal(size=(n, 300)), 10.0 ** rng.uniform(-2, 1, 300)
    slopes[0, :100] = 0
    step = best_within(radius, slopes, curvatures)
    reach = np.linalg.norm(step, axis=0)
    assert (reach <= (1 + 1e-9) * radius).all()
    # (λ + μ) s = −g for one μ ≥ 0 that leaves no direction curved downwards and is 0 within the ball (Moré & Sorensen).
    multiplier = -(step * (slopes + curvatures * step)).sum(axis=0) / reach**2
    size = np.abs(curvatures).max(axis=0)
    assert (multiplier >= -1e-9 * size).all()
    assert (curvatures[0] + multiplier >= -1e-9 * size).all()
    np.testing.assert_allclose(multiplier * (radius - reach) / radius / size, 0, atol=1e-8)
    rest = (curvatures + multiplier) * step + slopes
    assert (np.abs(rest) <= 1e-8 * (np.abs(slopes).max(axis=0) + size * reach)).all()
