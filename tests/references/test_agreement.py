"""Every recorded path of another library is walked here as well, step by step, to ten digits."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog import Array, family_of, values
from experiments import Experiment, Run, Trajectory, run
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer

FOLDER = Path(__file__).parent
RECORD = json.loads((FOLDER / "trajectories.json").read_text())
LIBRARIES, SURFACES, CASES = RECORD["versions"], RECORD["surfaces"], RECORD["cases"]
with np.load(FOLDER / "trajectories.npz") as arrays:
    PATHS, SENSITIVITIES, STEPS = arrays["paths"], arrays["sensitivities"], arrays["steps"]

TOLERANCE = 1e-10
CHAOTIC = "Rounding grows: a nudge of the start by one unit in the last place grows as much, so it sets the tolerance."
LATE = "Library defect: every step is the one that was due a step earlier; the first is none."
WRONG_BETA = "Library defect: 1 - β₂ stands where the paper and its authors' code have β₂."
SINGLE = "Library defect: the length of the first gradient is taken in single precision."
EXCEPTIONS = {
    ("PyTorch", "adadelta"): CHAOTIC,
    ("optax", "adadelta"): CHAOTIC,
    ("optax", "polyak_step"): CHAOTIC,
    ("optax", "prodigy"): CHAOTIC,
    ("Keras", "rmsprop"): CHAOTIC,
    ("optax", "rprop"): LATE,
    ("optax", "adan"): WRONG_BETA,
    ("pytorch_optimizer", "dadapt_sgd"): SINGLE,
}
"""Why an optimizer of a library need not agree to the last of ten digits."""
FIRST = 20
"""Even a chaotic path agrees to ten digits for so many steps."""
MARGIN = 100
"""Five hundred steps round more often than the one nudge that was recorded."""


def build(case: dict[str, Any]) -> Optimizer:
    """The optimizer that `case` describes, inside its modifiers."""
    optimizer = OPTIMIZERS[case["key"]](**case["values"])
    for modifier, given in case["modifiers"].items():
        optimizer = MODIFIERS[modifier](optimizer, **given)
    return optimizer


@cache
def walked(surface: int) -> list[Trajectory]:
    """All cases on the surface of that number, walked by this project."""
    landscape, start = LANDSCAPES[SURFACES[surface]["key"]](), SURFACES[surface]["start"]
    runs = [Run(optimizer=build(case), start=start) for case in CASES]
    return run(Experiment(landscape=landscape, runs=runs, n_steps=int(STEPS[-1])))


def disagreement(case: int, surface: int) -> Array:
    """The largest difference at each kept step of a sound path; relative where positions are beyond 1."""
    trajectory = walked(surface)[case]
    steps = STEPS[trajectory.last_step >= STEPS]
    theirs = PATHS[case, surface, : len(steps)]
    relative: Array = np.abs(trajectory.positions[steps] - theirs) / np.maximum(1, np.abs(theirs))
    largest: Array = relative.max(axis=1)
    return largest


def exception(case: int) -> str | None:
    return EXCEPTIONS.get((CASES[case]["library"], CASES[case]["key"]))


def name(case: int) -> str:
    return f"{CASES[case]['library']}-{CASES[case]['key']}-{case}"


def those(*reasons: str | None) -> pytest.MarkDecorator:
    """Over all cases with one of these reasons to differ, on both surfaces."""
    chosen = [case for case in range(len(CASES)) if exception(case) in reasons]
    return pytest.mark.parametrize(
        ("case", "surface"),
        [pytest.param(c, s, id=f"{name(c)}-{SURFACES[s]['key']}") for c in chosen for s in range(len(SURFACES))],
    )


@those(None)
def test_a_path_agrees_with_the_library_to_ten_digits(case: int, surface: int) -> None:
    assert disagreement(case, surface).max() <= TOLERANCE


@those(CHAOTIC)
def test_a_chaotic_path_agrees_as_far_as_rounding_allows(case: int, surface: int) -> None:
    found = disagreement(case, surface)
    assert found[:FIRST].max() <= TOLERANCE
    assert (found <= np.maximum(TOLERANCE, MARGIN * SENSITIVITIES[case, surface, : len(found)])).all()


@those(SINGLE)
def test_single_precision_in_a_library_explains_the_difference(case: int, surface: int) -> None:
    landscape, start = LANDSCAPES[SURFACES[surface]["key"]](), np.array(SURFACES[surface]["start"])
    slope = float(np.linalg.norm(landscape.gradient(start)))
    given = CASES[case]["values"]
    rounded = given["learning_rate"] * slope / float(np.sqrt(np.float32(slope**2)))
    optimizer = OPTIMIZERS[CASES[case]["key"]](**{**given, "learning_rate": rounded})
    runs = [Run(optimizer=optimizer, start=SURFACES[surface]["start"])]
    (trajectory,) = run(Experiment(landscape=landscape, runs=runs, n_steps=int(STEPS[-1])))
    assert disagreement(case, surface).max() > TOLERANCE
    np.testing.assert_allclose(trajectory.positions[STEPS], PATHS[case, surface], rtol=0, atol=TOLERANCE)


@those(LATE, WRONG_BETA)
def test_a_library_that_is_wrong_still_is(case: int, surface: int) -> None:
    assert disagreement(case, surface).max() > 1e-6


def test_the_late_library_walks_this_path_one_step_later() -> None:
    late = next(i for i, case in enumerate(CASES) if (case["library"], case["key"]) == ("optax", "rprop"))
    start = tuple(SURFACES[1]["start"])
    assert tuple(PATHS[late, 1, 1]) == start
    np.testing.assert_allclose(PATHS[late, 1, 2], walked(1)[late].positions[1], atol=TOLERANCE)


def dialects() -> list[tuple[str, str]]:
    """Each dialect of a recorded library, among the methods that walk by gradients alone and those that are recorded."""
    recorded = {case["key"] for case in CASES}
    gradient = {key for key, cls in OPTIMIZERS.items() if family_of(cls) in {"first_order", "adaptive"}}
    keys = [key for key in OPTIMIZERS if key in recorded | gradient]
    return [(key, dialect) for key in keys for dialect in OPTIMIZERS[key].dialects if dialect in LIBRARIES]


@pytest.mark.parametrize(("key", "dialect"), dialects())
def test_every_dialect_of_a_recorded_library_is_recorded(key: str, dialect: str) -> None:
    # A library without a default learning rate may be recorded at any.
    stated = OPTIMIZERS[key].dialects[dialect]
    free = set() if "learning_rate" in stated else {"learning_rate"}

    def told(given: dict[str, object]) -> dict[str, object]:
        return {k: v for k, v in values(OPTIMIZERS[key](**given)).items() if k not in free}

    cases = [case["values"] for case in CASES if (case["library"], case["key"]) == (dialect, key)]
    assert told(dict(stated)) in [told(case) for case in cases]


@pytest.mark.parametrize(("dialect", "expected"), [("PyTorch", 72), ("optax", 875), ("Keras", 2626)])
def test_the_meaning_of_epsilon_alone_decides_when_the_plateau_is_left(dialect: str, expected: int) -> None:
    cls = OPTIMIZERS["rmsprop"]
    optimizer = cls(**{**cls.dialects[dialect], "learning_rate": 0.05, "decay_rate": 0.9})
    runs = [Run(optimizer=optimizer, start=(5.9, 0.5))]
    (trajectory,) = run(Experiment(landscape=LANDSCAPES["plateau"](), runs=runs, n_steps=3000))
    assert int(np.argmax(trajectory.losses < 0.01)) == expected
