"""Weight decay: every coordinate is pulled towards zero, as part of the loss or beside it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog import About, Array, Number, switch
from optimizers.columns import inner_product
from optimizers.modifier import Modifier, WrappedOracle
from optimizers.optimizer import Oracle, shrinkage


@dataclass(frozen=True)
class PenalizedOracle(WrappedOracle):
    r"""The landscape with a bowl on top: $f + \tfrac{\lambda}{2} \lVert x\rVert^2$."""

    weight: Number

    def loss(self, position: Array) -> Array:
        """The height with that of the bowl."""
        return self.oracle.loss(position) + self.weight / 2 * inner_product(position, position)

    def gradient(self, position: Array) -> Array:
        """The slope with that of the bowl."""
        return self.oracle.gradient(position) + self.weight * position

    def hessian(self, position: Array) -> Array:
        """The curvature with that of the bowl."""
        return self.oracle.hessian(position) + self.weight * np.eye(len(position))[..., None]


@dataclass(frozen=True)
class WeightDecay(Modifier):
    r"""Pull every coordinate towards zero.

    Decoupled, $x_{t+1} = \text{step}(x_t) - \eta \lambda x_t$ (with $\eta = 1$ for a method without a learning rate), as in
    AdamW and Keras. Otherwise a penalty in the loss, $g \leftarrow g + \lambda x$, as in PyTorch's `SGD`, `Adam` and
    `RMSprop`: an adaptive method then divides the pull by the size of the gradients, too.
    """

    about = About(
        "Weight decay",
        2017,
        "I. Loshchilov & F. Hutter",
        idea="Small weights are simple ones; it matters whether the pull goes through the adaptation or past it.",
        source="Decoupled weight decay regularization. ICLR (2019), arXiv:1711.05101.",
        formula=r"x_{t+1} = \text{step}(x_t) - \eta \lambda x_t \qquad \text{or} \qquad g \leftarrow g + \lambda x",
    )
    weight_decay: Number = shrinkage(0.01)
    decoupled: bool = switch(True, symbol=r"\eta\lambda x", help="Pull beside the step, not through the gradient.")

    def moved(self, state: Any) -> Array | None:
        """All coordinates, if they are pulled beside the step."""
        return None if self.decoupled else self.inner.moved(state)

    def step(self, position: Array, state: Any, oracle: Oracle) -> tuple[Array, Any]:
        """A step of the inner optimizer, with the pull in the gradient or beside it."""
        if not self.decoupled:
            return self.inner.step(position, state, PenalizedOracle(oracle, self.weight_decay))
        ahead, state = self.inner.step(position, state, oracle)
        rate = 1.0 if self.base_rate is None else self.base_rate
        return ahead - rate * self.weight_decay * position, state
