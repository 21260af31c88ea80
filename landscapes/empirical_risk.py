"""The empirical risk of a model: its loss averaged over data, from the formula of one sample and the samples."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from catalog import Array, parameters, values
from landscapes.compiler import as_latex, compiled
from landscapes.formula import zero_where_undefined
from landscapes.landscape import Landscape


@dataclass(frozen=True)
class EmpiricalRisk(Landscape):
    r"""The mean of `sample_formula` over the samples: $f(x, y) = \frac 1n \sum_i \ell(x, y;\, u_i, t_i, \dots)$.

    The formula is a text in `x`, `y`, the landscape's own parameters and the letters of the samples. Slopes and curvatures
    are the means of those of one sample.
    """

    sample_formula: ClassVar[str]

    @property
    @abstractmethod
    def samples(self) -> Mapping[str, Array]:
        """The values of each letter, one a sample, shape `(n_samples,)`."""

    def loss(self, position: Array) -> Array:
        """The mean loss at `position`, shape `(2, …)` → `(…)`."""
        (loss,) = self._means(position, 0)
        return loss

    def gradient(self, position: Array) -> Array:
        """The mean slope at `position`, shape `(2, …)` → `(2, …)`."""
        return zero_where_undefined(np.array(self._means(position, 1)), position)

    def hessian(self, position: Array) -> Array:
        """The mean curvature at `position`, shape `(2, …)` → `(2, 2, …)`."""
        along_x, across, along_y = self._means(position, 2)
        return zero_where_undefined(np.array([[along_x, across], [across, along_y]]), position)

    @property
    def latex(self) -> str:
        """The mean as LaTeX, its parameters as letters, the letters of the data with an index."""
        shown = {name: declared.symbol for name, declared in parameters(self).items()}
        one = as_latex(self.sample_formula, shown | {name: f"{name}_i" for name in self.samples})
        return rf"\frac{{1}}{{{self._n_samples}}} \sum_{{i=1}}^{{{self._n_samples}}} \left[{one}\right]"

    def _means(self, position: Array, order: int) -> list[Array]:
        """The derivatives of that order, averaged over the samples, which lie along a new last axis."""
        x, y = position[..., None]
        each = compiled(self.sample_formula, self._letters, order)(*self._arguments, x, y)
        shape = (*np.shape(position)[1:], self._n_samples)
        return [np.broadcast_to(one, shape).mean(axis=-1) for one in each]

    @cached_property
    def _n_samples(self) -> int:
        return len(next(iter(self.samples.values())))

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        return (*parameters(self), *self.samples)

    @cached_property
    def _arguments(self) -> tuple[Any, ...]:
        return (*map(np.float64, values(self).values()), *self.samples.values())
