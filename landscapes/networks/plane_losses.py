"""The loss at many points of a plane: its first layer is computed three times, not once a point.

What leaves a layer without an activation of its own is linear in its weights, and so in both coordinates of the plane: three
passes, for the origin and for both axes, tell it everywhere.
"""

import numpy as np

from catalog import Array
from landscapes.networks.batch import Batch
from landscapes.networks.network import CELLS, Network


def plane_losses(network: Network, origin: Array, axes: Array, points: Array, batch: Batch) -> Array:
    """The loss at `origin` + `axes` @ `points`, for points of shape `(2, n_points)`; shape `(n_points,)`.

    `origin` has shape `(n_parameters,)` and `axes` `(n_parameters, 2)`; in the precision that they all share.
    """
    corners = np.ascontiguousarray(np.column_stack((origin, axes)).T)
    coordinates = np.concatenate((np.ones_like(points[:1]), points)).T
    first = network.first_values(corners, batch.inputs) if network.layers[0].is_linear_in_weights else None
    size = max(1, CELLS // (network.widest * batch.n_samples))
    losses = np.empty(len(coordinates))
    for start in range(0, len(coordinates), size):
        here = coordinates[start : start + size]
        values = None if first is None else np.tensordot(here, first, 1)
        losses[start : start + size] = network.losses_of_runs(here @ corners, batch, values)
    return losses
