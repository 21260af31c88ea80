"""Answers worked out by hand, and closed forms from the literature.

Where nothing else is said, the ground is the bowl f = h x²/2 along each axis, so that g = h x.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from catalog import About, Array, Point, parameter
from experiments.march import march
from experiments.oracle import Oracle
from landscapes import Domain
from landscapes.formula import Formula
from optimizers import Optimizer
from optimizers.adaptive.adagrad import Adagrad
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.heavy_ball import HeavyBall
from optimizers.first_order.nesterov import Nesterov
from optimizers.first_order.sgd import SGD

CARD = About("Bowl", 2026, "–", idea="A bowl.", source="–")
ANYWHERE = Domain(x=(-10, 10), y=(-10, 10))


@dataclass(frozen=True)
class Bowl(Formula):
    about, domain, starts = CARD, ANYWHERE, ((1.0, 1.0),)
    formula = "h*x**2/2 + k*y**2/2"
    h: float = parameter(1.0, symbol="h", bounds=(0, 1e6), help="Curvature along x.")
    k: float = parameter(4.0, symbol="k", bounds=(0, 1e6), help="Curvature along y.")


@dataclass(frozen=True)
class Slope(Formula):
    about, domain, starts = CARD, ANYWHERE, ((1.0, 1.0),)
    formula = "a*x + b*y"
    a: float = parameter(1.0, symbol="a", bounds=(-1e3, 1e3), help="Slope along x.")
    b: float = parameter(1.0, symbol="b", bounds=(-1e3, 1e3), help="Slope along y.")


@dataclass(frozen=True)
class Valley(Formula):
    about, domain, starts = CARD, ANYWHERE, ((-1.2, 1.0),)
    formula = "weight*((1 - x)**2 + 100*(y - x**2)**2)"
    weight: float = parameter(1.0, symbol="w", bounds=(0, 1e6), help="What the whole loss is multiplied by.")


@dataclass(frozen=True)
class Ellipse(Formula):
    """A bowl of curvatures 1 and 25, turned by a whole-numbered rotation (3-4-5) when `turned` is 1."""

    about, domain, starts = CARD, ANYWHERE, ((1.0, 1.0),)
    formula = "(1 - turned)*(x**2 + 25*y**2)/2 + turned*((0.6*x + 0.8*y)**2 + 25*(0.6*y - 0.8*x)**2)/2"
    turned: float = parameter(0.0, symbol="t", bounds=(0, 1), help="Whether the axes are turned.")


def path(optimizer: Optimizer, ground: Formula, start: Point = (1.0, 1.0), n_steps: int = 2) -> Array:
    """Where one run stands after each step, shape `(n_steps + 1, 2)`."""
    with np.errstate(all="ignore"):
        marched = march(optimizer, np.array([start]).T, Oracle(ground), n_steps)
        return np.array([moment.position[:, 0] for moment in marched])


def test_two_steps_of_sgd() -> None:
    # x: g = 1, 1 − 0.1·1 = 0.9; g = 0.9, 0.9 − 0.09 = 0.81.   y: g = 4, 1 − 0.4 = 0.6; g = 2.4, 0.6 − 0.24 = 0.36.
    assert path(SGD(0.1), Bowl()) == pytest.approx(np.array([[1, 1], [0.9, 0.6], [0.81, 0.36]]), rel=1e-15)


def test_two_steps_of_the_heavy_ball() -> None:
    # b₁ = 1, x₁ = 0.9; b₂ = 0.5·1 + 0.9 = 1.4, x₂ = 0.9 − 0.14 = 0.76.
    # y: b₁ = 4, y₁ = 0.6; b₂ = 2 + 2.4 = 4.4, y₂ = 0.6 − 0.44 = 0.16.
    walked = path(HeavyBall(0.1, momentum=0.5), Bowl())
    assert walked == pytest.approx(np.array([[1, 1], [0.9, 0.6], [0.76, 0.16]]), rel=1e-14)


def test_dampening_spares_the_first_gradient() -> None:
    # b₁ = 1 whole, x₁ = 0.9; b₂ = 0.5·1 + (1 − 0.25)·0.9 = 1.175, x₂ = 0.9 − 0.1175 = 0.7825.
    walked = path(HeavyBall(0.1, momentum=0.5, dampening=0.25), Bowl())
    assert walked[:, 0] == pytest.approx([1, 0.9, 0.7825], rel=1e-15)


def test_two_steps_of_nesterov() -> None:
    # g = 1, b₁ = 1, x₁ = 1 − 0.1·(1 + 0.5·1) = 0.85; g = 0.85, b₂ = 0.5 + 0.85 = 1.35, x₂ = 0.85 − 0.1·(0.85 + 0.675) = 0.6975.
    assert path(Nesterov(0.1, momentum=0.5), Bowl())[:, 0] == pytest.approx([1, 0.85, 0.6975], rel=1e-15)


def test_two_steps_of_adagrad_on_a_slope() -> None:
    # g = 3 throughout: G₁ = 9, step 0.1·3/3 = 0.1; G₂ = 18, step 0.1·3/√18 = 0.1/√2. The slope's size cancels.
    walked = path(Adagrad(0.1, epsilon=0.0), Slope(a=3, b=0.5))
    assert walked == pytest.approx(np.array([[1, 1], [0.9, 0.9], [0.9 - 0.1 / np.sqrt(2)] * 2]), rel=1e-14)


def test_adagrad_may_start_its_sum_above_zero() -> None:
    # G₁ = 7 + 3² = 16, step 0.4·3/4 = 0.3; ε inside: √(7 + 9 + 9) = 5, step 0.4·3/5 = 0.24.
    assert path(Adagrad(0.4, epsilon=0.0, initial_sum=7.0), Slope(a=3), n_steps=1)[1, 0] == pytest.approx(0.7)
    inside = Adagrad(0.4, epsilon=9.0, initial_sum=7.0, epsilon_inside=True)
    assert path(inside, Slope(a=3), n_steps=1)[1, 0] == pytest.approx(0.76)


def test_two_steps_of_rmsprop() -> None:
    # β = 3/4, g = 2 throughout: v₁ = 1, step 0.1·2/1 = 0.2; v₂ = 0.75 + 1 = 1.75, step 0.2/√1.75.
    walked = path(RMSProp(0.1, decay_rate=0.75, epsilon=0.0), Slope(a=2))
    assert walked[:, 0] == pytest.approx([1, 0.8, 0.8 - 0.2 / np.sqrt(1.75)], rel=1e-15)


def test_rmsprop_with_momentum_keeps_the_scaled_steps() -> None:
    # As above, updates 2 and 2/√1.75; velocity 2, then 0.5·2 + 2/√1.75.
    walked = path(RMSProp(0.1, decay_rate=0.75, epsilon=0.0, momentum=0.5), Slope(a=2))
    assert walked[:, 0] == pytest.approx([1, 0.8, 0.8 - 0.1 * (1 + 2 / np.sqrt(1.75))], rel=1e-15)


def test_centered_rmsprop_divides_by_the_spread() -> None:
    # β = 3/4, g = 2: v₁ = 1, mean 1/2, variance 3/4, step 0.2/√(3/4).
    walked = path(RMSProp(0.1, decay_rate=0.75, epsilon=0.0, centered=True), Slope(a=2), n_steps=1)
    assert walked[1, 0] == pytest.approx(1 - 0.2 / np.sqrt(0.75), rel=1e-15)


def test_two_steps_of_adam() -> None:
    # On the bowl of curvature 1 with β₁ = 1/2, β₂ = 3/4 and ε = 0, from x₀ = 1 at η = 1/10:
    # g₁ = 1, m̂ = v̂ = 1, x₁ = 9/10; g₂ = 9/10, m₂ = 1/4 + 9/20 = 7/10, m̂ = (7/10)/(3/4) = 14/15,
    # v₂ = 3/16 + 81/400 = 39/100, v̂ = (39/100)/(7/16) = 156/175, x₂ = 9/10 − (14/150)/√(156/175).
    walked = path(Adam(0.1, beta1=0.5, beta2=0.75, epsilon=0.0), Bowl())
    assert walked[:, 0] == pytest.approx([1, 0.9, 0.9 - 14 / 150 / np.sqrt(156 / 175)], rel=1e-14)


@pytest.mark.parametrize("slope", [1e-3, 0.3, 700.0])
def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope(slope: float) -> None:
    walked = path(Adam(0.05, epsilon=0.0), Slope(a=slope, b=-slope), start=(0, 0), n_steps=1)
    assert walked[1] == pytest.approx([-0.05, 0.05], rel=1e-14)


@pytest.mark.parametrize("decay_rate", [0.0, 0.5, 0.9, 0.99])
def test_the_first_step_of_rmsprop_is_longer_the_more_it_remembers(decay_rate: float) -> None:
    walked = path(RMSProp(0.01, decay_rate, epsilon=0.0), Slope(a=0.2, b=-30), start=(0, 0), n_steps=1)
    assert walked[1] == pytest.approx(np.array([-0.01, 0.01]) / np.sqrt(1 - decay_rate), rel=1e-14)


def test_gradient_descent_on_a_bowl_is_a_geometric_series() -> None:
    k = np.arange(101)[:, None]
    walked = path(SGD(0.3), Bowl(h=1, k=6), start=(0.7, -1.3), n_steps=100)
    assert walked == pytest.approx((1 - 0.3 * np.array([1, 6])) ** k * [0.7, -1.3], rel=1e-12)


@pytest.mark.parametrize(("product", "diverges"), [(1.95, False), (2.05, True)])
def test_gradient_descent_diverges_just_past_two_over_the_curvature(product: float, diverges: bool) -> None:
    walked = path(SGD(product / 20), Bowl(h=1, k=20), n_steps=400)
    assert (abs(walked[-1, 1]) > 1e6) == diverges


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
@pytest.mark.parametrize(("share", "diverges"), [(0.98, False), (1.02, True)])
def test_the_heavy_ball_diverges_just_past_its_bound(momentum: float, share: float, diverges: bool) -> None:
    bound = 2 * (1 + momentum) / 20
    walked = path(HeavyBall(share * bound, momentum), Bowl(h=1, k=20), n_steps=2000)
    assert (abs(walked[-1, 1]) > 1e6) == diverges


def test_the_best_heavy_ball_contracts_by_the_root_of_its_momentum() -> None:
    # Polyak: η = 4/(√L + √μ)², momentum ((√κ − 1)/(√κ + 1))²; here μ = 1, L = 100, so 4/121 and 81/121.
    walked = path(HeavyBall(4 / 121, momentum=81 / 121), Bowl(h=1, k=100), n_steps=1000)
    measured = (np.linalg.norm(walked[1000]) / np.linalg.norm(walked[900])) ** (1 / 100)
    assert measured == pytest.approx(9 / 11, abs=0.002)


def test_rmsprop_ends_in_a_two_cycle_of_half_its_rate() -> None:
    walked = path(RMSProp(0.01, epsilon=0.0), Bowl(), start=(0.3337, 0.7071), n_steps=3000)
    assert np.abs(walked[-2:]) == pytest.approx(0.005, rel=1e-9)
    assert walked[-1] == pytest.approx(-walked[-2], rel=1e-9)


def test_rmsprop_without_memory_and_epsilon_goes_by_the_sign() -> None:
    signs = np.array([[-1.2, 1.0]])
    for _ in range(200):
        gradient = Valley().gradient(signs[-1])
        signs = np.vstack((signs, signs[-1] - 0.01 * np.sign(gradient)))
    walked = path(RMSProp(0.01, decay_rate=0.0, epsilon=0.0), Valley(), (-1.2, 1.0), n_steps=200)
    assert np.array_equal(walked, signs)


@pytest.mark.parametrize("optimizer", [RMSProp(1.0, epsilon=1e3), Adagrad(1.0, epsilon=1e3)])
def test_a_huge_epsilon_switches_the_adaptation_off(optimizer: Optimizer) -> None:
    # √v stays below 1e-2 here, so the denominator is ε to within a hundred-thousandth.
    slight = Bowl(h=1e-3, k=4e-3)
    assert path(optimizer, slight, n_steps=50) == pytest.approx(path(SGD(1e-3), slight, n_steps=50), abs=1e-8)


def test_rmsprop_with_bias_correction_is_adam_without_momentum() -> None:
    corrected = path(RMSProp(0.01, decay_rate=0.9, bias_correction=True), Valley(), (-1.2, 1.0), n_steps=300)
    momentless = path(Adam(0.01, beta1=0.0, beta2=0.9), Valley(), (-1.2, 1.0), n_steps=300)
    assert corrected == pytest.approx(momentless, abs=1e-12)


@pytest.mark.parametrize("optimizer", [RMSProp(epsilon=0.0), Adam(epsilon=0.0), Adagrad(epsilon=0.0)])
def test_adaptive_steps_do_not_see_the_scale_of_the_loss(optimizer: Optimizer) -> None:
    plain, heavy = (path(optimizer, Valley(weight), (-1.2, 1.0), n_steps=300) for weight in (1.0, 1024.0))
    assert np.array_equal(plain, heavy)


def test_epsilon_makes_the_scale_of_the_loss_seen() -> None:
    plain, heavy = (path(RMSProp(epsilon=0.1), Valley(weight), (-1.2, 1.0), n_steps=300) for weight in (1.0, 1024.0))
    assert not np.array_equal(plain, heavy)


@pytest.mark.parametrize(
    ("optimizer", "turns"),
    [(SGD(0.01), True), (HeavyBall(), True), (Nesterov(), True), (RMSProp(), False), (Adam(), False)],
)
def test_plain_methods_turn_with_the_axes_and_adaptive_ones_do_not(optimizer: Optimizer, turns: bool) -> None:
    rotation = np.array([[0.6, 0.8], [-0.8, 0.6]])
    start = np.array([1.3, -0.4])
    straight = path(optimizer, Ellipse(turned=0), tuple(rotation @ start), n_steps=50)
    slanted = path(optimizer, Ellipse(turned=1), tuple(start), n_steps=50)
    assert np.allclose(slanted @ rotation.T, straight, atol=1e-10) is turns


def test_a_schedule_is_nothing_but_another_rate() -> None:
    cold = SGD(0.1)
    hot = replace(cold, learning_rate=10 * cold.learning_rate)
    assert cold == SGD(0.1)
    assert hot == SGD(1.0)
