"""What is recorded: each configuration once, as this project's key and values, and as the library's own call.

The two are written independently, numbers included, so that comparing their paths checks the translation as well. A call
without arguments is the library's default.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import optax
import prodigyopt
import pytorch_optimizer
import schedulefree
import torch.optim
from keras import optimizers as keras
from optax import contrib

LIBRARIES = {
    "PyTorch": "torch",
    "optax": "optax",
    "Keras": "keras",
    "pytorch_optimizer": "pytorch_optimizer",
    "schedulefree": "schedulefree",
    "prodigyopt": "prodigyopt",
}
"""Names as in `dialects`, and the packages that they stand for."""


@dataclass(frozen=True)
class Case:
    """One configuration; `build` makes the library's optimizer (of a list of parameters, where it wants one)."""

    package: str
    key: str
    values: dict[str, Any]
    build: Callable[..., Any]
    modifiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What is wrapped around the optimizer here, where the library has it built in."""


def cases(library: str, *rows: tuple[Any, ...]) -> list[Case]:
    """The cases of one library."""
    return [Case(library, *row) for row in rows]


PYTORCH = cases(
    "PyTorch",
    ("sgd", {"learning_rate": 1e-3}, torch.optim.SGD),
    (
        "sgd",
        {"learning_rate": 5e-4},
        lambda p: torch.optim.SGD(p, lr=5e-4, weight_decay=0.1),
        {"weight_decay": {"weight_decay": 0.1, "decoupled": False}},
    ),
    ("heavy_ball", {"learning_rate": 1e-3, "momentum": 0.9}, lambda p: torch.optim.SGD(p, momentum=0.9)),
    (
        "heavy_ball",
        {"learning_rate": 5e-4, "momentum": 0.8, "dampening": 0.5},
        lambda p: torch.optim.SGD(p, lr=5e-4, momentum=0.8, dampening=0.5),
    ),
    (
        "nesterov",
        {"learning_rate": 1e-3, "momentum": 0.9},
        lambda p: torch.optim.SGD(p, momentum=0.9, nesterov=True),
    ),
    (
        "nesterov",
        {"learning_rate": 2e-4, "momentum": 0.95},
        lambda p: torch.optim.SGD(p, lr=2e-4, momentum=0.95, nesterov=True),
    ),
    ("rprop", {"learning_rate": 0.01}, torch.optim.Rprop),
    (
        "rprop",
        {"learning_rate": 0.1, "shrink": 0.4, "grow": 1.3, "smallest_step": 1e-4, "largest_step": 0.2},
        lambda p: torch.optim.Rprop(p, lr=0.1, etas=(0.4, 1.3), step_sizes=(1e-4, 0.2)),
    ),
    (
        "averaged_sgd",
        {"learning_rate": 0.01, "weight_decay": 1e-4, "average_from": 1e6},
        torch.optim.ASGD,
    ),
    (
        "averaged_sgd",
        {"learning_rate": 1e-3, "weight_decay": 0.1, "rate_power": 0.6, "average_from": 50.0},
        lambda p: torch.optim.ASGD(p, lr=1e-3, lambd=0.1, alpha=0.6, t0=50),
    ),
    ("adagrad", {"learning_rate": 0.01, "epsilon": 1e-10}, torch.optim.Adagrad),
    (
        "adagrad",
        {"learning_rate": 0.5, "rate_decay": 0.01, "initial_sum": 0.2, "epsilon": 1e-6},
        lambda p: torch.optim.Adagrad(p, lr=0.5, lr_decay=0.01, initial_accumulator_value=0.2, eps=1e-6),
    ),
    ("adadelta", {"learning_rate": 1.0, "decay_rate": 0.9, "epsilon": 1e-6}, torch.optim.Adadelta),
    (
        "adadelta",
        {"learning_rate": 0.02, "decay_rate": 0.95, "epsilon": 1e-3},
        lambda p: torch.optim.Adadelta(p, lr=0.02, rho=0.95, eps=1e-3),
    ),
    ("rmsprop", {"learning_rate": 0.01, "decay_rate": 0.99, "epsilon": 1e-8}, torch.optim.RMSprop),
    ("rmsprop", {"learning_rate": 5e-4, "decay_rate": 0.9}, lambda p: torch.optim.RMSprop(p, lr=5e-4, alpha=0.9)),
    (
        "rmsprop",
        {"learning_rate": 1e-3, "decay_rate": 0.99, "momentum": 0.9},
        lambda p: torch.optim.RMSprop(p, lr=1e-3, momentum=0.9),
    ),
    (
        "rmsprop",
        {
            "learning_rate": 1e-4,
            "decay_rate": 0.95,
            "epsilon": 1e-3,
            "momentum": 0.8,
            "centered": True,
        },
        lambda p: torch.optim.RMSprop(p, lr=1e-4, alpha=0.95, eps=1e-3, momentum=0.8, centered=True, weight_decay=0.05),
        {"weight_decay": {"weight_decay": 0.05, "decoupled": False}},
    ),
    ("adam", {"learning_rate": 1e-3}, torch.optim.Adam),
    (
        "adam",
        {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4},
        lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.99), eps=1e-4),
    ),
    ("adamw", {"learning_rate": 1e-3, "weight_decay": 0.01}, torch.optim.AdamW),
    (
        "adamw",
        {"learning_rate": 0.02, "weight_decay": 0.2, "beta2": 0.99},
        lambda p: torch.optim.AdamW(p, lr=0.02, weight_decay=0.2, betas=(0.9, 0.99)),
    ),
    (
        "adamw",
        {"learning_rate": 0.02, "weight_decay": 0.2, "decoupled": False},
        lambda p: torch.optim.Adam(p, lr=0.02, weight_decay=0.2),
    ),
    ("amsgrad", {"learning_rate": 1e-3, "bias_correction": True}, lambda p: torch.optim.Adam(p, amsgrad=True)),
    (
        "amsgrad",
        {"learning_rate": 0.05, "bias_correction": True, "beta2": 0.9, "epsilon": 1e-3},
        lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.9, 0.9), eps=1e-3, amsgrad=True),
    ),
    ("adamax", {"learning_rate": 2e-3}, torch.optim.Adamax),
    (
        "adamax",
        {"learning_rate": 2e-3, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-2},
        lambda p: torch.optim.Adamax(p, lr=2e-3, betas=(0.8, 0.95), eps=1e-2),
    ),
    ("nadam", {"learning_rate": 2e-3, "momentum_decay": 4e-3}, torch.optim.NAdam),
    (
        "nadam",
        {"learning_rate": 0.02, "momentum_decay": 0.05, "beta1": 0.95},
        lambda p: torch.optim.NAdam(p, lr=0.02, momentum_decay=0.05, betas=(0.95, 0.999)),
    ),
    ("radam", {"learning_rate": 1e-3, "epsilon_hat": True}, torch.optim.RAdam),
    (
        "radam",
        {"learning_rate": 3e-4, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-3, "epsilon_hat": True},
        lambda p: torch.optim.RAdam(p, lr=3e-4, betas=(0.8, 0.99), eps=1e-3),
    ),
)

OPTAX_RMSPROP = {"epsilon": 1e-8, "epsilon_inside": True, "rate_inside": True}

OPTAX = cases(
    "optax",
    ("sgd", {"learning_rate": 5e-4}, lambda: optax.sgd(5e-4)),
    ("heavy_ball", {"learning_rate": 5e-4, "momentum": 0.9}, lambda: optax.sgd(5e-4, momentum=0.9)),
    ("nesterov", {"learning_rate": 2e-4, "momentum": 0.9}, lambda: optax.sgd(2e-4, momentum=0.9, nesterov=True)),
    ("sign_sgd", {"learning_rate": 0.01}, lambda: optax.sign_sgd(0.01)),
    ("signum", {"learning_rate": 0.01, "momentum": 0.9}, lambda: optax.signum(0.01)),
    ("signum", {"learning_rate": 3e-3, "momentum": 0.98}, lambda: optax.signum(3e-3, beta=0.98)),
    ("polyak_step", {"learning_rate": 1.0, "lowest_loss": 0.0, "largest_step": 1.0}, optax.polyak_sgd),
    (
        "polyak_step",
        {"learning_rate": 1.0, "lowest_loss": -0.1, "largest_step": 1e-3},
        lambda: optax.polyak_sgd(max_learning_rate=1e-3, f_min=-0.1),
    ),
    (
        "adagrad",
        {"learning_rate": 0.5, "epsilon": 1e-7, "epsilon_inside": True, "initial_sum": 0.1},
        lambda: optax.adagrad(0.5),
    ),
    (
        "adagrad",
        {"learning_rate": 0.1, "epsilon": 1e-2, "epsilon_inside": True, "initial_sum": 0.5},
        lambda: optax.adagrad(0.1, initial_accumulator_value=0.5, eps=1e-2),
    ),
    ("adadelta", {"learning_rate": 1.0, "decay_rate": 0.9, "epsilon": 1e-6}, lambda: optax.adadelta(1.0)),
    ("rmsprop", {"learning_rate": 1e-4, "decay_rate": 0.9, **OPTAX_RMSPROP}, lambda: optax.rmsprop(1e-4)),
    (
        "rmsprop",
        {"learning_rate": 1e-3, "decay_rate": 0.99, "initial_v": 1.0, "epsilon": 1e-5},
        lambda: optax.rmsprop(1e-3, decay=0.99, initial_scale=1.0, eps=1e-5, eps_in_sqrt=False),
    ),
    (
        "rmsprop",
        {**OPTAX_RMSPROP, "learning_rate": 5e-5, "decay_rate": 0.95, "bias_correction": True},
        lambda: optax.rmsprop(5e-5, decay=0.95, bias_correction=True),
    ),
    (
        "rmsprop",
        {**OPTAX_RMSPROP, "learning_rate": 2e-5, "momentum": 0.9, "nesterov": True},
        lambda: optax.rmsprop(2e-5, momentum=0.9, nesterov=True),
    ),
    (
        "rmsprop",
        {**OPTAX_RMSPROP, "learning_rate": 1e-4, "momentum": 0.5, "centered": True, "epsilon": 1e-4},
        lambda: optax.rmsprop(1e-4, momentum=0.5, centered=True, eps=1e-4),
    ),
    ("adam", {"learning_rate": 1e-3}, lambda: optax.adam(1e-3)),
    (
        "adam",
        {"learning_rate": 2e-3, "beta1": 0.95, "beta2": 0.99, "epsilon": 1e-2},
        lambda: optax.adam(2e-3, b1=0.95, b2=0.99, eps=1e-2),
    ),
    ("adamw", {"learning_rate": 1e-3, "weight_decay": 1e-4}, lambda: optax.adamw(1e-3)),
    ("amsgrad", {"learning_rate": 0.01, "bias_correction": True, "correct_first": True}, lambda: optax.amsgrad(0.01)),
    ("adamax", {"learning_rate": 0.01}, lambda: optax.adamax(0.01)),
    ("nadam", {"learning_rate": 1e-3, "growing_momentum": False}, lambda: optax.nadam(1e-3)),
    (
        "nadam",
        {"learning_rate": 5e-3, "beta1": 0.7, "beta2": 0.99, "growing_momentum": False},
        lambda: optax.nadam(5e-3, b1=0.7, b2=0.99),
    ),
    ("radam", {"learning_rate": 1e-3}, lambda: optax.radam(1e-3)),
    ("adabelief", {"learning_rate": 0.01}, lambda: optax.adabelief(0.01)),
    (
        "adabelief",
        {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-6},
        lambda: optax.adabelief(0.02, b1=0.8, b2=0.99, eps=1e-6, eps_root=1e-6),
    ),
    ("yogi", {"learning_rate": 0.01}, lambda: optax.yogi(0.01)),
    ("lion", {"learning_rate": 0.01, "weight_decay": 1e-3}, lambda: optax.lion(0.01)),
    ("prodigy", {"learning_rate": 1.0, "bias_correction": True}, contrib.prodigy),
    (
        "sophia",
        {
            "learning_rate": 0.02,
            "beta1": 0.965,
            "beta2": 0.99,
            "gamma": 0.01,
            "clip": 1.0,
            "epsilon": 1e-8,
            "weight_decay": 1e-4,
            "period": 10,
            "bias_correction": True,
            "refresh_late": True,
        },
        lambda diagonal: contrib.sophia(0.02, hessian_diagonal_fn=diagonal),
    ),
    (
        "sophia",
        {
            "learning_rate": 0.05,
            "beta1": 0.9,
            "beta2": 0.9,
            "gamma": 1.0,
            "clip": 0.5,
            "epsilon": 1e-8,
            "weight_decay": 0.01,
            "period": 3,
            "bias_correction": True,
            "refresh_late": True,
        },
        lambda diagonal: contrib.sophia(
            0.05,
            b1=0.9,
            b2=0.9,
            gamma=1.0,
            clip_threshold=0.5,
            weight_decay=0.01,
            update_interval=3,
            hessian_diagonal_fn=diagonal,
        ),
    ),
    ("schedule_free_sgd", {"learning_rate": 1.0}, contrib.schedule_free_sgd),
    (
        "schedule_free_sgd",
        {"learning_rate": 1e-3, "momentum": 0.7},
        lambda: contrib.schedule_free_sgd(1e-3, b1=0.7),
    ),
    ("schedule_free_adamw", {"learning_rate": 2.5e-3}, contrib.schedule_free_adamw),
    ("rprop", {"learning_rate": 0.01}, lambda: optax.rprop(0.01)),
    ("adan", {"learning_rate": 1e-3}, lambda: optax.adan(1e-3)),
)

KERAS = cases(
    "Keras",
    ("sgd", {"learning_rate": 0.01}, keras.SGD),
    ("sgd", {"learning_rate": 5e-4}, lambda: keras.SGD(5e-4)),
    ("heavy_ball", {"learning_rate": 0.01, "rate_inside": True}, lambda: keras.SGD(momentum=0.9)),
    (
        "heavy_ball",
        {"learning_rate": 5e-4, "momentum": 0.8, "rate_inside": True},
        lambda: keras.SGD(5e-4, momentum=0.8),
    ),
    ("nesterov", {"learning_rate": 0.01, "rate_inside": True}, lambda: keras.SGD(momentum=0.9, nesterov=True)),
    (
        "nesterov",
        {"learning_rate": 2e-4, "momentum": 0.8, "rate_inside": True},
        lambda: keras.SGD(2e-4, momentum=0.8, nesterov=True),
    ),
    (
        "adagrad",
        {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_inside": True, "initial_sum": 0.1},
        keras.Adagrad,
    ),
    ("adadelta", {"learning_rate": 1e-3, "decay_rate": 0.95, "epsilon": 1e-7}, keras.Adadelta),
    (
        "rmsprop",
        {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_inside": True, "rate_inside": True},
        keras.RMSprop,
    ),
    (
        "rmsprop",
        {
            "learning_rate": 1e-4,
            "decay_rate": 0.95,
            "epsilon": 1e-3,
            "momentum": 0.8,
            "centered": True,
            "epsilon_inside": True,
            "rate_inside": True,
        },
        lambda: keras.RMSprop(1e-4, rho=0.95, momentum=0.8, epsilon=1e-3, centered=True, weight_decay=0.05),
        {"weight_decay": {"weight_decay": 0.05, "decoupled": True}},
    ),
    ("adam", {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_hat": True}, keras.Adam),
    (
        "adam",
        {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-2, "epsilon_hat": True},
        lambda: keras.Adam(0.01, beta_1=0.8, beta_2=0.99, epsilon=1e-2),
    ),
    (
        "adamw",
        {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_hat": True, "weight_decay": 4e-3},
        keras.AdamW,
    ),
    (
        "amsgrad",
        {"learning_rate": 1e-3, "epsilon": 1e-7, "bias_correction": True, "epsilon_hat": True},
        lambda: keras.Adam(amsgrad=True),
    ),
    ("adamax", {"learning_rate": 1e-3, "epsilon": 1e-7, "epsilon_outside": True}, keras.Adamax),
    ("nadam", {"learning_rate": 1e-3, "epsilon": 1e-7, "momentum_decay": 1.0}, keras.Nadam),
    ("lion", {"learning_rate": 1e-3}, keras.Lion),
    ("lion", {"learning_rate": 0.01, "weight_decay": 0.1}, lambda: keras.Lion(0.01, weight_decay=0.1)),
    (
        "schedule_free_adamw",
        {"learning_rate": 2.5e-3, "equal_weights": True},
        keras.ScheduleFreeAdamW,
    ),
)

OTHERS = [
    *cases(
        "pytorch_optimizer",
        ("signum", {"learning_rate": 1e-3, "momentum": 0.9}, pytorch_optimizer.SignSGD),
        ("adan", {"learning_rate": 1e-3}, pytorch_optimizer.Adan),
        (
            "adan",
            {"learning_rate": 1e-3, "weight_decay": 0.1, "beta1": 0.95, "beta2": 0.8, "beta3": 0.995},
            lambda p: pytorch_optimizer.Adan(p, lr=1e-3, betas=(0.95, 0.8, 0.995), weight_decay=0.1),
        ),
        ("adabelief", {"learning_rate": 1e-3}, pytorch_optimizer.AdaBelief),
        ("yogi", {"learning_rate": 0.01}, pytorch_optimizer.Yogi),
        ("lion", {"learning_rate": 1e-4}, pytorch_optimizer.Lion),
        ("dadapt_sgd", {"learning_rate": 1.0, "momentum": 0.9}, pytorch_optimizer.DAdaptSGD),
        (
            "dadapt_sgd",
            {"learning_rate": 0.5, "momentum": 0.0, "initial_distance": 1e-4},
            lambda p: pytorch_optimizer.DAdaptSGD(p, lr=0.5, momentum=0.0, d0=1e-4),
        ),
    ),
    *cases(
        "schedulefree",
        ("schedule_free_sgd", {"learning_rate": 1.0}, schedulefree.SGDScheduleFree),
        (
            "schedule_free_sgd",
            {"learning_rate": 1e-3, "momentum": 0.8},
            lambda p: schedulefree.SGDScheduleFree(p, lr=1e-3, momentum=0.8),
        ),
        ("schedule_free_adamw", {"learning_rate": 2.5e-3}, schedulefree.AdamWScheduleFree),
        (
            "schedule_free_adamw",
            {"learning_rate": 0.05, "beta1": 0.95, "beta2": 0.99, "weight_decay": 0.05},
            lambda p: schedulefree.AdamWScheduleFree(p, lr=0.05, betas=(0.95, 0.99), weight_decay=0.05),
        ),
    ),
    *cases(
        "prodigyopt",
        ("prodigy", {"learning_rate": 1.0}, prodigyopt.Prodigy),
        (
            "prodigy",
            {"learning_rate": 0.5, "initial_distance": 1e-4, "distance_factor": 2.0, "bias_correction": True},
            lambda p: prodigyopt.Prodigy(p, lr=0.5, d0=1e-4, d_coef=2.0, use_bias_correction=True),
        ),
    ),
]

CASES = [*PYTORCH, *OPTAX, *KERAS, *OTHERS]
