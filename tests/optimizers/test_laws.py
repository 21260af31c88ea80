"""What every optimizer of the catalogue obeys, on one landscape of each family; no optimizer is named here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import About, Array, ParameterError, check, family_of, parameters
from experiments import Experiment, Run, Trajectory, run
from experiments.march import march, stack
from experiments.noise import Noise
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.formula import Formula
from optimizers import OPTIMIZERS, Optimizer
from tests.draw import siblings, starts

QUESTIONS = {
    "zeroth_order": {"loss"},
    "first_order": {"gradient"},
    "adaptive": {"gradient"},
    "line_search": {"loss", "gradient"},
    "second_order": {"loss", "gradient", "hessian"},
}
"""What a step may ask, by the folder that it stands in."""
BLIND_TO_AXES = {"first_order", "adaptive"}
"""The folders whose methods treat both coordinates alike, to the last bit."""

GROUNDS = {family_of(cls): cls for cls in LANDSCAPES.values()}
every_optimizer = pytest.mark.parametrize("key", OPTIMIZERS)
every_ground = pytest.mark.parametrize("ground", GROUNDS)


@dataclass(frozen=True)
class Symmetric(Formula):
    """The same along both axes."""

    about = About("Symmetric", 2026, "–", idea="Both axes are alike.", source="–")
    formula = "(x**2 + y**2)**2"
    domain = Domain(x=(-2, 2), y=(-2, 2))
    starts = ((1.1, -0.7),)


class Refusing(Oracle):
    """Answers only what the folder allows, and only in arrays that nobody can write to."""

    def __init__(self, landscape: Landscape, allowed: set[str]) -> None:
        super().__init__(landscape)
        self.allowed = allowed

    def loss(self, position: Array) -> Array:
        return self._answer("loss", super().loss(position))

    def gradient(self, position: Array) -> Array:
        return self._answer("gradient", super().gradient(position))

    def hessian(self, position: Array) -> Array:
        return self._answer("hessian", super().hessian(position))

    def _answer(self, question: str, answer: Array) -> Array:
        assert question in self.allowed, f"A step in this folder may not ask for the {question}."
        return frozen(answer)


def frozen(array: Array) -> Array:
    """`array`, with an error for whoever writes to it."""
    array.setflags(write=False)
    return array


def freeze(state: Any) -> None:
    for value in state:
        if isinstance(value, np.ndarray):
            frozen(value)


def alike(one: Trajectory, other: Trajectory) -> bool:
    """Whether two trajectories are the same, bit for bit, in all that was recorded."""
    arrays = ((t.positions, t.losses, t.learning_rates, t.evaluations, *t.internals.values()) for t in (one, other))
    same = all(np.array_equal(a, b, equal_nan=True) for a, b in zip(*arrays, strict=True))
    return same and one.internals.keys() == other.internals.keys() and one.outcome == other.outcome


def columns(landscape: Landscape) -> Array:
    """Three points on the map, shape `(2, 3)`."""
    (left, right), (bottom, top) = landscape.domain.x, landscape.domain.y
    shares = np.array([[0.213, 0.471, 0.839], [0.747, 0.362, 0.118]])
    return np.vstack((left + shares[0] * (right - left), bottom + shares[1] * (top - bottom)))


@every_optimizer
@every_ground
@settings(max_examples=8)
@given(data=st.data())
def test_a_run_does_not_see_its_neighbours(key: str, ground: str, data: st.DataObject) -> None:
    landscape = GROUNDS[ground]()
    together = [
        Run(optimizer=optimizer, start=data.draw(starts(landscape.domain)))
        for optimizer in data.draw(siblings(OPTIMIZERS[key]))
    ]
    experiment = Experiment(landscape=landscape, runs=together, n_steps=40, noise=Noise(scale=0.1), seed=7)
    for stacked, member in zip(run(experiment), together, strict=True):
        (alone,) = run(replace(experiment, runs=[member]))
        assert alike(stacked, alone)


@every_optimizer
@every_ground
def test_nothing_changes_in_place(key: str, ground: str) -> None:
    landscape = GROUNDS[ground]()
    oracle = Refusing(landscape, QUESTIONS[family_of(OPTIMIZERS[key])])
    start = frozen(columns(landscape))
    with np.errstate(all="ignore"):
        for position, state, *_ in march(OPTIMIZERS[key](), start, oracle, n_steps=30):
            frozen(position)
            freeze(state)


@every_optimizer
def test_a_step_gives_the_same_answer_twice(key: str) -> None:
    optimizer, start = OPTIMIZERS[key](), columns(Symmetric())
    state = optimizer.init(start)
    first, then = optimizer.step(start, state, Oracle(Symmetric()))
    again, thereafter = optimizer.step(start, state, Oracle(Symmetric()))
    assert np.array_equal(first, again)
    assert all(np.array_equal(a, b) for a, b in zip(then, thereafter, strict=True) if a is not None)


@every_optimizer
def test_the_same_seed_gives_the_same_path(key: str) -> None:
    member = Run(optimizer=OPTIMIZERS[key](), start=(1.1, -0.7))
    noisy = Experiment(landscape=Symmetric(), runs=[member], n_steps=40, noise=Noise(scale=1.0, tail=0.5), seed=3)
    (one,), (other,) = run(noisy), run(replace(noisy))
    assert alike(one, other)


@every_optimizer
@every_ground
def test_a_nan_stays_in_its_column(key: str, ground: str) -> None:
    landscape = GROUNDS[ground]()
    start = columns(landscape)
    lost = start.copy()
    lost[:, 1] = np.nan
    others = [0, *range(2, start.shape[1])]
    with np.errstate(all="ignore"):
        for sound, ill in zip(*(walk(OPTIMIZERS[key](), s, landscape) for s in (start, lost)), strict=True):
            assert np.array_equal(sound[:, others], ill[:, others], equal_nan=True)
            assert np.isnan(ill[:, 1]).all()


def walk(optimizer: Optimizer, start: Array, landscape: Landscape) -> list[Array]:
    return [moment.position for moment in march(optimizer, start, Oracle(landscape), n_steps=30)]


@every_optimizer
@every_ground
def test_a_folder_is_honest_about_what_its_steps_ask(key: str, ground: str) -> None:
    optimizer, landscape = OPTIMIZERS[key](), GROUNDS[ground]()
    oracle = Refusing(landscape, QUESTIONS[family_of(optimizer)])
    with np.errstate(all="ignore"):
        for _ in march(optimizer, columns(landscape), oracle, n_steps=30):
            pass
    assert oracle.evaluations > 0, "A step that asks nothing cannot know where to go."


@pytest.mark.parametrize("key", [key for key, cls in OPTIMIZERS.items() if family_of(cls) in BLIND_TO_AXES])
def test_axes_can_be_swapped(key: str) -> None:
    start = columns(Symmetric())
    path, mirrored = walk(OPTIMIZERS[key](), start, Symmetric()), walk(OPTIMIZERS[key](), start[::-1], Symmetric())
    assert all(np.array_equal(here, there[::-1]) for here, there in zip(path, mirrored, strict=True))


@every_optimizer
def test_the_state_is_a_named_tuple_before_and_after_a_step(key: str) -> None:
    optimizer, start = OPTIMIZERS[key](), columns(Symmetric())
    state = optimizer.init(start)
    position, after = optimizer.step(start, state, Oracle(Symmetric()))
    assert isinstance(state, tuple)
    assert hasattr(state, "_fields")
    assert type(after) is type(state)
    assert position.shape == start.shape


@every_optimizer
def test_all_that_a_state_holds_is_recorded(key: str) -> None:
    optimizer = OPTIMIZERS[key]()
    (walked,) = run(Experiment(landscape=Symmetric(), runs=[Run(optimizer=optimizer, start=(1.1, -0.7))], n_steps=10))
    state = optimizer.init(columns(Symmetric()))
    assert set(walked.internals) == {name for name in state._fields if getattr(state, name) is not None}
    assert all(history.shape == (11, 2) for history in walked.internals.values())


@every_optimizer
def test_a_value_out_of_bounds_is_refused_in_the_name_of_its_owner(key: str) -> None:
    for name, declared in parameters(OPTIMIZERS[key]).items():
        if not declared.is_switch:
            for illegal in beyond(declared.bounds):
                with pytest.raises(ParameterError, match=rf"^{re.escape(OPTIMIZERS[key].about.title)}: {name} must "):
                    Run(optimizer=replace(OPTIMIZERS[key](), **{name: illegal}), start=(0.0, 0.0))


def beyond(bounds: tuple[float, float]) -> Sequence[float]:
    low, high = bounds
    return np.nextafter(low, -np.inf), np.nextafter(high, np.inf), np.nan, np.inf


@every_optimizer
def test_every_dialect_is_a_legal_set_of_values(key: str) -> None:
    for chosen in OPTIMIZERS[key].dialects.values():
        assert set(chosen) <= set(parameters(OPTIMIZERS[key]))
        check(OPTIMIZERS[key](**chosen))


@every_optimizer
def test_stacking_keeps_what_is_shared_a_scalar(key: str) -> None:
    twins = stack([OPTIMIZERS[key](), OPTIMIZERS[key]()])
    assert twins == OPTIMIZERS[key]()


def test_every_folder_says_what_its_steps_may_ask() -> None:
    assert {family_of(cls) for cls in OPTIMIZERS.values()} <= set(QUESTIONS)
