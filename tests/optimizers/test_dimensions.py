"""Coordinates that the loss ignores change nothing, wherever they stand among the others."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from catalog import Array, family_of
from experiments.noise import Noise
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Landscape
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer
from optimizers.second_order.damped_newton import DampedNewton
from optimizers.second_order.newton import Newton
from optimizers.second_order.trust_region import TrustRegion
from optimizers.whole_run import WholeRun
from tests.optimizers.grounds import Echo, Embedded, oracle, walk

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
SIMPLEX = "nelder_mead"
"""A dead coordinate gives the simplex one more corner, and so another path: SciPy is its reference."""


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
