"""Nelder and Mead's simplex: a triangle that crawls downhill."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from catalog import About, Array, Number, parameter
from optimizers.optimizer import Optimizer, Oracle, StateDisplay, tiny

STUB = 0.00025
"""The side of the first triangle along a coordinate that starts at 0, where a share of it would be nothing."""


class NelderMeadState(NamedTuple):
    """The corners of the triangle, each `(2, n_runs)`, and, once they have been asked for, its three losses `(3, n_runs)`."""

    best: Array
    middle: Array
    worst: Array
    losses: Array | None


@dataclass(frozen=True)
class NelderMead(Optimizer):
    r"""Mirror the worst corner of a triangle at the other two; stretch or shrink the triangle by what is found there.

    With $c$ the middle of the better two corners and $w$ the worst, the candidates are $c + \rho\,(c - w)$: mirrored,
    $\rho = 1$; stretched, 2; contracted outside, 1/2, or inside, -1/2. If nothing helps, the triangle halves towards its
    best corner. Start, order and end are those of SciPy's `Nelder-Mead`; a triangle small enough in size and in height rests.
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
        help="The first triangle's sides, as a share of the coordinates.",
    )
    tolerance: Number = tiny(1e-4, symbol=r"\tau", help="How small, and how level, the triangle must be to rest.")

    def init(self, position: Array) -> NelderMeadState:
        """A triangle at the start, one side along each axis; its heights are not known yet."""
        x, y = position
        far_x, far_y = np.where(position == 0, STUB, (1 + self.side) * position)
        return NelderMeadState(position, np.stack((far_x, y)), np.stack((x, far_y)), None)

    def step(self, position: Array, state: NelderMeadState, oracle: Oracle) -> tuple[Array, NelderMeadState]:
        """Move the triangle unless it rests; the position is its best corner."""
        corners, losses = np.stack((state.best, state.middle, state.worst)), state.losses
        if losses is None:
            corners, losses = _in_order(corners, np.stack([oracle.loss(corner) for corner in corners]))
        rests = self._rests(corners, losses)
        if not rests.all():
            moved, lower = _in_order(*_move(corners, losses, oracle))
            corners, losses = np.where(rests, corners, moved), np.where(rests, losses, lower)
        best, middle, worst = corners
        return best, NelderMeadState(best, middle, worst, losses)

    def _rests(self, corners: Array, losses: Array) -> NDArray[np.bool_]:
        """Whether a triangle is small and level enough, shape `(n_runs,)`."""
        size = np.abs(corners[1:] - corners[0]).max(axis=(0, 1))
        drop = np.abs(losses[1:] - losses[0]).max(axis=0)
        rests: NDArray[np.bool_] = (size <= self.tolerance) & (drop <= self.tolerance)
        return rests


def _move(corners: Array, losses: Array, oracle: Oracle) -> tuple[Array, Array]:
    """The triangle with its worst corner replaced, or halved; it is not in order."""
    best, middle, worst = losses
    centre = (corners[0] + corners[1]) / 2
    mirrored = _beyond(centre, corners[2], 1.0)
    height = oracle.loss(mirrored)
    rho = np.where(height < best, 2.0, np.where(height < worst, 0.5, -0.5))
    second = _beyond(centre, corners[2], rho)
    is_plain = (best <= height) & (height < middle)
    second_height = height if is_plain.all() else oracle.loss(second)
    takes_second = ~is_plain & np.where(
        height < best, second_height < height, np.where(height < worst, second_height <= height, second_height < worst)
    )
    replaced = np.stack((corners[0], corners[1], np.where(takes_second, second, mirrored)))
    replaced_losses = np.stack((best, middle, np.where(takes_second, second_height, height)))
    shrinks = ~(takes_second | (height < middle))
    if not shrinks.any():
        return replaced, replaced_losses
    halved = corners[0] + 0.5 * (corners - corners[0])
    halved_losses = np.stack((best, oracle.loss(halved[1]), oracle.loss(halved[2])))
    return np.where(shrinks, halved, replaced), np.where(shrinks, halved_losses, replaced_losses)


def _beyond(centre: Array, worst: Array, rho: Number) -> Array:
    """The point that lies `rho` times as far beyond the `centre` as the `worst` corner lies before it."""
    return (1 + rho) * centre - rho * worst


def _in_order(corners: Array, losses: Array) -> tuple[Array, Array]:
    """Corners, shape `(3, 2, n_runs)`, and losses, the best first."""
    order = np.argsort(losses, axis=0, kind="stable")
    return np.take_along_axis(corners, order[:, None], axis=0), np.take_along_axis(losses, order, axis=0)
