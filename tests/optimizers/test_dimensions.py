"""Any number of parameters: coordinates that the loss ignores change nothing, and what needs n of them is right in n."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.optimize._trustregion_exact import IterativeSubproblem

from catalog import Array, family_of
from experiments.noise import Noise
from experiments.oracle import Oracle
from experiments.random_streams import RandomStreams
from experiments.runner import march
from landscapes import LANDSCAPES, Landscape
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer
from optimizers.first_order.sgd import SGD
from optimizers.line_search.polyak_step import PolyakStep
from optimizers.modifiers.clip_norm import ClipNorm
from optimizers.modifiers.sam import SAM
from optimizers.modifiers.weight_decay import WeightDecay
from optimizers.second_order.damped_newton import DampedNewton
from optimizers.second_order.newton import Newton
from optimizers.second_order.trust_region import TrustRegion
from optimizers.whole_run import WholeRun
from optimizers.zeroth_order.nelder_mead import NelderMead

N_STEPS = 40
FIRST = 15
"""So many steps agree to nine digits even where rounding grows from step to step."""
PLACES: dict[str, tuple[int, Sequence[int]]] = {
    "three, last": (3, (0, 1)),
    "three, first": (3, (1, 2)),
    "three, between": (3, (0, 2)),
    "five, last": (5, (0, 1)),
    "five, first": (5, (3, 4)),
    "five, between": (5, (1, 3)),
}
"""How many parameters there are, and which of them are live."""
EXACT = 0.0
ALGEBRA = 1e-9
"""Eigenvectors of 5 × 5 and of 2 × 2, or SciPy's products of matrices, are rounded differently."""
scipy_minimize: Any = minimize
SIMPLEX = "nelder_mead"
"""A dead coordinate gives the simplex one more corner, and so another path: SciPy is its reference."""


@dataclass(frozen=True)
class Embedded:
    """A landscape over `n` parameters, of which only the `live` ones count."""

    landscape: Landscape
    n: int
    live: Sequence[int]

    def loss(self, position: Array) -> Array:
        return self.landscape.loss(position[list(self.live)])

    def gradient(self, position: Array) -> Array:
        gradient = np.zeros_like(position)
        gradient[list(self.live)] = self.landscape.gradient(position[list(self.live)])
        return gradient

    def hessian(self, position: Array) -> Array:
        hessian = np.zeros((self.n, *position.shape))
        hessian[np.ix_(self.live, self.live)] = self.landscape.hessian(position[list(self.live)])
        return hessian


class Echo(Oracle):
    """Answers for an embedded landscape, with the random numbers of the plane in its live coordinates and in all others."""

    def __init__(self, ground: Embedded, noise: Noise) -> None:
        super().__init__(ground, noise, seed=3)  # type: ignore[arg-type]  # all that is asked of a landscape
        self.ground, self.plane = ground, Oracle(ground.landscape, noise, seed=3)
        self.noise = noise

    def random(self, position: Array) -> Array:
        return self._spread(self.plane.random(position[:2]), position)

    def gradient(self, position: Array) -> Array:
        if self.noise.is_off:
            return super().gradient(position)
        gradient = np.zeros_like(position)
        gradient[list(self.ground.live)] = self.plane.gradient(position[list(self.ground.live)])
        self.evaluations += 1
        return gradient

    def _spread(self, numbers: Array, position: Array) -> Array:
        everywhere = np.broadcast_to(numbers[0], position.shape).copy()
        everywhere[list(self.ground.live)] = numbers
        return everywhere


@dataclass(frozen=True)
class Quadratic:
    """x·A·x/2 − b·x in n dimensions."""

    A: Array
    b: Array

    @property
    def centre(self) -> Array:
        """Where it is level."""
        return np.asarray(np.linalg.solve(self.A, self.b), dtype=np.float64)

    def loss(self, position: Array) -> Array:
        loss: Array = np.einsum("i...,ij,j...->...", position, self.A, position) / 2 - np.tensordot(self.b, position, 1)
        return loss

    def gradient(self, position: Array) -> Array:
        gradient: Array = np.tensordot(self.A, position, 1) - self.b.reshape(-1, *(1,) * (position.ndim - 1))
        return gradient

    def hessian(self, position: Array) -> Array:
        return np.multiply.outer(self.A, np.ones(position.shape[1:]))


