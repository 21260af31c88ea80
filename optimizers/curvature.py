"""The axes of a 2×2 Hessian: along each of them the ground curves by itself."""

import numpy as np

from catalog import Array


def principal_axes(hessian: Array) -> tuple[Array, Array]:
    """Curvatures `(2, n_runs)`, ascending, and axes `(2, 2, n_runs)`, `axes[:, i]` being the i-th, of `(2, 2, n_runs)`.

    A Hessian that is not finite has curvatures that are `nan`; the others do not suffer.
    """
    sound = np.isfinite(hessian).all(axis=(0, 1))
    curvatures, axes = np.linalg.eigh(np.where(sound, hessian, 0.0).transpose(2, 0, 1))
    return np.where(sound, curvatures.T, np.nan), axes.transpose(1, 2, 0)


def onto_axes(axes: Array, vector: Array) -> Array:
    """The components of `vector`, shape `(2, n_runs)`, along the `axes`."""
    components: Array = axes[0] * vector[0] + axes[1] * vector[1]
    return components


def from_axes(axes: Array, components: Array) -> Array:
    """The vector, shape `(2, n_runs)`, whose components along the `axes` are given."""
    vector: Array = axes[:, 0] * components[0] + axes[:, 1] * components[1]
    return vector
