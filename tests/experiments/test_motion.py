"""Patterns of movement, each on paths that were drawn by hand."""

import numpy as np
import pytest

from catalog import Array
from experiments.judging import motion

STEPS = np.arange(31.0)


def path(x: Array, y: Array) -> Array:
    """One run, shape `(n_moments, 2, 1)`."""
    return np.stack([x, y], axis=1)[:, :, None]


@pytest.mark.parametrize(
    ("losses", "falls"),
    [
        (-STEPS, True),
        (10 / (STEPS + 270), True),  # the last tenth of a fall as 1/t, which has no floor
        (np.exp(-STEPS / 5), False),  # comes to rest
        (np.abs(STEPS - 3), False),
        (np.where(STEPS == 0, -100.0, -STEPS), False),  # thrown up before it falls
        (0 * STEPS, False),
    ],
)
def test_a_loss_falls_steadily_if_it_does_not_ebb_away(losses: Array, falls: bool) -> None:
    assert motion.falls_steadily(losses[:, None]) == [falls]


@pytest.mark.parametrize(
    ("x", "y", "is_cycle"),
    [
        ((-1) ** STEPS, 0 * STEPS, True),
        ((-1) ** STEPS, 0.002 * STEPS, False),  # drifts by two hundredths of its jump
        ((-0.99) ** STEPS, 0 * STEPS, False),
        (1e-9 * (-1) ** STEPS, 0 * STEPS, False),
        (np.sin(np.pi * STEPS / 2), np.cos(np.pi * STEPS / 2), False),  # a cycle of four
    ],
)
def test_a_two_cycle_comes_back_after_every_two_steps(x: Array, y: Array, is_cycle: bool) -> None:
    assert motion.is_two_cycle(path(x, y), smallest=1e-6) == [is_cycle]


@pytest.mark.parametrize(
    ("x", "y", "turns"),
    [
        (STEPS, (-1) ** STEPS, 29),
        (STEPS + (-1) ** STEPS, STEPS - (-1) ** STEPS, 29),  # across the diagonal
        (STEPS, 1e-3 * (-1) ** STEPS, 0),  # too small to matter
        (STEPS, STEPS**2, 0),
    ],
)
def test_turns_are_counted_along_the_direction_that_has_most(x: Array, y: Array, turns: int) -> None:
    assert motion.most_turns(path(x, y)) == [turns]
