"""A landscape that is written as a formula in `x`, `y` and its own parameters."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import Any, ClassVar

import numpy as np

from catalog import Array, parameters, values
from landscapes.compiler import as_latex, compiled, has_singularities, slopes_as_latex
from landscapes.landscape import Landscape


@dataclass(frozen=True)
class Formula(Landscape):
    """A landscape whose loss is `formula`, a text in `x`, `y` and the names of its own fields."""

    formula: ClassVar[str]

    def loss(self, position: Array) -> Array:
        """The formula's value at `position`, shape `(2, …)` → `(…)`."""
        x, y = _coordinates(position)
        (loss,) = self._loss(x, y)
        shape = position.shape[1:]
        return loss if np.shape(loss) == shape else np.full(shape, loss)

    def gradient(self, position: Array) -> Array:
        """The formula's first derivatives at `position`, shape `(2, …)` → `(2, …)`."""
        x, y = _coordinates(position)
        gradient = np.empty(position.shape)
        gradient[0], gradient[1] = self._gradient(x, y)
        return zero_where_undefined(gradient, position) if self._has_singularities else gradient

    def hessian(self, position: Array) -> Array:
        """The formula's second derivatives at `position`, shape `(2, …)` → `(2, 2, …)`."""
        x, y = _coordinates(position)
        hessian = np.empty((2, *position.shape))
        hessian[0, 0], hessian[0, 1], hessian[1, 1] = self._hessian(x, y)
        hessian[1, 0] = hessian[0, 1]
        return zero_where_undefined(hessian, position) if self._has_singularities else hessian

    @property
    def latex(self) -> str:
        """The formula as LaTeX, its parameters as letters."""
        return as_latex(self.formula, self._symbols)

    @property
    def slopes_latex(self) -> tuple[str, str]:
        """The two first derivatives as LaTeX."""
        return slopes_as_latex(self.formula, tuple(self._symbols.items()))

    @property
    def _symbols(self) -> dict[str, str]:
        return {name: declared.symbol for name, declared in parameters(self).items()}

    def __getstate__(self) -> dict[str, Any]:
        # Compiled functions cannot be sent to another process; there they are compiled anew.
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def _loss(self) -> Callable[..., Any]:
        return self._compiled(0)

    @cached_property
    def _gradient(self) -> Callable[..., Any]:
        return self._compiled(1)

    @cached_property
    def _hessian(self) -> Callable[..., Any]:
        return self._compiled(2)

    @cached_property
    def _has_singularities(self) -> bool:
        return has_singularities(self.formula, tuple(parameters(self)))

    def _compiled(self, order: int) -> Callable[..., Any]:
        """The derivatives of that order as a function of `x` and `y` alone."""
        # NumPy's numbers divide by zero without an exception; Python's do not.
        numbers = map(np.float64, values(self).values())
        function = partial(compiled(self.formula, tuple(parameters(self)), order), *numbers)
        # Where a derivative does not exist, its formula divides by zero; that is expected, so it is done quietly.
        return (
            np.errstate(divide="ignore", invalid="ignore")(function) if order and self._has_singularities else function
        )


def zero_where_undefined(derivative: Array, position: Array) -> Array:
    """Zero where a derivative does not exist although the position is finite: the convention of `Landscape`."""
    undefined = np.isnan(derivative)
    return np.where(undefined & np.isfinite(position).all(axis=0), 0.0, derivative) if undefined.any() else derivative


def _coordinates(position: Array) -> Array:
    """`x` and `y` to unpack: of a lone point as numbers, whose arithmetic is the same and takes a fifth of the time."""
    return position.reshape(2) if position.size == 2 else position
