"""Freeze and audit: coordinates that have gone quiet rest, until all are looked at again."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from catalog import About, Array, Number, parameter
from optimizers.rule import ListeningOracle, SelectingRule


class FreezeAndAuditState(NamedTuple):
    """The inner state, who moved at the latest step, for how many steps each has been quiet, and the steps so far."""

    inner: Any
    weights: Array
    quiet: Array
    steps: int


@dataclass(frozen=True)
class FreezeAndAudit(SelectingRule):
    r"""Freeze a coordinate whose slope has been small beside the steepest for some steps; thaw all of them now and then.

    $w_i = 0$ once $|g_i| < \theta \max_j |g_j|$ has held for $m$ steps, else 1; every $T$ steps the count begins anew. Only
    coordinates that are awake are compared, so that the steepest of them is never frozen. Freezing by small gradients is that of
    fine-tuned networks, and looking again that of the "shrinking" in support vector machines (T. Joachims, 1998).
    """

    about = About(
        "Freeze and audit",
        2021,
        "Y. Liu, S. Agarwal & S. Venkataraman",
        idea="Who has little to do rests, and is asked again from time to time.",
        source="AutoFreeze: automatically freezing model blocks to accelerate fine-tuning. arXiv:2102.01386 (2021).",
        formula=(
            r"w_i = \begin{cases} 0 & |g_i| < \theta \max_j |g_j| \text{ for } m \text{ steps} \\"
            r" 1 & \text{otherwise} \end{cases}"
        ),
    )
    threshold: Number = parameter(
        0.1, symbol=r"\theta", bounds=(0, 1), help="A slope below this share of the steepest one is quiet."
    )
    patience: int = parameter(
        5, symbol="m", bounds=(1, 100_000), slider=(1, 50), help="After so many quiet steps a coordinate is frozen."
    )
    period: int = parameter(
        20, symbol="T", bounds=(1, 100_000), slider=(2, 200), help="After so many steps all are looked at again."
    )

    def init(self, position: Array) -> FreezeAndAuditState:
        """Nobody is quiet yet."""
        inner, weights = super().init(position)
        return FreezeAndAuditState(inner, weights, np.zeros_like(position), 0)

    def weigh(self, position: Array, state: FreezeAndAuditState, oracle: ListeningOracle) -> FreezeAndAuditState:
        """Count the quiet steps, and freeze who has had enough of them."""
        slope = np.abs(oracle.slope(position))
        before = state.quiet if state.steps % self.period else np.zeros_like(slope)
        is_awake = before < self.patience
        steepest = np.where(is_awake, slope, 0.0).max(axis=0)
        quiet = np.where(is_awake, np.where(slope < self.threshold * steepest, before + 1, 0.0), before)
        return FreezeAndAuditState(state.inner, np.where(quiet < self.patience, 1.0, 0.0), quiet, state.steps + 1)
