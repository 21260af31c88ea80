"""What is told to be off has no effect, whatever it is; what is on has one."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from catalog import Array, changed, parameters
from experiments.idle_fields import idle_fields
from experiments.oracle import Oracle
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.amsgrad import AMSGrad
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.averaged_sgd import AveragedSGD
from optimizers.first_order.heavy_ball import HeavyBall

ROSENBROCK = LANDSCAPES["rosenbrock"]()
START = np.array([[-1.2, 0.3], [1.0, -0.4]])
N_STEPS = 12


def variants(kind: type[Optimizer]) -> Iterator[Optimizer]:
    """The method as it is, and with each number at 0 and each switch the other way."""
    yield kind()
    for name, declared in parameters(kind).items():
        value = not declared.default if declared.is_switch else type(declared.default)(0)
        if declared.allows(value):
            yield changed(kind(), {name: value})


def path(optimizer: Optimizer, disturbed: frozenset[str] = frozenset()) -> Array:
    """Where the runs stand after each step, while the `disturbed` fields are something else before each."""
    position, state, places = START, optimizer.init(START), []
    for k in range(N_STEPS):
        known = {name: getattr(state, name) for name in disturbed}
        other: dict[str, Any] = {name: value + 0.5 for name, value in known.items() if value is not None}
        with np.errstate(all="ignore"):
            position, state = optimizer.step(position, state._replace(**other), Oracle(ROSENBROCK, seed=k))
        places.append(position)
    return np.array(places)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_what_is_idle_can_be_anything_and_the_path_stays_to_the_last_bit(key: str) -> None:
    for optimizer in variants(OPTIMIZERS[key]):
        if idle := idle_fields(optimizer):
            np.testing.assert_array_equal(path(optimizer), path(optimizer, idle), err_msg=f"{optimizer}: {set(idle)}")


@pytest.mark.parametrize(
    ("optimizer", "idle"),
    [
        (RMSProp(), {"velocity", "past"}),
        (RMSProp(momentum=1e-9), {"past"}),
        (RMSProp(momentum=0.5, bias_correction=True), set()),
        (RMSProp(learning_rate=0.0, momentum=0.5, bias_correction=True), set()),
        (RMSProp(decay_rate=0.0), {"velocity", "past"}),
        (AMSGrad(), {"beta1_power", "beta2_power"}),
        (AMSGrad(bias_correction=True), set()),
        (Adam(), set()),
        (Adam(beta1=0.0), {"m", "beta1_power"}),
        (HeavyBall(momentum=0.0), {"velocity"}),
        (AveragedSGD(), {"t"}),
    ],
)
def test_what_is_idle_follows_from_the_values(optimizer: Optimizer, idle: set[str]) -> None:
    assert idle_fields(optimizer) == idle
