"""Write `schedules.json`: the learning rates that PyTorch, optax and Keras use, step by step.

Run it with a Python that has the three libraries (`KERAS_BACKEND=torch` chooses the backend of Keras); the tests read
only the file. Each case names the schedule of ours and its values that should give the same factors.
"""

import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")

import jax
import optax
import torch
from keras.optimizers import schedules as keras
from torch.optim import lr_scheduler as pytorch

jax.config.update("jax_enable_x64", True)
OUTPUT = Path(__file__).with_name("schedules.json")
LOSSES = [5.0, 4.0, 4.1, 3.9999, 4.0, 3.0, *[3.1] * 9, 2.0, *[2.5] * 12, 1.0, *[1.5] * 20]


def of_pytorch(n_steps, make, rate=1.0):
    """The rates of a PyTorch scheduler, made by `make` from an optimizer whose rate is `rate`."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    scheduler = make(optimizer)
    rates = []
    for _ in range(n_steps):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        scheduler.step()
    return rates


def of_function(n_steps, schedule):
    """The rates of an optax or Keras schedule, which is a function of the step."""
    return [float(schedule(t)) for t in range(n_steps)]


def on_plateau(n_steps, **options):
    """The rates of PyTorch's `ReduceLROnPlateau` after each of `LOSSES`."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = pytorch.ReduceLROnPlateau(optimizer, eps=0.0, **options)
    rates = []
    for loss in LOSSES:
        scheduler.step(loss)
        rates.append(float(optimizer.param_groups[0]["lr"]))
    return rates


