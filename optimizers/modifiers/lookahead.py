"""Lookahead: one optimizer runs ahead, a slow copy follows part of the way."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from catalog import About, Array, Number, parameter
from optimizers.modifier import Modifier
from optimizers.optimizer import Oracle


class LookaheadState(NamedTuple):
    """The state of the inner optimizer, the slow position, and the number of steps so far."""

    inner: Any
    slow: Array
    steps: int


@dataclass(frozen=True)
class Lookahead(Modifier):
    r"""After every $k$ fast steps go only part of the way from where they began to where they led.

    $\phi \leftarrow \phi + a\,(x - \phi), \qquad x \leftarrow \phi$

    What the inner optimizer remembers is kept, as in the authors' code and in optax (`reset_state=False`).
    """

    about = About(
        "Lookahead",
        2019,
        "M. R. Zhang, J. Lucas, G. Hinton & J. Ba",
        idea="Send a scout ahead for some steps, then follow part of the way: swings cancel.",
        source="Lookahead optimizer: k steps forward, 1 step back. NeurIPS 32 (2019), arXiv:1907.08610.",
        formula=r"\phi \leftarrow \phi + a\,(x - \phi) \qquad x \leftarrow \phi \qquad \text{every } k \text{ steps}",
    )
    period: int = parameter(5, symbol="k", bounds=(1, 100_000), slider=(2, 20), help="How many steps the scout takes.")
    pull: Number = parameter(0.5, symbol="a", bounds=(0, 1), help="How much of the scout's way is followed.")

    def init(self, position: Array) -> LookaheadState:
        """Scout and follower stand together."""
        return LookaheadState(self.inner.init(position), position, 0)

    def moved(self, state: LookaheadState) -> Array | None:
        """What the scout moved."""
        return self.inner.moved(state.inner)

    def step(self, position: Array, state: LookaheadState, oracle: Oracle) -> tuple[Array, LookaheadState]:
        """One fast step; when it is due, one slow one."""
        fast, inner = self.inner.step(position, state.inner, oracle)
        steps = state.steps + 1
        if steps % self.period:
            return fast, LookaheadState(inner, state.slow, steps)
        slow = state.slow + self.pull * (fast - state.slow)
        return slow, LookaheadState(inner, slow, steps)
