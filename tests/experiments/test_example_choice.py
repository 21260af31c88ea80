"""Examples that are drawn by importance: the slope is right on average, and calmer, if it is weighed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import Array
from experiments.example_choice import chances_by, draw, equal_chances, gradient_norm_bounds, unbiasing_weights

N_EXAMPLES, N_FEATURES, N_CLASSES = 40, 5, 3


class Softmax:
    """Logistic regression on examples of equal length: everything about it can be written down."""

    def __init__(self, rng: np.random.Generator) -> None:
        x = rng.normal(size=(N_FEATURES, N_EXAMPLES))
        self.inputs = x / np.sqrt((x * x).sum(axis=0))
        self.targets = np.eye(N_CLASSES)[rng.integers(0, N_CLASSES, N_EXAMPLES)].T
        outputs = rng.normal(size=(N_CLASSES, N_FEATURES)) * 6 @ self.inputs
        likely = np.exp(outputs - outputs.max(axis=0))
        self.output_slopes = likely / likely.sum(axis=0) - self.targets
        self.losses = -np.log((likely / likely.sum(axis=0) * self.targets).sum(axis=0))
        self.slopes = np.einsum("on,fn->nof", self.output_slopes, self.inputs).reshape(N_EXAMPLES, -1)


@pytest.fixture
def softmax(rng: np.random.Generator) -> Softmax:
    return Softmax(rng)


def ways(softmax: Softmax) -> dict[str, Array]:
    return {
        "uniform": equal_chances(N_EXAMPLES),
        "loss": chances_by(softmax.losses),
        "slope": chances_by(gradient_norm_bounds(softmax.output_slopes), floor=0.0),
    }


def variance(chances: Array, slopes: Array) -> float:
    """How far the weighed slope of one drawn example is from the mean slope, squared, on average."""
    weighed = unbiasing_weights(chances, np.arange(N_EXAMPLES))[:, None] * slopes
    return float((chances[:, None] * (weighed - slopes.mean(axis=0)) ** 2).sum())


def test_the_weighed_slope_is_right_on_average_and_the_plain_one_is_not(softmax: Softmax) -> None:
    everybody = np.arange(N_EXAMPLES)
    for way, chances in ways(softmax).items():
        weights = unbiasing_weights(chances, everybody)
        np.testing.assert_allclose((chances * weights) @ softmax.slopes, softmax.slopes.mean(axis=0), atol=1e-15)
        is_biased = not np.allclose(chances @ softmax.slopes, softmax.slopes.mean(axis=0), atol=1e-3)
        assert is_biased is (way != "uniform")


def test_many_batches_come_close_to_the_whole(softmax: Softmax, rng: np.random.Generator) -> None:
    for chances in ways(softmax).values():
        drawn = draw(chances, 40_000, rng)
        found = (unbiasing_weights(chances, drawn)[:, None] * softmax.slopes[drawn]).mean(axis=0)
        np.testing.assert_allclose(
            found, softmax.slopes.mean(axis=0), atol=4 * np.sqrt(variance(chances, softmax.slopes) / 40_000)
        )
        shares = np.bincount(drawn, minlength=N_EXAMPLES) / 40_000
        np.testing.assert_allclose(shares, chances, atol=5 * np.sqrt(chances.max() / 40_000))


def test_the_length_of_a_slope_is_bounded_and_drawing_by_it_is_the_calmest_of_all(softmax: Softmax) -> None:
    bounds = gradient_norm_bounds(softmax.output_slopes)
    # The examples are all as long, so that the bound is met.
    np.testing.assert_allclose(bounds, np.sqrt((softmax.slopes**2).sum(axis=1)), rtol=1e-12)
    calmest, *others = (variance(ways(softmax)[way], softmax.slopes) for way in ("slope", "loss", "uniform"))
    random = [
        variance(chances_by(amounts), softmax.slopes) for amounts in np.random.default_rng(1).random((50, N_EXAMPLES))
    ]
    assert all(calmest < other for other in [*others, *random])
    expected = bounds.mean() ** 2 - (softmax.slopes.mean(axis=0) ** 2).sum()
    np.testing.assert_allclose(calmest, expected, rtol=1e-12)


@given(st.lists(st.floats(0, 1e300), min_size=1, max_size=60), st.floats(1e-3, 1.0))
def test_chances_add_up_to_one_and_nobody_falls_below_the_floor(amounts: list[float], floor: float) -> None:
    importance = np.array(amounts)
    chances = chances_by(importance, floor)
    assert abs(chances.sum() - 1) < 1e-12
    assert (chances >= floor / len(importance) * (1 - 1e-12)).all()
    order = np.argsort(importance, kind="stable")
    assert (np.diff(chances[order]) >= 0).all()


def test_who_knows_nothing_draws_as_ever() -> None:
    for nothing in (np.zeros(7), np.full(7, np.nan), np.full(7, np.inf)):
        np.testing.assert_array_equal(chances_by(nothing), equal_chances(7))
    np.testing.assert_array_equal(unbiasing_weights(equal_chances(8), np.array([3, 3, 0])), 1)


def test_the_same_seed_draws_the_same_and_may_draw_twice() -> None:
    chances = chances_by(np.array([0.0, 1.0, 2.0, 50.0]), 0.2)
    one, same = (draw(chances, 30, np.random.default_rng(6)) for _ in range(2))
    np.testing.assert_array_equal(one, same)
    assert np.bincount(one, minlength=4).argmax() == 3
