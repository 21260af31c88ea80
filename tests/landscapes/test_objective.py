"""An objective may have any number of parameters; a landscape is one of two."""

from dataclasses import dataclass

import numpy as np
import pytest

from catalog import Array
from landscapes import LANDSCAPES, Landscape, Objective


@dataclass(frozen=True)
class Embedded(Objective):
    """A landscape on two of `n_coordinates` coordinates; the others do nothing."""

    landscape: Landscape
    n_coordinates: int
    living: tuple[int, int]

    @property
    def n_parameters(self) -> int:
        return self.n_coordinates

    def loss(self, position: Array) -> Array:
        return self.landscape.loss(position[list(self.living)])

    def gradient(self, position: Array) -> Array:
        gradient = np.zeros_like(position)
        gradient[list(self.living)] = self.landscape.gradient(position[list(self.living)])
        return gradient


class Curved(Embedded):
    """With its Hessian."""

    def hessian(self, position: Array) -> Array:
        hessian = np.zeros((self.n_coordinates, *position.shape))
        hessian[np.ix_(self.living, self.living)] = self.landscape.hessian(position[list(self.living)])
        return hessian


@pytest.mark.parametrize("key", LANDSCAPES)
def test_a_landscape_is_an_objective_of_two_parameters_with_a_hessian(key: str) -> None:
    landscape = LANDSCAPES[key]()
    assert isinstance(landscape, Objective)
    assert landscape.n_parameters == 2


@pytest.mark.parametrize(("n", "living"), [(3, (0, 2)), (5, (3, 1))])
@pytest.mark.parametrize("shape", [(), (4,), (2, 3)])
def test_an_objective_answers_in_the_shape_of_the_question(
    n: int, living: tuple[int, int], shape: tuple[int, ...]
) -> None:
    objective = Curved(LANDSCAPES["rosenbrock"](), n, living)
    position = np.random.default_rng(1).normal(size=(n, *shape))
    assert objective.loss(position).shape == shape
    assert objective.gradient(position).shape == (n, *shape)
    assert objective.hessian(position).shape == (n, n, *shape)


def test_an_objective_without_a_hessian_says_so() -> None:
    objective = Embedded(LANDSCAPES["sphere"](), 3, (0, 1))
    with pytest.raises(NotImplementedError, match="Embedded has no Hessian"):
        objective.hessian(np.zeros(3))
