"""A convolution: one small filter looks at every place of an image."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalog import Array
from landscapes.networks.layers.layer import BIASES, Layer, Shape, Weights

REACH = 1
"""A filter sees a pixel and its neighbours: 3 × 3."""
SIZE = 2 * REACH + 1
OFFSETS = tuple((row, column) for row in range(SIZE) for column in range(SIZE))


@dataclass(frozen=True)
class Convolution(Layer):
    """`n_filters` filters of 3 × 3 pixels over images of `n_channels` × `side` × `side`, with zeros around them.

    Units are channels × rows × columns, in this order. All places are gathered first, so that one product of matrices does the
    rest ("im2col": K. Chellapilla, S. Puri & P. Simard, 2006).
    """

    name: str
    n_channels: int
    n_filters: int
    side: int

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """The filters, and a bias for each."""
        filters = (self.n_filters, self.n_channels, SIZE, SIZE)
        return {f"{self.name} weights": filters, f"{self.name} {BIASES}": (self.n_filters,)}

    @property
    def is_linear_in_weights(self) -> bool:
        """It is, biases and all."""
        return True

    @property
    def n_uses(self) -> int:
        """At every place."""
        return self.side**2

    @property
    def n_units(self) -> int:
        """A value for each filter and place."""
        return self.n_filters * self.side**2

    def forward(self, weights: Weights, values: Array) -> tuple[Array, Array]:
        """What each filter says at each place; the derivative needs what it saw there."""
        filters, biases = weights
        seen = self._gather(values)
        said = _as_matrices(filters) @ seen + biases[:, :, None]
        return said.reshape(len(said), self.n_units, values.shape[-1]), seen

    def weight_slopes(self, weights: Weights, memory: Array, slope: Array) -> Weights:
        """What came back times what had been seen, summed over places and samples."""
        by_filter = self._by_filter(slope)
        filters = by_filter @ np.swapaxes(memory, -1, -2)
        return filters.reshape(len(slope), *weights[0].shape[1:]), by_filter.sum(axis=-1)

    def input_slope(self, weights: Weights, memory: Array, slope: Array) -> Array:
        """Back through the filters, and from every place to the pixels that it saw."""
        back = np.swapaxes(_as_matrices(weights[0]), -1, -2) @ self._by_filter(slope)
        return self._scatter(back.reshape(len(slope), self.n_channels, len(OFFSETS), self.side, self.side, -1))

    def _gather(self, values: Array) -> Array:
        """What is seen at every place: `(…, n_units_in, n_samples)` → `(…, n_channels · 9, n_places · n_samples)`."""
        *runs, _, n_samples = values.shape
        edge, side = self.side + 2 * REACH, self.side
        padded = np.zeros((*runs, self.n_channels, edge, edge, n_samples), values.dtype)
        padded[..., REACH:-REACH, REACH:-REACH, :] = values.reshape(*runs, self.n_channels, side, side, n_samples)
        seen = np.empty((*runs, self.n_channels, len(OFFSETS), side, side, n_samples), values.dtype)
        for index, (row, column) in enumerate(OFFSETS):
            seen[..., index, :, :, :] = padded[..., row : row + side, column : column + side, :]
        return seen.reshape(*runs, self.n_channels * len(OFFSETS), -1)

    def _scatter(self, back: Array) -> Array:
        """The transpose of `_gather`: `(n_runs, n_channels, 9, side, side, n_samples)` → `(n_runs, n_units_in, n_samples)`."""
        n_runs, n_samples, side = len(back), back.shape[-1], self.side
        padded = np.zeros((n_runs, self.n_channels, side + 2 * REACH, side + 2 * REACH, n_samples), back.dtype)
        for index, (row, column) in enumerate(OFFSETS):
            padded[:, :, row : row + side, column : column + side] += back[:, :, index]
        return padded[:, :, REACH:-REACH, REACH:-REACH].reshape(n_runs, -1, n_samples)

    def _by_filter(self, slope: Array) -> Array:
        return slope.reshape(len(slope), self.n_filters, -1)


def _as_matrices(filters: Array) -> Array:
    """Each filter as a row, shape `(n_runs, n_filters, n_channels · 9)`."""
    return filters.reshape(*filters.shape[:2], -1)