def cases(T):
    """(library, schedule, values, rates) for a run of `T` steps."""
    torch_cases = [
        ("step", {"drop": 0.5, "every": 7 / T}, lambda o: pytorch.StepLR(o, 7, 0.5)),
        ("step", {"drop": 0.1, "every": 30 / T}, lambda o: pytorch.StepLR(o, 30)),
        (
            "multistep",
            {"drop": 0.3, "first": 13 / T, "second": 50 / T, "third": 80 / T},
            lambda o: pytorch.MultiStepLR(o, [13, 50, 80], 0.3),
        ),
        ("exponential", {"final": 0.96**T}, lambda o: pytorch.ExponentialLR(o, 0.96)),
        ("polynomial", {"power": 0.9, "until": 80 / T}, lambda o: pytorch.PolynomialLR(o, 80, 0.9)),
        (
            "linear",
            {"initial": 0.25, "final": 1.0, "until": 20 / T},
            lambda o: pytorch.LinearLR(o, 0.25, 1.0, 20),
        ),
        ("cosine", {"final": 0.05}, lambda o: pytorch.CosineAnnealingLR(o, T, 0.05)),
        (
            "cosine_restarts",
            {"first": 9 / T, "growth": 2.0, "final": 0.01},
            lambda o: pytorch.CosineAnnealingWarmRestarts(o, 9, 2, 0.01),
        ),
        (
            "cosine_restarts",
            {"first": 11 / T, "growth": 1.0},
            lambda o: pytorch.CosineAnnealingWarmRestarts(o, 11),
        ),
        (
            "one_cycle",
            {"peak_at": (0.3 * T - 1) / T, "until": (T - 1) / T, "initial": 1 / 25, "final": 1 / 25e4},
            lambda o: pytorch.OneCycleLR(o, 1.0, T, cycle_momentum=False),
        ),
    ]
    for mode, extra in (
        ("triangular", {}),
        ("triangular2", {"shrink": 0.5}),
        ("exp_range", {"final": 0.97**T}),
    ):
        values = {"low": 0.2, "rise": 8 / T, "fall": 5 / T, **extra}
        torch_cases.append(
            (
                "cyclic_triangular",
                values,
                lambda o, mode=mode: pytorch.CyclicLR(o, 0.2, 1.0, 8, 5, mode, 0.97, cycle_momentum=False),
            )
        )
    for schedule, values, make in torch_cases:
        yield "PyTorch", schedule, values, of_pytorch(T, make)
    yield (
        "PyTorch",
        "inverse_sqrt",
        {"warmup": 12 / T, "initial": 1 / 12},
        of_pytorch(T, lambda o: pytorch.LambdaLR(o, lambda t: 12**0.5 * min((t + 1) ** -0.5, (t + 1) * 12**-1.5))),
    )

    pieces = optax.piecewise_constant_schedule(1.0, {13: 0.3, 50: 0.3})
    trapezoid = optax.join_schedules(
        [
            optax.linear_schedule(1 / 10, 1.0, 9),
            optax.constant_schedule(1.0),
            optax.linear_schedule(1.0, 0.0, T - 70),
        ],
        [9, 70],
    )
    round_trapezoid = optax.join_schedules(
        [optax.constant_schedule(1.0), optax.cosine_decay_schedule(1.0, T - 70)], [70]
    )
    waves = [
        {"init_value": 1.0, "peak_value": 1.0, "warmup_steps": 0, "decay_steps": n, "end_value": 0.1}
        for n in (20, 40, 80)
    ]
    optax_cases = [
        ("multistep", {"drop": 0.3, "first": 13 / T, "second": 50 / T}, pieces),
        ("exponential", {"final": 0.5 ** (T / 20)}, optax.exponential_decay(1.0, 20, 0.5)),
        (
            "polynomial",
            {"power": 2.0, "final": 0.1, "until": 60 / T},
            optax.polynomial_schedule(1.0, 0.1, 2.0, 60),
        ),
        (
            "linear",
            {"initial": 1.0, "final": 0.2, "until": 70 / T},
            optax.linear_schedule(1.0, 0.2, 70),
        ),
        ("cosine", {"final": 0.02, "until": 60 / T}, optax.cosine_decay_schedule(1.0, 60, 0.02)),
        (
            "warmup_cosine",
            {"warmup": 10 / T, "initial": 0.1, "final": 0.01, "until": 90 / T},
            optax.warmup_cosine_decay_schedule(0.1, 1.0, 10, 90, 0.01),
        ),
        ("cosine_restarts", {"first": 20 / T, "growth": 2.0, "final": 0.1}, optax.sgdr_schedule(waves)),
        (
            "one_cycle",
            {"peak_at": int(0.25 * T) / T, "initial": 0.1, "final": 1e-3},
            optax.cosine_onecycle_schedule(T, 1.0, 0.25, 10, 100),
        ),
        ("warmup_stable_decay", {"warmup": 9 / T, "initial": 0.1, "stable_until": 70 / T}, trapezoid),
        ("warmup_stable_decay", {"warmup": 0.0, "stable_until": 70 / T, "smooth": True}, round_trapezoid),
    ]
    for schedule, values, function in optax_cases:
        yield "optax", schedule, values, of_function(T, function)

    keras_cases = [
        ("exponential", {"final": 0.5 ** (T / 20)}, keras.ExponentialDecay(1.0, 20, 0.5)),
        ("step", {"drop": 0.5, "every": 20 / T}, keras.ExponentialDecay(1.0, 20, 0.5, staircase=True)),
        ("inverse_time", {"speed": 0.5 * T / 10}, keras.InverseTimeDecay(1.0, 10, 0.5)),
        ("cosine", {"final": 0.1, "until": 80 / T}, keras.CosineDecay(1.0, 80, 0.1)),
    ]
    for schedule, values, function in keras_cases:
        yield "Keras", schedule, values, of_function(T, function)


def main():
    """Record every case for two lengths of a run, and the plateau schedule on one series of losses."""
    recorded = [
        {
            "library": library,
            "schedule": schedule,
            "n_steps": T,
            "values": values,
            "rates": [round(rate, 13) for rate in rates],
        }
        for T in (100, 97)
        for library, schedule, values, rates in cases(T)
    ]
    plateau = [
        {
            "values": {"drop": 0.5, "patience": 3, "cooldown": cooldown},
            "rates": on_plateau(0, factor=0.5, patience=3, cooldown=cooldown),
        }
        for cooldown in (0, 4)
    ]
    OUTPUT.write_text(json.dumps({"factors": recorded, "losses": LOSSES, "plateau": plateau}) + "\n")


if __name__ == "__main__":
    main()
