"""Record how other libraries walk: the references that `test_agreement.py` compares this project with.

Run `KERAS_BACKEND=jax python tests/references/record.py` with a Python that has all the libraries of `cases.py`. It writes
`trajectories.npz` (the paths) and `trajectories.json` (what each path is, and the versions of the libraries). Everything is
computed in double precision, from gradients written out by hand.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jax
import keras
import numpy as np
import optax
import torch
from cases import CASES, LIBRARIES, Case

jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")
torch.set_default_dtype(torch.float64)

N_STEPS = 500
KEPT = np.array([*range(51), *range(60, N_STEPS + 1, 10)])
"""The steps that are stored: the first fifty, then every tenth."""


def rosenbrock(x: Any, y: Any) -> Any:
    """The loss of Rosenbrock's valley."""
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2


def rosenbrock_gradient(x: Any, y: Any) -> tuple[Any, Any]:
    """Its slope."""
    return -2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)


def rosenbrock_curvature(x: Any, y: Any) -> tuple[Any, Any]:
    """The diagonal of its Hessian."""
    return 2 - 400 * y + 1200 * x * x, 200 + 0 * y


def beale(x: Any, y: Any) -> Any:
    """The loss of Beale's function."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def beale_gradient(x: Any, y: Any) -> tuple[Any, Any]:
    """Its slope."""
    a, b, c = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    along_x = 2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1)
    return along_x, 2 * a * x + 4 * b * x * y + 6 * c * x * y**2


def beale_curvature(x: Any, y: Any) -> tuple[Any, Any]:
    """The diagonal of its Hessian."""
    b, c = 2.25 - x + x * y**2, 2.625 - x + x * y**3
    along_x = 2 * (y - 1) ** 2 + 2 * (y**2 - 1) ** 2 + 2 * (y**3 - 1) ** 2
    return along_x, 2 * x**2 + 4 * b * x + 8 * x**2 * y**2 + 12 * c * x * y + 18 * x**2 * y**4


@dataclass(frozen=True)
class Surface:
    """A landscape of this project, written out once more."""

    key: str
    start: tuple[float, float]
    loss: Callable[..., Any]
    gradient: Callable[..., tuple[Any, Any]]
    curvature: Callable[..., tuple[Any, Any]]


SURFACES = (
    Surface("rosenbrock", (-1.2, 1.0), rosenbrock, rosenbrock_gradient, rosenbrock_curvature),
    Surface("beale", (1.0, 1.5), beale, beale_gradient, beale_curvature),
)


def torch_path(case: Case, surface: Surface, start: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Positions under an optimizer with PyTorch's interface."""
    position = torch.tensor(start, requires_grad=True)
    optimizer = case.build([position])
    if hasattr(optimizer, "train"):
        optimizer.train()
    for _ in range(N_STEPS + 1):
        x, y = position.detach().numpy().copy()
        yield x, y
        position.grad = torch.tensor(surface.gradient(x, y))
        optimizer.step()


def optax_path(case: Case, surface: Surface, start: tuple[float, float]) -> Any:
    """Positions under a gradient transformation, shape `(N_STEPS + 1, 2)`."""

    def curvature(updates: Any, state: Any, params: Any = None, **_: Any) -> Any:
        return jax.numpy.stack(surface.curvature(*params)), state

    diagonal = optax.GradientTransformationExtraArgs(lambda _: optax.EmptyState(), curvature)
    transformation = case.build(diagonal) if case.key == "sophia" else case.build()
    transformation = optax.with_extra_args_support(transformation)

    def step(carry: Any, _: Any) -> Any:
        position, state = carry
        gradient = jax.numpy.stack(surface.gradient(*position))
        updates, state = transformation.update(gradient, state, position, value=surface.loss(*position))
        return (optax.apply_updates(position, updates), state), position

    position = jax.numpy.array(start)
    return jax.jit(lambda p: jax.lax.scan(step, (p, transformation.init(p)), None, N_STEPS + 1)[1])(position)


def keras_path(case: Case, surface: Surface, start: tuple[float, float]) -> Any:
    """Positions under a Keras optimizer, shape `(N_STEPS + 1, 2)`."""
    optimizer, variable = case.build(), keras.Variable(np.array(start))
    optimizer.build([variable])

    def step(carry: Any, _: Any) -> Any:
        position, state = carry
        gradient = jax.numpy.stack(surface.gradient(*position))
        (following,), state = optimizer.stateless_apply(state, [gradient], [position])
        return (following, state), position

    first = (variable.value, [held.value for held in optimizer.variables])
    return jax.jit(lambda carry: jax.lax.scan(step, carry, None, N_STEPS + 1)[1])(first)


PATHS: dict[str, Callable[..., Any]] = {"optax": optax_path, "Keras": keras_path}
"""How to walk with a library, unless it has PyTorch's interface."""


def path(case: Case, surface: Surface, start: tuple[float, float]) -> Any:
    """The kept positions of `case` on `surface`, shape `(len(KEPT), 2)`."""
    walk = PATHS.get(case.package, torch_path)(case, surface, start)
    return np.array(walk if hasattr(walk, "shape") else list(walk))[KEPT]


def nudged(start: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """The start, moved by the smallest amount there is, up and down, in one coordinate after the other."""
    x, y = start
    for end in (-np.inf, np.inf):
        yield float(np.nextafter(x, end)), y
        yield x, float(np.nextafter(y, end))


def sensitivity(case: Case, surface: Surface, reference: Any) -> Any:
    """How far such a nudge has moved the path by each kept step at most, shape `(len(KEPT),)`: large where it is chaotic."""
    moved = [np.abs(path(case, surface, start) - reference).max(axis=1) for start in nudged(surface.start)]
    return np.maximum.accumulate(np.max(moved, axis=0))


def main() -> None:
    """Walk every case on every surface, nudge it, and write what came of it."""
    versions = {library: version(package) for library, package in LIBRARIES.items()}
    print(versions)
    paths, sensitivities = [], []
    for case in CASES:
        print(case.package, case.key, case.values, flush=True)
        with np.errstate(all="ignore"):  # some of them diverge
            paths.append([path(case, surface, surface.start) for surface in SURFACES])
            sensitivities.append([sensitivity(case, s, known) for s, known in zip(SURFACES, paths[-1], strict=True)])
    folder = Path(__file__).parent
    arrays = {"paths": np.array(paths), "sensitivities": np.array(sensitivities), "steps": KEPT}
    np.savez_compressed(folder / "trajectories.npz", **arrays)
    described = {
        "versions": versions,
        "surfaces": [{"key": s.key, "start": s.start} for s in SURFACES],
        "cases": [{"library": c.package, "key": c.key, "values": c.values, "modifiers": c.modifiers} for c in CASES],
    }
    (folder / "trajectories.json").write_text(json.dumps(described, indent=1) + "\n")


if __name__ == "__main__":
    main()
