"""The references from other libraries, each only if it is installed."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.bare import RATE, START
from catalog import Array

Work = Callable[[], object]


def missing(library: str) -> str | None:
    """A sentence if `library` is not installed, else `None`."""
    if find_spec(library):
        return None
    return f"{library} is not installed: skipped. To compare, `.venv/bin/pip install {library}`."


def torch_paths(n_steps: int) -> dict[str, Work]:
    """`torch.optim`, eager, with autograd, by our key; the whole path kept."""
    torch = import_module("torch")
    optim = torch.optim
    makers: dict[str, Callable[[Any], Any]] = {
        "sgd": lambda p: optim.SGD(p, lr=RATE),
        "heavy_ball": lambda p: optim.SGD(p, lr=RATE, momentum=0.9),
        "nesterov": lambda p: optim.SGD(p, lr=RATE, momentum=0.9, nesterov=True),
        "adagrad": lambda p: optim.Adagrad(p, lr=RATE),
        "rmsprop": lambda p: optim.RMSprop(p, lr=RATE, alpha=0.9),
        "adam": lambda p: optim.Adam(p, lr=RATE),
    }
    torch.set_num_threads(1)
    return {key: partial(_torch_path, make, n_steps) for key, make in makers.items()}


def _torch_path(make: Callable[[Any], Any], n_steps: int) -> Array:
    torch = import_module("torch")
    position = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make([position])
    path = [position.detach().numpy().copy()]
    for _ in range(n_steps):
        optimizer.zero_grad()
        x, y = position
        ((1 - x) ** 2 + 100 * (y - x**2) ** 2).backward()
        optimizer.step()
        path.append(position.detach().numpy().copy())
    return np.array(path)


def optax_batch(starts: Array, n_steps: int) -> Work:
    """Adam of optax under `jit` and `vmap`, as one `scan`; only the ends are kept."""
    jax, optax = import_module("jax"), import_module("optax")
    jax.config.update("jax_enable_x64", True)
    adam = optax.adam(RATE)

    def loss(position: Any) -> Any:
        x, y = position
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2

    def step(carry: Any, _: Any) -> Any:
        position, state = carry
        updates, state = adam.update(jax.grad(loss)(position), state)
        return (optax.apply_updates(position, updates), state), None

    def walk(position: Any) -> Any:
        return jax.lax.scan(step, (position, adam.init(position)), length=n_steps)[0][0]

    batch, columns = jax.jit(jax.vmap(walk)), jax.numpy.array(starts.T)
    return lambda: batch(columns).block_until_ready()
