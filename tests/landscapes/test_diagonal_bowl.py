"""The bowl of many coordinates: its slopes, its curvatures, its start."""

from typing import Any

import numpy as np
import pytest

from catalog import ParameterError, check, key_of, parameters
from landscapes import LANDSCAPES, Landscape
from landscapes.bowls.diagonal_bowl import DiagonalBowl

BOWLS = (
    DiagonalBowl(),
    DiagonalBowl(n_coordinates=2, curvature_decay=0.0),
    DiagonalBowl(n_coordinates=7, curvature_decay=1.5, start_seed=3),
    DiagonalBowl(equal_energy=True),
)


def test_it_is_an_objective_and_no_landscape() -> None:
    assert not issubclass(DiagonalBowl, Landscape)
    assert key_of(DiagonalBowl) not in LANDSCAPES
    for declared in parameters(DiagonalBowl).values():
        assert declared.allows(declared.default)
        assert declared.slider[0] <= declared.default <= declared.slider[1]
    with pytest.raises(ParameterError, match=r"^Bowl of many coordinates: n_coordinates must be a whole number in"):
        check(DiagonalBowl(n_coordinates=1))


@pytest.mark.parametrize("bowl", BOWLS)
def test_slopes_and_curvatures_are_those_of_the_loss_whatever_the_shape(
    bowl: DiagonalBowl, rng: np.random.Generator
) -> None:
    n, h = bowl.n_parameters, 1e-4
    place = rng.normal(size=(n, 3, 2))
    assert bowl.loss(place).shape == (3, 2)
    for i in range(n):
        shift = np.zeros((n, 1, 1))
        shift[i] = h
        ahead, behind = place + shift, place - shift
        np.testing.assert_allclose((bowl.loss(ahead) - bowl.loss(behind)) / (2 * h), bowl.gradient(place)[i], atol=1e-9)
        change = (bowl.gradient(ahead) - bowl.gradient(behind)) / (2 * h)
        np.testing.assert_allclose(change, bowl.hessian(place)[i], atol=1e-9)
    alone: Any = bowl.loss(place[:, :1, :1])
    np.testing.assert_array_equal(alone, bowl.loss(place)[:1, :1])
    np.testing.assert_array_equal(bowl.loss(place[:, 0, 0]), bowl.loss(place)[0, 0])


def test_curvatures_fall_from_one_by_a_power() -> None:
    np.testing.assert_allclose(DiagonalBowl(n_coordinates=4).curvatures, [1, 1 / 4, 1 / 9, 1 / 16], rtol=1e-15)
    assert DiagonalBowl(curvature_decay=0.0).curvatures.tolist() == [1.0] * 50


def test_it_starts_at_normal_numbers_or_equally_high_with_the_same_energy_in_all_coordinates() -> None:
    normal, equal = DiagonalBowl(), DiagonalBowl(equal_energy=True)
    np.testing.assert_array_equal(normal.start, np.random.default_rng(0).standard_normal(50))
    assert normal.loss(normal.start) == pytest.approx(0.1108454, abs=1e-7)
    assert equal.loss(equal.start) == pytest.approx(float(normal.loss(normal.start)), rel=1e-12)
    energies = equal.curvatures * equal.start**2 / 2
    np.testing.assert_allclose(energies, energies[0], rtol=1e-12)
