"""What follows from the numbers of one run, in NumPy: the reference for the formulas that the browser works out by itself.

Row k is the step from there to k + 1; what is no sound number is `nan`.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from catalog import Array
from experiments.internals import RunInternals, is_power


def effective_learning_rates(inside: RunInternals) -> Array:
    """|Δᵢ| / |gᵢ| of each coordinate, shape `(n_steps + 1, 2)`; `nan` on flat ground."""
    steps, slopes = np.abs(inside.steps), np.abs(inside.gradients)
    return np.divide(steps, slopes, out=np.full_like(steps, np.nan), where=slopes > 0)


def lengths(inside: RunInternals) -> Array:
    """How long each step is, shape `(n_steps + 1,)`."""
    lengths: Array = np.linalg.norm(inside.steps, axis=1)
    return lengths


def angles(inside: RunInternals) -> Array:
    """The angle between the step and steepest descent in degrees, shape `(n_steps + 1,)`; `nan` if either is zero.

    Half of it has the tangent |u − v| / |u + v| of the unit vectors u and v, which is precise at every angle (Kahan 2006).
    """
    with np.errstate(invalid="ignore"):  # nothing has no direction
        u, v = (a / np.linalg.norm(a, axis=1, keepdims=True) for a in (inside.steps, -inside.gradients))
    angles: Array = np.degrees(2 * np.arctan2(np.linalg.norm(u - v, axis=1), np.linalg.norm(u + v, axis=1)))
    return angles


def limits(inside: RunInternals, reach: float = 2.0) -> Array:
    """`reach`/λ: the learning rate beyond which a run swings ever wider, `nan` where nothing curves up; `(n_steps + 1,)`."""
    largest = inside.curvatures[:, 1]
    return np.divide(reach, largest, out=np.full_like(largest, np.nan), where=largest > 0)


def ruled(inside: RunInternals) -> NDArray[np.bool_]:
    """Whether ε is larger than √v, so that it rules the size of the step, shape `(n_steps + 1, 2)`."""
    assert inside.denominator is not None, "a method that divides by nothing has no ε"
    root, epsilon = inside.denominator
    rules: NDArray[np.bool_] = root < epsilon[:, None]
    return rules


def corrections(inside: RunInternals) -> Mapping[str, Array]:
    """1 − βᵗ, by which an average that began at zero is divided, shape `(n_steps + 1,)`, by field of the state."""
    symbols = inside.optimizer.state_display.symbols
    return {n: 1 - h for n, h in inside.state.items() if h.ndim == 1 and is_power(n, symbols.get(n, ""))}
