"""The principal axes of a Hessian: along each of them the ground curves by itself."""

import numpy as np

from catalog import Array
from optimizers.columns import inner_product


def principal_axes(hessian: Array) -> tuple[Array, Array]:
    """Curvatures `(n, n_runs)`, ascending, and axes `(n, n, n_runs)`, `axes[:, i]` being the i-th, of `(n, n, n_runs)`.

    A Hessian that is not finite has curvatures that are `nan`; the others do not suffer. A coordinate in which nothing
    curves is an axis of its own, exactly.
    """
    sound = np.isfinite(hessian).all(axis=(0, 1))
    matrices = np.where(sound, hessian, 0.0).transpose(2, 0, 1)
    flat = (matrices == 0).all(axis=2)
    if not flat.any():
        curvatures, axes = np.linalg.eigh(matrices)
    else:  # put last, where rounding does not mix them with the others
        order = np.argsort(flat, axis=1, kind="stable")
        rows = np.take_along_axis(matrices, order[:, :, None], axis=1)
        curvatures, axes = np.linalg.eigh(np.take_along_axis(rows, order[:, None, :], axis=2))
        axes = np.take_along_axis(axes, np.argsort(order, axis=1)[:, :, None], axis=1)
    return np.where(sound, curvatures.T, np.nan), axes.transpose(1, 2, 0)


def onto_axes(axes: Array, vector: Array) -> Array:
    """The components of `vector`, shape `(n, n_runs)`, along the `axes`."""
    return np.stack([inner_product(axis, vector) for axis in axes.swapaxes(0, 1)])


def from_axes(axes: Array, components: Array) -> Array:
    """The vector, shape `(n, n_runs)`, whose components along the `axes` are given."""
    return np.stack([inner_product(row, components) for row in axes])