@dataclass(frozen=True)
class Chain:
    """Rosenbrock's function in n dimensions."""

    def loss(self, x: Array) -> Array:
        loss: Array = (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum(axis=0)
        return loss

    def gradient(self, x: Array) -> Array:
        gradient, bend = np.zeros_like(x), x[1:] - x[:-1] ** 2
        gradient[:-1] = -400 * x[:-1] * bend - 2 * (1 - x[:-1])
        gradient[1:] += 200 * bend
        return gradient

    def hessian(self, x: Array) -> Array:
        hessian = np.zeros((len(x), *x.shape))
        for i in range(len(x) - 1):
            hessian[i, i] += 1200 * x[i] ** 2 - 400 * x[i + 1] + 2
            hessian[i, i + 1] = hessian[i + 1, i] = -400 * x[i]
            hessian[i + 1, i + 1] += 200
        return hessian


def oracle(ground: Any) -> Oracle:
    return Oracle(ground)


def walk(optimizer: Optimizer, start: Array, asked: Oracle, n_steps: int = N_STEPS) -> Array:
    """Where the runs stand after each step, shape `(n_steps + 1, n_parameters, n_runs)`."""
    with np.errstate(all="ignore"):
        return np.array([moment.position for moment in march(optimizer, start, asked, n_steps)])


def bowl(n: int, seed: int = 5, signs: Sequence[float] | None = None) -> Quadratic:
    """A quadratic form with random axes, and curvatures from 1 to 10 with the given `signs`."""
    rng = np.random.default_rng(seed)
    axes = np.linalg.qr(rng.normal(size=(n, n)))[0]
    curvatures = np.linspace(1, 10, n) * (1 if signs is None else np.array(signs))
    return Quadratic(axes @ np.diag(curvatures) @ axes.T, rng.normal(size=n))


def slack(optimizer: Optimizer) -> float:
    uses_axes = isinstance(optimizer, Newton | DampedNewton | TrustRegion | WholeRun)
    return ALGEBRA if uses_axes else EXACT


def embedded_path(optimizer: Optimizer, landscape: Landscape, place: str, dead: float, noise: Noise) -> Array:
    """The live coordinates of the path among dead ones that start at `dead`."""
    n, live = PLACES[place]
    start = np.full((n, 2), dead)
    start[list(live)] = np.array(landscape.starts[:2]).T
    return walk(optimizer, start, Echo(Embedded(landscape, n, live), noise))[:, list(live)]


def plane_path(optimizer: Optimizer, landscape: Landscape, noise: Noise) -> Array:
    return walk(optimizer, np.array(landscape.starts[:2]).T, Oracle(landscape, noise, seed=3))


@pytest.mark.parametrize("key", [key for key in OPTIMIZERS if key != SIMPLEX])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("where", ["beale", "himmelblau", "rosenbrock"])
def test_coordinates_that_the_loss_ignores_change_nothing(key: str, place: str, where: str) -> None:
    landscape = LANDSCAPES[where]()
    for chosen in OPTIMIZERS[key].dialects.values():
        optimizer = OPTIMIZERS[key](**chosen)
        dead = 0.0 if "weight_decay" in chosen else 0.7
        noise = Noise(scale=0.1) if not slack(optimizer) else Noise()
        found = embedded_path(optimizer, landscape, place, dead, noise)
        expected = plane_path(optimizer, landscape, noise)
        n_compared = FIRST if slack(optimizer) else N_STEPS + 1
        np.testing.assert_allclose(
            found[:n_compared], expected[:n_compared], rtol=slack(optimizer), atol=slack(optimizer)
        )


@pytest.mark.parametrize("modifier", MODIFIERS)
@pytest.mark.parametrize("key", [k for k, cls in OPTIMIZERS.items() if k != SIMPLEX and not issubclass(cls, WholeRun)])
@pytest.mark.parametrize("place", ["three, between", "five, first"])
def test_they_change_nothing_for_a_modified_method(modifier: str, key: str, place: str) -> None:
    cls: Any = MODIFIERS[modifier]
    landscape, plain = LANDSCAPES["himmelblau"](), OPTIMIZERS[key]()
    # A search that moves dead coordinates as well meets a penalty which does not ignore them.
    is_penalized = modifier == "weight_decay" and family_of(plain) != "zeroth_order"
    for optimizer in [cls(plain), *([replace(cls(plain), decoupled=False)] if is_penalized else [])]:
        found = embedded_path(optimizer, landscape, place, 0.0, Noise())
        expected = plane_path(optimizer, landscape, Noise())
        np.testing.assert_allclose(found, expected, rtol=slack(plain), atol=slack(plain))


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


@pytest.mark.parametrize("n", [1, 2, 3, 7, 200])
def test_a_stream_drawn_ahead_is_the_stream_drawn_one_by_one(n: int) -> None:
    for draw in (np.random.Generator.standard_normal, Noise(scale=1, tail=0.5).draw):
        ahead, alone = RandomStreams(draw, [11, 12]), np.random.default_rng(12)
        for _ in range(150):
            np.testing.assert_array_equal(ahead.next(np.zeros((n, 2)))[:, 1], draw(alone, (1, n))[0])


def test_the_stream_of_the_plane_is_what_it_always_was() -> None:
    numbers = np.array([Oracle(LANDSCAPES["beale"](), seed=7).random(np.zeros((2, 1)))[:, 0]])
    expected = np.random.default_rng((7, 1)).standard_normal((64, 2))[0]
    np.testing.assert_array_equal(numbers[0], expected)


def test_powells_path_depends_on_the_order_of_the_coordinates_and_says_so() -> None:
    ground = LANDSCAPES["beale"]()
    start = np.array([[1.0], [1.5]])
    path = walk(OPTIMIZERS["powell"](), start, oracle(ground), 5)

    class Swapped(Embedded):
        def loss(self, position: Array) -> Array:
            return ground.loss(position[::-1])

    swapped = walk(OPTIMIZERS["powell"](), start[::-1], oracle(Swapped(ground, 2, (0, 1))), 5)
    assert not np.allclose(swapped[1, ::-1], path[1])
    assert "another order gives another path" in str(OPTIMIZERS["powell"].__doc__)
