"""Pooling: of four neighbouring values the largest goes on."""

from dataclasses import dataclass

import numpy as np

from catalog import Array
from landscapes.networks.layers.layer import Layer, Weights

STRIDE = 2
PLACES = tuple((row, column) for row in range(STRIDE) for column in range(STRIDE))


@dataclass(frozen=True)
class MaxPooling(Layer):
    """The maximum over 2 × 2 places of each of `n_channels` images of `side` × `side`."""

    n_channels: int
    side: int

    @property
    def n_units(self) -> int:
        """A quarter of what enters."""
        return self.n_channels * (self.side // STRIDE) ** 2

    def forward(self, weights: Weights, values: Array) -> tuple[Array, list[Array]]:
        """The largest of each window; the derivative needs what share each place has in it."""
        windows = self._windows(values)
        corners = [windows[..., row, :, column, :] for row, column in PLACES]
        largest = np.maximum(np.maximum(corners[0], corners[1]), np.maximum(corners[2], corners[3]))
        won = [(corner == largest).astype(values.dtype) for corner in corners]
        # Equal values, as on a blank part of an image, move together: they share the slope.
        n_winners = np.maximum(won[0] + won[1] + won[2] + won[3], 1)
        return largest.reshape(len(values), self.n_units, -1), [each / n_winners for each in won]

    def input_slope(self, weights: Weights, memory: list[Array], slope: Array) -> Array:
        """To the winners."""
        n_runs, n_samples = len(slope), slope.shape[-1]
        back = np.empty((n_runs, self.n_channels * self.side**2, n_samples), slope.dtype)
        windows, by_window = self._windows(back), slope.reshape(memory[0].shape)
        for share, (row, column) in zip(memory, PLACES, strict=True):
            windows[..., row, :, column, :] = share * by_window
        return back

    def _windows(self, values: Array) -> Array:
        """A view of shape `(n_runs, n_channels, side / 2, 2, side / 2, 2, n_samples)`."""
        half = self.side // STRIDE
        return values.reshape(len(values), self.n_channels, half, STRIDE, half, STRIDE, values.shape[-1])
