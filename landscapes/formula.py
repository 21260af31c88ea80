"""A landscape that is written as a formula in `x`, `y` and its own parameters."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from catalog import Array, parameters, values
from landscapes.landscape import Landscape
from landscapes.program import as_latex, compiled, has_singularities


@dataclass(frozen=True)
class Formula(Landscape):
    """A landscape whose loss is `formula`, a text in `x`, `y` and the names of its own fields."""

    formula: ClassVar[str]

    def loss(self, position: Array) -> Array:
        """The formula's value at `position`, shape `(2, …)` → `(…)`."""
        (loss,) = compiled(self.formula, self._letters, 0)(*_coordinates(position), *self._arguments)
        shape = position.shape[1:]
        return loss if np.shape(loss) == shape else np.full(shape, loss)

    def gradient(self, position: Array) -> Array:
        """The formula's first derivatives at `position`, shape `(2, …)` → `(2, …)`."""
        gradient = np.empty(position.shape)
        gradient[0], gradient[1] = compiled(self.formula, self._letters, 1)(*_coordinates(position), *self._arguments)
        return smooth(gradient, position) if has_singularities(self.formula, self._letters) else gradient

    def hessian(self, position: Array) -> Array:
        """The formula's second derivatives at `position`, shape `(2, …)` → `(2, 2, …)`."""
        hessian = np.empty((2, *position.shape))
        hessian[0, 0], hessian[0, 1], hessian[1, 1] = compiled(self.formula, self._letters, 2)(
            *_coordinates(position), *self._arguments
        )
        hessian[1, 0] = hessian[0, 1]
        return smooth(hessian, position) if has_singularities(self.formula, self._letters) else hessian

    @property
    def latex(self) -> str:
        """The formula as LaTeX, its parameters as letters."""
        return as_latex(self.formula, {name: declared.symbol for name, declared in parameters(self).items()})

    @cached_property
    def _arguments(self) -> tuple[Any, ...]:
        # NumPy's numbers divide by zero without an exception; Python's do not.
        return tuple(map(np.float64, values(self).values()))

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        return tuple(parameters(self))


def smooth(derivative: Array, position: Array) -> Array:
    """Zero where a derivative does not exist although the position is finite: the convention of `Landscape`."""
    undefined = np.isnan(derivative)
    return np.where(undefined & np.isfinite(position).all(axis=0), 0.0, derivative) if undefined.any() else derivative


def _coordinates(position: Array) -> Array:
    """`x` and `y` to unpack: of a lone point as numbers, whose arithmetic is the same and takes a fifth of the time."""
    return position.reshape(2) if position.size == 2 else position
