"""The cliff in the loss of a recurrent network."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.special import expit, logit

from catalog import About, Array, Point, parameter
from landscapes.landscape import Domain, Landscape

FIRST_STATE = 0.5
TARGET = 0.7


class Flow(NamedTuple):
    """A hidden state with its slopes and curvatures along the weight `w` and the bias `b`."""

    h: Array
    w: Array
    b: Array
    ww: Array
    wb: Array
    bb: Array


@dataclass(frozen=True)
class RnnCliff(Landscape):
    r"""One recurrent unit, $h \leftarrow w\,\sigma(h) + b$; its slope is a product of one factor a step.

    Where the factors exceed one the state flips from one fixed point to another, and the loss has a wall. The derivatives
    are carried forward with the state.
    """

    about = About(
        "RNN cliff",
        2013,
        "R. Pascanu, T. Mikolov & Y. Bengio",
        idea="A product of fifty slopes vanishes or explodes: plain ground, then a wall that throws a step far away.",
        source="On the difficulty of training recurrent neural networks. ICML (2013).",
        formula=r"h_{k+1} = w\,\sigma(h_k) + b, \qquad f(w, b) = (\sigma(h_T) - 0.7)^2",
    )
    length: int = parameter(
        50, symbol="T", bounds=(1, 500), slider=(5, 100), help="How many times the unit feeds itself."
    )
    domain = Domain(x=(2, 8), y=(-4, -1))
    starts = ((7.1, -3.1), (6.2, -2.6), (2.3, -3.7))
    has_curve_of_minima = True
    hazards = (
        "At the wall the slope is ten thousand times that of the plain; a step without clipping flies off the map."
    )

    @property
    def latex(self) -> str:
        """The loss after the recurrence as LaTeX."""
        return (
            rf"\left(\sigma(h_{{{self.length}}}) - 0.7\right)^2, \quad h_{{k+1}} = x\,\sigma(h_k) + y, \quad h_0 = 0.5"
        )

    def loss(self, position: Array) -> Array:
        """The squared error after the last step, shape `(2, …)` → `(…)`."""
        weight, bias = position
        h = np.full(np.shape(weight), FIRST_STATE)
        for _ in range(self.length):
            h = weight * expit(h) + bias
        squared: Array = (expit(h) - TARGET) ** 2
        return squared

    def gradient(self, position: Array) -> Array:
        """The slopes carried forward through all steps, shape `(2, …)` → `(2, …)`."""
        weight, bias = position
        h, w, b = np.full(np.shape(weight), FIRST_STATE), np.zeros(np.shape(weight)), np.zeros(np.shape(weight))
        for _ in range(self.length):
            s = expit(h)
            rise = weight * s * expit(-h)
            h, w, b = weight * s + bias, s + rise * w, 1 + rise * b
        s = expit(h)
        return np.array([w, b]) * (2 * (s - TARGET) * s * expit(-h))

    def hessian(self, position: Array) -> Array:
        """The curvatures carried forward through all steps, shape `(2, …)` → `(2, 2, …)`."""
        *_, last = self._flow(position)
        s, slope, bend = _sigmoid(last.h)
        outer, inner = 2 * (slope**2 + (s - TARGET) * bend), 2 * (s - TARGET) * slope
        across = outer * last.w * last.b + inner * last.wb
        along_w = outer * last.w**2 + inner * last.ww
        along_b = outer * last.b**2 + inner * last.bb
        return np.array([[along_w, across], [across, along_b]])

    def minima(self) -> tuple[Point, ...]:
        """Some points of the curve on which the last state hits the target."""
        return self._minima

    @cached_property
    def _minima(self) -> tuple[Point, ...]:
        """Newton's method for the bias, from the one that makes the target a fixed point."""
        weight = np.linspace(2.75, 4.25, 7)  # beyond, the fixed point repels and the curve is the edge of the wall
        bias = logit(TARGET) - TARGET * weight
        for _ in range(30):
            *_, last = self._flow(np.array([weight, bias]))
            bias = bias - (last.h - logit(TARGET)) / last.b
        return tuple((w, b) for w, b in np.array([weight, bias]).T.tolist() if self.domain.contains(np.array([w, b])))

    def _flow(self, position: Array) -> Iterator[Flow]:
        """The state with its first and second derivatives, step by step."""
        weight, bias = position
        zero = np.zeros(np.shape(weight))
        h, w, b, ww, wb, bb = zero + FIRST_STATE, zero, zero, zero, zero, zero
        for _ in range(self.length):
            s, slope, bend = _sigmoid(h)
            ww = 2 * slope * w + weight * (bend * w * w + slope * ww)
            wb = slope * b + weight * (bend * w * b + slope * wb)
            bb = weight * (bend * b * b + slope * bb)
            h, w, b = weight * s + bias, s + weight * slope * w, 1 + weight * slope * b
            yield Flow(h, w, b, ww, wb, bb)


def _sigmoid(h: Array) -> tuple[Array, Array, Array]:
    """The sigmoid of `h` with its first and second derivatives, none of which cancels far out."""
    s, slope = expit(h), expit(h) * expit(-h)
    return s, slope, -slope * np.tanh(h / 2)
