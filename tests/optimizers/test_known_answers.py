"""What each rule must do where the answer can be worked out by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from catalog import Array, family_of
from optimizers import OPTIMIZERS, Optimizer

START = (-1.7, 0.9)


@dataclass(frozen=True)
class Bowl:
    """The loss (a x² + b y²) / 2, which answers as an oracle does."""

    curvatures: tuple[float, float] = (1.0, 20.0)

    def loss(self, position: Array) -> Array:
        height: Array = (self._column * position**2).sum(axis=0) / 2
        return height

    def gradient(self, position: Array) -> Array:
        return self._column * position

    def hessian(self, position: Array) -> Array:
        return np.diag(self.curvatures)[:, :, None] + np.zeros(position.shape[1])

    @property
    def _column(self) -> Array:
        return np.array(self.curvatures)[:, None]


class Script:
    """An oracle whose gradients are written down beforehand."""

    def __init__(self, *slopes: tuple[float, float]) -> None:
        self._slopes = iter(slopes)

    def gradient(self, position: Array) -> Array:
        return np.array(next(self._slopes))[:, None] + np.zeros_like(position)

    def loss(self, position: Array) -> Array:
        raise AssertionError

    def hessian(self, position: Array) -> Array:
        raise AssertionError


def make(key: str, **given: Any) -> Optimizer:
    return OPTIMIZERS[key](**given)


def walk(optimizer: Optimizer, n_steps: int, oracle: Any = None, start: Sequence[float] = START) -> tuple[Array, Any]:
    """Positions, shape `(n_steps + 1, 2)`, and the states along a walk."""
    oracle, position = oracle or Bowl(), np.array(start)[:, None]
    moments = [(position, optimizer.init(position))]
    for _ in range(n_steps):
        moments.append(optimizer.step(*moments[-1], oracle))
    return np.array([position[:, 0] for position, _ in moments]), [state for _, state in moments]


SLOPE_KEYS = [key for key, cls in OPTIMIZERS.items() if family_of(cls) in {"first_order", "adaptive"}]


@pytest.mark.parametrize("key", SLOPE_KEYS)
def test_a_start_at_an_exact_minimum_gives_sound_numbers(key: str) -> None:
    positions, _ = walk(make(key), 3, start=(0.0, 0.0))
    np.testing.assert_allclose(positions, 0, atol=1e-3)


@pytest.mark.parametrize("key", ["normalized_gradient", "polyak_step", "prodigy", "dadapt_sgd"])
def test_a_method_that_divides_by_the_slope_rests_where_there_is_none(key: str) -> None:
    positions, _ = walk(make(key), 3, start=(0.0, 0.0))
    np.testing.assert_array_equal(positions, 0)


def test_sign_sgd_steps_by_the_rate_in_every_coordinate() -> None:
    positions, _ = walk(make("sign_sgd", learning_rate=0.1), 5)
    np.testing.assert_allclose(np.abs(np.diff(positions, axis=0)), 0.1)


def test_rmsprop_without_memory_and_epsilon_is_sign_sgd() -> None:
    ours, _ = walk(make("rmsprop", learning_rate=0.03, decay_rate=0.0, epsilon=0.0), 20)
    signs, _ = walk(make("sign_sgd", learning_rate=0.03), 20)
    np.testing.assert_array_equal(ours, signs)


def test_signum_without_memory_is_sign_sgd() -> None:
    ours, _ = walk(make("signum", learning_rate=0.03, momentum=0.0), 20)
    signs, _ = walk(make("sign_sgd", learning_rate=0.03), 20)
    np.testing.assert_array_equal(ours, signs)


def test_one_odd_gradient_turns_sign_sgd_around_but_not_signum() -> None:
    slopes = ((1.0, 1.0), (1.0, 1.0), (-1.0, 1.0))
    signs, _ = walk(make("sign_sgd", learning_rate=1.0), 3, Script(*slopes), (0.0, 0.0))
    averaged, _ = walk(make("signum", learning_rate=1.0), 3, Script(*slopes), (0.0, 0.0))
    np.testing.assert_array_equal(signs[-1], (-1, -3))
    np.testing.assert_array_equal(averaged[-1], (-3, -3))


def test_lion_decides_by_fresh_momentum_and_remembers_a_slower_one() -> None:
    lion = make("lion", learning_rate=1.0, beta1=0.5, beta2=0.9, weight_decay=0.0)
    positions, states = walk(lion, 2, Script((1.0, -2.0), (-0.2, 1.0)), (0.0, 0.0))
    np.testing.assert_allclose(states[1].m[:, 0], (0.1, -0.2))
    np.testing.assert_allclose(states[2].m[:, 0], (0.07, -0.08))
    np.testing.assert_array_equal(positions, [(0, 0), (-1, 1), (0, 0)])


def test_lion_pulls_at_the_position() -> None:
    positions, _ = walk(make("lion", learning_rate=0.1, weight_decay=0.5), 1)
    np.testing.assert_allclose(positions[1], np.array(START) - 0.1 * (np.sign(START) + 0.5 * np.array(START)))


def test_a_normalized_step_has_the_length_of_the_rate() -> None:
    positions, _ = walk(make("normalized_gradient", learning_rate=0.07), 10)
    np.testing.assert_allclose(np.linalg.norm(np.diff(positions, axis=0), axis=1), 0.07)


def test_polyaks_step_halves_the_distance_on_a_round_bowl() -> None:
    positions, _ = walk(make("polyak_step"), 4, Bowl((3.0, 3.0)))
    np.testing.assert_allclose(positions, np.array(START) * 0.5 ** np.arange(5)[:, None])


def test_polyaks_step_stays_where_the_loss_is_as_low_as_it_is_told() -> None:
    bowl = Bowl()
    height = float(bowl.loss(np.array(START)[:, None])[0])
    positions, _ = walk(make("polyak_step", lowest_loss=height), 2, bowl)
    np.testing.assert_array_equal(positions, [START] * 3)


def test_polyaks_step_is_no_larger_than_allowed() -> None:
    limited, _ = walk(make("polyak_step", largest_step=1e-3), 20)
    descent, _ = walk(make("sgd", learning_rate=1e-3), 20)
    np.testing.assert_array_equal(limited, descent)


def test_rprop_grows_while_the_sign_stays_and_shrinks_and_waits_when_it_turns() -> None:
    rprop = make("rprop", learning_rate=0.1, grow=1.5, shrink=0.5)
    slopes = ((2.0, 2.0), (1.0, -1.0), (3.0, -5.0), (1.0, -1.0))
    positions, states = walk(rprop, 4, Script(*slopes), (0.0, 0.0))
    np.testing.assert_allclose([s.step_size[0, 0] for s in states], (0.1, 0.1, 0.15, 0.225, 0.3375))
    np.testing.assert_allclose([s.step_size[1, 0] for s in states], (0.1, 0.1, 0.05, 0.05, 0.075))
    np.testing.assert_allclose(positions[:, 1], (0, -0.1, -0.1, -0.05, 0.025), atol=1e-15)


def test_rprop_keeps_its_steps_between_the_bounds() -> None:
    _, states = walk(make("rprop", smallest_step=0.02, largest_step=0.05), 60)
    sizes = np.array([state.step_size for state in states[1:]])
    assert (sizes.min(), sizes.max()) == (0.02, 0.05)


def test_both_forms_of_nesterov_agree_after_a_change_of_variables() -> None:
    given = {"learning_rate": 0.02, "momentum": 0.85}
    ahead, _ = walk(make("nesterov", **given), 60)
    original, states = walk(make("nesterov_original", **given), 60)
    velocities = np.array([state.velocity[:, 0] for state in states])
    np.testing.assert_allclose(original + 0.85 * velocities, ahead, rtol=0, atol=1e-12)


def test_the_growing_momentum_of_1983_is_zero_in_the_second_step() -> None:
    growing, states = walk(make("nesterov_original", learning_rate=0.02, growing_momentum=True), 4)
    descent, _ = walk(make("sgd", learning_rate=0.02), 2)
    np.testing.assert_array_equal(growing[:3], descent)
    golden = (1 + 5**0.5) / 2
    following = (1 + (1 + 4 * golden**2) ** 0.5) / 2
    np.testing.assert_allclose([state.a for state in states[1:4]], (1, golden, following))


def test_four_steps_of_nesterov_1983_are_as_worked_by_hand() -> None:
    # The slope is x, the rate 1/2. With a = 1, 1.618034, 2.193527, 2.749791 the momenta are –, 0, 0.281756, 0.434043.
    # x₁ = 1 − 1/2; x₂ = 1/2 − 1/4 = 1/4; y₂ = 1/4 − 0.281756/4 = 0.179561, x₃ = y₂/2 = 0.0897805;
    # y₃ = 0.0897805 + 0.434043·(0.0897805 − 0.25) = 0.0202384, x₄ = y₃/2.
    growing, _ = walk(make("nesterov_original", learning_rate=0.5, growing_momentum=True), 4, Bowl((1.0, 1.0)))
    np.testing.assert_allclose(growing[:, 0] / growing[0, 0], (1, 0.5, 0.25, 0.0897805, 0.0101192), atol=1e-6)


@pytest.mark.parametrize("key", ["heavy_ball", "nesterov"])
def test_at_a_constant_rate_it_is_all_one_whether_the_rate_stands_inside(key: str) -> None:
    outside, _ = walk(make(key, rate_inside=False), 50)
    inside, _ = walk(make(key, rate_inside=True), 50)
    np.testing.assert_allclose(inside, outside, rtol=0, atol=1e-13)


def test_averaged_sgd_walks_like_sgd_and_averages_from_the_second_step() -> None:
    positions, states = walk(make("averaged_sgd", learning_rate=0.02), 30)
    descent, _ = walk(make("sgd", learning_rate=0.02), 30)
    np.testing.assert_allclose(positions, descent, atol=1e-14)
    np.testing.assert_allclose(states[-1].average[:, 0], positions[2:].mean(axis=0))


def test_averaging_cancels_an_oscillation_that_never_ends() -> None:
    positions, states = walk(make("averaged_sgd", learning_rate=2.0), 101, Bowl((1.0, 1.0)))
    np.testing.assert_allclose(np.abs(positions[-1]), np.abs(START))
    np.testing.assert_allclose(states[-1].average, 0, atol=1e-14)


def test_the_average_waits_until_it_is_told_to_start() -> None:
    _, states = walk(make("averaged_sgd", learning_rate=0.02, average_from=20.0), 30)
    positions, _ = walk(make("sgd", learning_rate=0.02), 30)
    np.testing.assert_allclose(states[15].average[:, 0], positions[15])
    np.testing.assert_allclose(states[-1].average[:, 0], positions[22:].mean(axis=0))


@pytest.mark.parametrize("key", ["schedule_free_sgd", "schedule_free_adamw"])
def test_the_schedule_free_answer_is_the_average_of_the_walk(key: str) -> None:
    positions, states = walk(make(key), 40)
    steps = np.array([state.z[:, 0] for state in states[1:]])
    share = 0.9
    np.testing.assert_allclose(states[-1].x[:, 0], steps.mean(axis=0), atol=1e-13)
    np.testing.assert_allclose(positions[-1], (1 - share) * steps[-1] + share * steps.mean(axis=0), atol=1e-13)


def test_schedule_free_sgd_that_looks_only_at_the_walk_is_sgd() -> None:
    free, _ = walk(make("schedule_free_sgd", learning_rate=0.02, momentum=0.0), 40)
    descent, _ = walk(make("sgd", learning_rate=0.02), 40)
    np.testing.assert_allclose(free, descent, atol=1e-13)


def test_adams_first_step_is_the_rate_whatever_the_slope() -> None:
    positions, _ = walk(make("adam", learning_rate=0.1, epsilon=0.0), 1)
    np.testing.assert_allclose(positions[1], np.array(START) - 0.1 * np.sign(START))


def test_epsilon_before_the_correction_weighs_more_in_the_first_step() -> None:
    adam = make("adam", learning_rate=1.0, epsilon=0.1, beta2=0.99, epsilon_hat=True)
    positions, _ = walk(adam, 1, Script((1.0, -1.0)), (0.0, 0.0))
    np.testing.assert_allclose(positions[1], (-1 / (1 + 0.1 / 0.1), 1 / (1 + 0.1 / 0.1)))


@pytest.mark.parametrize("decoupled", [True, False])
def test_adamw_without_weight_decay_is_adam(decoupled: bool) -> None:
    plain, _ = walk(make("adam"), 60)
    ours, _ = walk(make("adamw", weight_decay=0.0, decoupled=decoupled), 60)
    np.testing.assert_array_equal(ours, plain)


def test_decoupled_weight_decay_shrinks_the_position_where_there_is_no_slope() -> None:
    positions, _ = walk(make("adamw", learning_rate=0.1, weight_decay=0.5), 3, Bowl((0.0, 0.0)))
    np.testing.assert_allclose(positions, np.array(START) * 0.95 ** np.arange(4)[:, None])


def test_amsgrad_never_lets_a_step_size_grow_again() -> None:
    _, states = walk(make("amsgrad"), 80)
    largest = np.array([state.v_max for state in states])
    assert (np.diff(largest, axis=0) >= 0).all()
    assert (largest >= np.array([state.v for state in states])).all()


def test_amsgrads_first_step_in_the_paper_is_long_because_nothing_is_corrected() -> None:
    given = {"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 0.0}
    paper, _ = walk(make("amsgrad", **given), 1)
    corrected, _ = walk(make("amsgrad", **given, bias_correction=True), 1)
    np.testing.assert_allclose(np.abs(paper[1] - START), 0.1 * 0.1 / 0.001**0.5)
    np.testing.assert_allclose(np.abs(corrected[1] - START), 0.1)


def test_adamax_divides_by_the_largest_slope_which_fades() -> None:
    adamax = make("adamax", learning_rate=1.0, beta1=0.0, beta2=0.5, epsilon=0.0)
    positions, states = walk(adamax, 3, Script((4.0, 1.0), (1.0, 1.0), (1.0, 3.0)), (0.0, 0.0))
    np.testing.assert_allclose([state.u[0, 0] for state in states], (0, 4, 2, 1))
    np.testing.assert_allclose(positions[:, 0], (0, -1, -1.5, -2.5))
    np.testing.assert_allclose(positions[:, 1], (0, -1, -2, -3))


def test_nadam_without_momentum_is_rmsprop_with_correction() -> None:
    ours, _ = walk(make("nadam", beta1=0.0, beta2=0.9), 60)
    scaled, _ = walk(make("rmsprop", decay_rate=0.9, bias_correction=True), 60)
    np.testing.assert_allclose(ours, scaled, rtol=0, atol=1e-13)


def test_radam_walks_like_corrected_momentum_for_five_steps() -> None:
    positions, states = walk(make("radam", learning_rate=1e-3), 6)
    means = np.array([state.m[:, 0] / (1 - 0.9**t) for t, state in enumerate(states) if t])
    steps = np.diff(positions, axis=0)
    np.testing.assert_allclose(steps[:5], -1e-3 * means[:5])
    assert (np.abs(steps[5]) < np.abs(1e-3 * means[5])).all()


def test_adabelief_takes_longer_and_longer_steps_on_a_straight_slope() -> None:
    slope = [(1.0, 2.0)] * 60
    positions, _ = walk(make("adabelief"), 60, Script(*slope), (0.0, 0.0))
    assert (np.diff(np.abs(np.diff(positions, axis=0)), axis=0)[1:] > 0).all()


def test_yogis_average_falls_by_no_more_than_the_new_square() -> None:
    yogi = make("yogi", beta2=0.9, initial_average=1.0)
    _, states = walk(yogi, 2, Script((0.1, 3.0), (0.1, 0.2)), (0.0, 0.0))
    np.testing.assert_allclose([state.v[0, 0] for state in states], (1, 1 - 0.1 * 0.01, 1 - 0.2 * 0.01))
    np.testing.assert_allclose([state.v[1, 0] for state in states], (1, 1 + 0.1 * 9, 1.9 - 0.1 * 0.04))


def test_adans_first_step_is_adams_since_nothing_has_changed_yet() -> None:
    ours, _ = walk(make("adan"), 1)
    plain, _ = walk(make("adam"), 1)
    np.testing.assert_allclose(ours, plain)


def test_adan_shrinks_the_position_after_the_step() -> None:
    ours, _ = walk(make("adan", weight_decay=0.5, learning_rate=0.1), 1)
    plain, _ = walk(make("adan", learning_rate=0.1), 1)
    np.testing.assert_allclose(ours[1], plain[1] / 1.05)


def test_adadeltas_first_step_is_set_by_epsilon_alone() -> None:
    positions, _ = walk(make("adadelta", decay_rate=0.9, epsilon=1e-6), 1, Script((5.0, -50.0)), (0.0, 0.0))
    np.testing.assert_allclose(positions[1], np.array((-1.0, 1.0)) * (1e-6 / 0.1) ** 0.5, rtol=1e-5)


def test_a_falling_rate_makes_adagrads_second_step_shorter() -> None:
    adagrad = make("adagrad", learning_rate=1.0, epsilon=0.0, rate_decay=0.5)
    positions, _ = walk(adagrad, 2, Script((1.0, 1.0), (1.0, 1.0)), (0.0, 0.0))
    np.testing.assert_allclose(positions[:, 0], (0, -1, -1 - 1 / (1.5 * 2**0.5)))


@pytest.mark.parametrize("key", ["prodigy", "dadapt_sgd"])
def test_an_estimated_distance_only_grows_and_never_exceeds_the_true_one(key: str) -> None:
    _, states = walk(make(key), 300)
    distances = np.array([np.max(state.distance) for state in states])
    assert (np.diff(distances) >= 0).all()
    assert 1e-2 < distances[-1] <= np.linalg.norm(START)


def test_sophia_with_nothing_known_of_the_curvature_steps_by_the_sign() -> None:
    positions, _ = walk(make("sophia", learning_rate=0.1, refresh_late=True), 1)
    np.testing.assert_allclose(positions[1], np.array(START) - 0.1 * np.sign(START))


def test_sophia_without_memory_and_limit_is_newtons_method() -> None:
    newton = make("sophia", learning_rate=1.0, beta1=0.0, beta2=0.0, gamma=1.0, clip=100.0, period=1)
    positions, _ = walk(newton, 1)
    np.testing.assert_allclose(positions[1], 0, atol=1e-15)


def test_sophia_looks_at_the_curvature_once_a_period() -> None:
    _, states = walk(make("sophia", period=4), 9)
    looks = [t for t in range(9) if not np.array_equal(states[t].h, states[t + 1].h)]
    assert looks == [0, 4, 8]


def test_rmsprops_first_step_is_long_because_nothing_is_corrected() -> None:
    positions, _ = walk(make("rmsprop", learning_rate=0.01, decay_rate=0.99, epsilon=0.0), 1)
    np.testing.assert_allclose(np.abs(positions[1] - START), 0.1)


def test_rmsprop_at_a_constant_rate_ends_in_a_two_cycle_of_half_the_rate() -> None:
    positions, _ = walk(make("rmsprop", learning_rate=0.01), 2000)
    np.testing.assert_allclose(np.abs(positions[-2:]), 0.005, rtol=1e-3)


def test_corrected_rmsprop_is_adam_without_momentum() -> None:
    scaled, _ = walk(make("rmsprop", decay_rate=0.99, bias_correction=True), 60)
    plain, _ = walk(make("adam", beta1=0.0, beta2=0.99), 60)
    np.testing.assert_allclose(scaled, plain, rtol=0, atol=1e-14)


def test_a_heavy_ball_takes_its_first_gradient_whole() -> None:
    positions, _ = walk(make("heavy_ball", learning_rate=0.01, dampening=0.5), 1)
    descent, _ = walk(make("sgd", learning_rate=0.01), 1)
    np.testing.assert_array_equal(positions, descent)


@pytest.mark.parametrize(("factor", "grows"), [(0.99, False), (1.01, True)])
def test_a_heavy_ball_diverges_past_its_largest_rate(factor: float, grows: bool) -> None:
    rate = factor * 2 * (1 + 0.9) / 20
    positions, _ = walk(make("heavy_ball", learning_rate=rate, momentum=0.9), 3000)
    assert (abs(positions[-1, 1]) > 1) == grows
