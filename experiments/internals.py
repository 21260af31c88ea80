"""What went on inside one run: every number that its steps were made of, for every optimizer alike.

Row k is the moment after k steps; of what belongs to a step, row k is the step from there to k + 1, and a row after which
no sound step followed is `nan`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from catalog import Array, Number, changed, innermost, key_of, layers, own_parameters, parameters, values
from experiments.experiment import Experiment, Run
from experiments.idle_fields import idle_fields
from experiments.trajectory import Trajectory
from optimizers import Optimizer
from optimizers.curvature import principal_axes
from optimizers.denominator import Denominator

POWER = "_power"
"""A field of a state whose name ends so is a running product of the decay rate that it is named after."""


@dataclass(frozen=True, eq=False)
class RunInternals:
    """The inner life of the run at `index` of `experiment`, read off the `trajectory` that it left."""

    experiment: Experiment
    index: int
    trajectory: Trajectory

    @property
    def run(self) -> Run:
        """The run that is looked into."""
        return self.experiment.runs[self.index]

    @property
    def rule(self) -> str:
        """Which formulas tell what it does: the key of the method, and of what is wrapped around it."""
        return " ".join(map(key_of, layers(self.run.optimizer)))

    @property
    def omissions(self) -> Mapping[str, bool]:
        """What of this run the formulas leave out: options that are not at rest, modifiers, noise."""
        return {
            "options": any(self._is_left_out(name) for name in own_parameters(self.optimizer)),
            "modifiers": self.optimizer is not self.run.optimizer,
            "noise": not self.experiment.noise.is_off,
        }

    @property
    def optimizer(self) -> Optimizer:
        """The method itself, without what is wrapped around it."""
        optimizer: Optimizer = innermost(self.run.optimizer)
        return optimizer

    @property
    def values(self) -> Mapping[str, float]:
        """The hyperparameters of all layers, as numbers."""
        return {name: float(value) for name, value in values(self.run.optimizer).items()}

    @property
    def gradients(self) -> Array:
        """The true slope at each position, shape `(n_steps + 1, 2)`."""
        return self.trajectory.gradients

    @cached_property
    def steps(self) -> Array:
        """Δ, from each position to the next, shape `(n_steps + 1, 2)`."""
        return self._ahead(np.diff(self.trajectory.positions, axis=0))

    @property
    def learning_rates(self) -> Array:
        """The scheduled learning rate of each step, shape `(n_steps + 1,)`."""
        return self._ahead(self.trajectory.learning_rates[1:])

    @property
    def state(self) -> Mapping[str, Array]:
        """What the optimizer remembers, each `(n_steps + 1, 2)`, or `(n_steps + 1,)` if the coordinates always agree."""
        return {name: _shared(history) for name, history in self.trajectory.internals.items()}

    @property
    def idle(self) -> frozenset[str]:
        """The fields of `state` that are kept along without any effect, for what they serve is off."""
        return idle_fields(self.optimizer)

    @property
    def curvatures(self) -> Array:
        """The eigenvalues of the Hessian at each position, ascending, shape `(n_steps + 1, 2)`."""
        return self._principal[0]

    @property
    def axes(self) -> Array:
        """The direction of the axis with the first of the two curvatures in radians, shape `(n_steps + 1,)`."""
        return self._principal[1]

    @property
    def stability_limit(self) -> float | None:
        """What the run's own limit has in place of the 2 of gradient descent, where that is known: no modifier keeps it."""
        stability_limit = self.run.optimizer.stability_limit
        return None if stability_limit is None else float(stability_limit)

    @cached_property
    def denominator(self) -> tuple[Array, Array] | None:
        """√v as each step divides by it, shape `(n_steps + 1, 2)`, and what ε makes of it alone, `(n_steps + 1,)`."""
        if self._denominator is None:
            return None
        with np.errstate(all="ignore"):  # a run that overflows is a result
            root, floor = self._by_step(self._denominator.root), self._by_step(self._denominator.floor)
        return self._ahead(root), self._ahead(floor[:, 0])

    @property
    def epsilon_inside(self) -> bool:
        """Whether ε stands under the root, so that its square and that of √v add up to the square of the denominator."""
        return self._denominator is not None and self._denominator.epsilon_inside

    @cached_property
    def plain_rates(self) -> Array | None:
        """The rate of the plain gradient descent that each step tends to as ε outweighs √v, shape `(n_steps + 1, 2)`.

        `None` for a run whose steps tend to something else: with momentum, weight decay, averaging, a modifier, or noise.
        """
        if any((self.omissions["modifiers"], self.omissions["noise"], self.denominator is None)):
            return None
        scheduled = changed(self.optimizer, {"learning_rate": self.trajectory.learning_rates[1:]})
        with np.errstate(all="ignore"):
            rates = scheduled.plain_rate(*self._states)
        return None if rates is None else self._ahead(self._by_step(rates))

    @property
    def memories(self) -> Mapping[str, float]:
        """About how many steps each decay rate remembers, 1/(1 − β), by parameter."""
        declared = parameters(self.run.optimizer)
        return {n: 1 / (1 - v) for n, v in self.values.items() if declared[n].scale == "one-minus" and v < 1}

    @cached_property
    def _principal(self) -> tuple[Array, Array]:
        with np.errstate(all="ignore"):
            curvatures, axes = principal_axes(self.experiment.landscape.hessian(self.trajectory.positions.T))
        return curvatures.T, np.arctan2(axes[1, 0], axes[0, 0])

    @cached_property
    def _denominator(self) -> Denominator | None:
        with np.errstate(all="ignore"):
            return self.optimizer.denominator(self._states[1])

    @property
    def _states(self) -> tuple[Any, Any]:
        """The states of the method itself before and after each step, with the steps in place of runs, fields `(2, n_steps)`."""
        blank = self.optimizer.init(self.trajectory.positions.T)
        kept = {name: history.T for name, history in self.trajectory.internals.items() if name in blank._fields}
        before = blank._replace(**{name: history[:, :-1] for name, history in kept.items()})
        return before, blank._replace(**{name: history[:, 1:] for name, history in kept.items()})

    def _by_step(self, values: Number) -> Array:
        """One row a step, shape `(n_steps, 2)`, of `values` that broadcast to `(2, n_steps)`."""
        return np.broadcast_to(values, (2, self.trajectory.n_steps)).T

    def _is_left_out(self, name: str) -> bool:
        """Whether the formula does not speak of a parameter which has another value than by default."""
        declared = own_parameters(self.optimizer)[name]
        return declared.symbol not in self.optimizer.about.formula and getattr(self.optimizer, name) != declared.default

    def _ahead(self, rows: Array) -> Array:
        """`rows`, one a step, with `nan` from the last sound step on, and one more so that there is one a moment."""
        shown = np.vstack((rows, rows[-1:])) if rows.ndim > 1 else np.append(rows, np.nan)
        shown[self.trajectory.last_step :] = np.nan
        return shown


def is_power(name: str, symbol: str) -> bool:
    """Whether the field `name` of a state, written as `symbol`, is a running product of a decay rate."""
    return name.endswith(POWER) or symbol.endswith("^t")


def _shared(history: Array) -> Array:
    """One column in place of two that are equal."""
    one, other = history.T
    return one if np.array_equal(one, other, equal_nan=True) else history
