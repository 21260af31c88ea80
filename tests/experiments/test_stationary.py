"""Where the ground is level and how it curves there, worked out by hand."""

import numpy as np
import pytest

from experiments.judging.stationary import curvature_at, lowest_known_loss, stationary_point
from landscapes import LANDSCAPES
from landscapes.typed import read


@pytest.mark.parametrize(
    ("formula", "start", "expected"),
    [
        ("(x - 1)^2 + 3*(y + 2)^2", (0.3, 0.4), (1.0, -2.0)),
        ("x^2 - y^2 + x*y", (0.3, 0.4), (0.0, 0.0)),
        ("x + 0.001*y", (0.3, 0.4), (np.nan, np.nan)),
        ("exp(-x) + y^2", (0.3, 0.4), (np.nan, np.nan)),  # Newton's steps of 1 lead out for ever
    ],
)
def test_newton_finds_the_stationary_point_or_says_that_there_is_none(
    formula: str, start: tuple[float, float], expected: tuple[float, float]
) -> None:
    found = stationary_point(read(formula), np.array(start)[:, None])[:, 0]
    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_a_stationary_point_does_not_depend_on_its_neighbours() -> None:
    landscape = LANDSCAPES["himmelblau"]()
    positions = np.random.default_rng(0).uniform(-4, 4, (2, 50))
    alone = np.hstack([stationary_point(landscape, positions[:, [run]]) for run in range(50)])
    np.testing.assert_array_equal(stationary_point(landscape, positions), alone)


@pytest.mark.parametrize(
    ("formula", "flags"),
    [
        ("x^2 + 3*y^2", (True, True, False, False)),
        ("x^2 - y^2", (False, True, True, False)),
        ("-x^2 - y^2", (False, False, True, True)),
        ("x^2 + 0*y", (False, True, False, False)),
    ],
)
def test_curvature_is_told_by_its_signs(formula: str, flags: tuple[bool, ...]) -> None:
    here = curvature_at(read(formula), np.array([[0.5], [0.5]]))
    found = (here.is_positive, here.is_positive_somewhere, here.is_negative_somewhere, here.is_negative)
    assert tuple(flag[0] for flag in found) == flags


def test_on_a_bowl_the_lowest_loss_is_foretold_exactly() -> None:
    bowl = read("(x - 1)^2 + 3*(y + 2)^2 + 5")
    position = np.array([[0.3], [0.4]])
    assert curvature_at(bowl, position).lowest(bowl.loss(position)) == pytest.approx(5.0)
    assert lowest_known_loss(bowl) == pytest.approx(5.0)
    assert lowest_known_loss(read("x + y")) == -np.inf
