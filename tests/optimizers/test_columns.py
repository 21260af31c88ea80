"""Column by column: sums, lengths, axes and random numbers for any number of parameters."""

from typing import Any

import numpy as np
import pytest

from experiments.noise import Noise
from experiments.oracle import Oracle
from experiments.random_streams import RandomStreams
from landscapes import LANDSCAPES
from optimizers.columns import column_sums, inner_product, length
from optimizers.curvature import from_axes, onto_axes, principal_axes


@pytest.mark.parametrize("size", [5e-324, 1e-200, 1.0, 1e200, 1e308])
def test_a_length_neither_overflows_nor_vanishes(size: float) -> None:
    vector = size * np.array([[1.0], [0.0], [0.0]])
    assert length(vector)[0] == size
    assert length(np.full((4, 2), 2.0**500)).tolist() == [2.0**501] * 2


@pytest.mark.parametrize("layout", [np.ascontiguousarray, np.asfortranarray])
@pytest.mark.parametrize("n", [1, 2, 7, 8, 9, 129, 1000])
def test_a_column_has_one_sum_whoever_stands_beside_it(layout: Any, n: int) -> None:
    columns = np.random.default_rng(n).normal(size=(n, 6))
    sums, lengths = column_sums(layout(columns)), length(layout(columns))
    for k in range(6):
        lone = layout(columns[:, [k]])
        assert column_sums(lone)[0] == sums[k]
        assert length(lone)[0] == lengths[k]
        assert column_sums(layout(columns[:, [k, 0]]))[0] == sums[k]
    np.testing.assert_allclose(inner_product(columns, columns), (columns**2).sum(axis=0), rtol=1e-13)


@pytest.mark.parametrize("n", [2, 3, 5])
def test_a_flat_coordinate_is_an_axis_of_its_own_exactly(n: int) -> None:
    rng = np.random.default_rng(n)
    hessian = rng.normal(size=(n, n, 50))
    hessian = hessian + hessian.swapaxes(0, 1)
    flat = rng.integers(0, n, 50)
    for k in range(50):
        hessian[:, flat[k], k] = hessian[flat[k], :, k] = 0
    curvatures, axes = principal_axes(hessian)
    for k in range(50):
        (level,) = np.flatnonzero(curvatures[:, k] == 0)
        assert np.abs(axes[:, level, k]).tolist() == np.eye(n)[flat[k]].tolist()
    vector = rng.normal(size=(n, 50))
    np.testing.assert_allclose(
        from_axes(axes, curvatures * onto_axes(axes, vector)), np.einsum("ijk,jk->ik", hessian, vector), atol=1e-12
    )


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
