"""What numbers are called throughout: arrays, scalars that may be stacked, points of the plane."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Number: TypeAlias = float | Array
"""A scalar in a description; inside the runner it may be an array of shape `(n_runs,)`."""
Point: TypeAlias = tuple[float, float]
