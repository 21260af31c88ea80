"""Nelder and Mead's simplex: in the plane a triangle that crawls downhill."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, tiny

SIDE_AT_ZERO = 0.00025
"""The side of the first simplex along a coordinate that starts at 0, where a share of it would be nothing."""


class NelderMeadState(NamedTuple):
    """The corners by their losses, each `(n, n_runs)`, and, once they have been asked for, all losses `(n + 1, n_runs)`.

    The middle one is the second worst. Of a triangle these are all; a larger simplex has others, `(n - 2, n, n_runs)`, that
    lie between the best and the middle, and that of a single parameter has no middle either.
    """

    best: Array
    middle: Array | None
    worst: Array
    others: Array | None
    losses: Array | None

    @property
    def corners(self) -> Array:
        """All corners in order, the best first, shape `(n + 1, n, n_runs)`."""
        others = () if self.others is None else self.others
        middle = () if self.middle is None else (self.middle,)
        return np.stack((self.best, *others, *middle, self.worst))


def state_of(corners: Array, losses: Array | None) -> NelderMeadState:
    """The state that holds `corners`, which are in order."""
    best, *between, worst = corners
    middle, others = between[-1] if between else None, between[:-1]
    return NelderMeadState(best, middle, worst, np.stack(others) if others else None, losses)


@dataclass(frozen=True)
class NelderMead(Optimizer):
    r"""Mirror the worst corner of a simplex at the others; stretch or shrink the simplex by what is found there.

    The simplex of n parameters has n + 1 corners: in the plane it is a triangle. With $c$ the mean of all but the worst
    corner $w$, the candidates are $c + \rho\,(c - w)$: mirrored, $\rho = 1$; stretched, 2; contracted outside, 1/2, or
    inside, -1/2. If nothing helps, the simplex halves towards its best corner. Start, order and end are those of SciPy's
    `Nelder-Mead`; a simplex small enough in size and in height rests. A coordinate that the loss ignores adds a corner and
    so changes the path.
    """

    about = About(
        "Nelder–Mead",
        1965,
        "J. A. Nelder & R. Mead",
        idea="A triangle that tumbles downhill, stretches on slopes and shrinks into hollows.",
        source="A simplex method for function minimization. The Computer Journal 7 (1965).",
        formula=r"w \leftarrow c + \rho\,(c - w) \qquad \rho \in \{1,\, 2,\, \tfrac12,\, -\tfrac12\}",
    )
    state_display = StateDisplay(symbols={"worst": "w"}, corners=("best", "middle", "worst"))
    constant_cost = False
    side: Number = parameter(
        0.05,
        symbol="a",
        bounds=(1e-6, 10),
        slider=(1e-3, 1),
        scale="log",
        help="The first simplex' sides, as a share of the coordinates.",
    )
    tolerance: Number = tiny(1e-4, symbol=r"\tau", help="How small, and how level, the simplex must be to rest.")

    def init(self, position: Array) -> NelderMeadState:
        """A simplex at the start, one side along each axis; its losses are not known yet."""
        along_axis = np.eye(len(position), dtype=bool)[..., None]
        ends = np.where(position == 0, SIDE_AT_ZERO, (1 + self.side) * position)
        return state_of(np.stack((position, *np.where(along_axis, ends, position))), None)

    def step(self, position: Array, state: NelderMeadState, oracle: Oracle) -> tuple[Array, NelderMeadState]:
        """Move the simplex unless it rests; the position is its best corner."""
        corners, losses = state.corners, state.losses
        if losses is None:
            corners, losses = _in_order(corners, np.stack([oracle.loss(corner) for corner in corners]))
        rests = self._rests(corners, losses)
        if not rests.all():
            moved, lower = _in_order(*_move(corners, losses, oracle))
            corners, losses = np.where(rests, corners, moved), np.where(rests, losses, lower)
        return corners[0], state_of(corners, losses)

    def _rests(self, corners: Array, losses: Array) -> NDArray[np.bool_]:
        """Whether a simplex is small and level enough, shape `(n_runs,)`."""
        size = np.abs(corners[1:] - corners[0]).max(axis=(0, 1))
        drop = np.abs(losses[1:] - losses[0]).max(axis=0)
        rests: NDArray[np.bool_] = (size <= self.tolerance) & (drop <= self.tolerance)
        return rests


def _move(corners: Array, losses: Array, oracle: Oracle) -> tuple[Array, Array]:
    """The simplex with its worst corner replaced, or halved; it is not in order."""
    best, middle, worst = losses[0], losses[-2], losses[-1]
    centre = np.add.reduce(corners[:-1]) / (len(corners) - 1)
    mirrored = _beyond(centre, corners[-1], 1.0)
    height = oracle.loss(mirrored)
    rho = np.where(height < best, 2.0, np.where(height < worst, 0.5, -0.5))
    second = _beyond(centre, corners[-1], rho)
    is_plain = (best <= height) & (height < middle)
    second_height = height if is_plain.all() else oracle.loss(second)
    takes_second = ~is_plain & np.where(
        height < best, second_height < height, np.where(height < worst, second_height <= height, second_height < worst)
    )
    replaced = np.stack((*corners[:-1], np.where(takes_second, second, mirrored)))
    replaced_losses = np.stack((*losses[:-1], np.where(takes_second, second_height, height)))
    shrinks = ~(takes_second | (height < middle))
    if not shrinks.any():
        return replaced, replaced_losses
    halved = corners[0] + 0.5 * (corners - corners[0])
    halved_losses = np.stack((best, *map(oracle.loss, halved[1:])))
    return np.where(shrinks, halved, replaced), np.where(shrinks, halved_losses, replaced_losses)


def _beyond(centre: Array, worst: Array, rho: Number) -> Array:
    """The point that lies `rho` times as far beyond the `centre` as the `worst` corner lies before it."""
    return (1 + rho) * centre - rho * worst


def _in_order(corners: Array, losses: Array) -> tuple[Array, Array]:
    """Corners, shape `(n + 1, n, n_runs)`, and losses, the best first."""
    order = np.argsort(losses, axis=0, kind="stable")
    return np.take_along_axis(corners, order[:, None], axis=0), np.take_along_axis(losses, order, axis=0)
