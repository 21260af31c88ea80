"""A cell of a sweep is the run of that cell alone, bit for bit, whatever is swept, on whatever landscape, in whatever tiles."""

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import About, Parameter, ParameterError, changed, parameter
from experiments import Experiment, ExperimentError, Outcome, Run, run
from experiments.grids import tiles
from experiments.grids.bindings import bindings
from experiments.noise import Noise
from experiments.opening import OPENING
from experiments.sweep import Axis, Grid, Sweep, sweep
from landscapes import LANDSCAPES, Domain
from landscapes.formula import Formula
from landscapes.typed import read
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.draw import experiments, numbers

RMSPROP = replace(OPENING, n_steps=60)
RATE, DECAY = Axis("learning_rate", 1e-3, 10, 6), Axis("decay_rate", 0.0, 0.99, 4)
FIELDS = ("final_losses", "settled_at", "broke_at", "outcomes", "nearest_minimum")


def alike(one: Grid, other: Grid) -> bool:
    """Whether two grids are the same, bit for bit."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in FIELDS]
    return all(a.shape == b.shape and (equal(a, b)).all() for a, b in pairs)


def equal(one: Any, other: Any) -> Any:
    return (one == other) | ((one != one) & (other != other))  # noqa: PLR0124  (`nan` alone differs from itself)


def check_each_cell(asked: Sweep) -> None:
    """Run each cell by itself and compare."""
    grid = sweep(asked)
    for place in np.ndindex(*asked.shape):
        cell = asked.cell(*reversed(place))
        (walked,) = run(cell)
        assert equal(grid.final_losses[place], walked.losses[-1])
        assert grid.settled_at[place] == (-1 if walked.settled_at is None else walked.settled_at)
        assert grid.broke_at[place] == (-1 if walked.broke_at is None else walked.broke_at)
        assert grid.outcomes.item(*place) is walked.outcome
        minima = cell.landscape.minima()
        distances = [np.linalg.norm(walked.positions[-1] - minimum) for minimum in minima]
        assert grid.nearest_minimum[place] == (int(np.argmin(distances)) if minima else -1)


def interval(draw: st.DrawFn, declared: Parameter) -> tuple[float, float] | None:
    """Two values of the slider, the lower first, if there are two that its scale can hold."""
    low, high = sorted(draw(st.tuples(numbers(declared), numbers(declared))))
    return (low, high) if low < high and (declared.scale != "log" or low > 0) else None


@st.composite
def sweeps(draw: st.DrawFn) -> Sweep:
    """Any run of any experiment over one or two of its numbers."""
    experiment = draw(experiments(longest=40))
    index = draw(st.integers(0, len(experiment.runs) - 1))
    found = bindings(replace(experiment, runs=(experiment.runs[index],)))
    names = draw(st.lists(st.sampled_from(sorted(set(found) - {"n_steps"})), min_size=1, max_size=2, unique=True))
    axes = []
    for name in names:
        ends = interval(draw, found[name].declared)
        n = draw(st.integers(1 if ends is None else 2, 3)) if ends else 1
        low, high = ends or (draw(numbers(found[name].declared)),) * 2
        axes.append(
            Axis(name, low or 1e-9, high or 1e-9, n)
            if found[name].declared.scale == "log"
            else Axis(name, low, high, n)
        )
    return Sweep(experiment=experiment, axes=axes, run=index)


@settings(max_examples=60)
@given(asked=sweeps())
def test_every_cell_is_its_run_alone(asked: Sweep) -> None:
    check_each_cell(asked)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_can_be_swept_over_starts_and_its_first_number(key: str) -> None:
    ground = LANDSCAPES["beale"]()
    member = Run(optimizer=OPTIMIZERS[key](), start=ground.starts[0])
    experiment = Experiment(landscape=ground, runs=[member], n_steps=30, noise=Noise(scale=0.1))
    name, binding = list(bindings(experiment).items())[2]
    low, high = binding.declared.slider
    check_each_cell(Sweep(experiment=experiment, axes=(Axis("start_x", -4, 4, 3), Axis(name, low or 1e-9, high, 3))))


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_landscape_can_be_swept(landscape: str) -> None:
    ground = LANDSCAPES[landscape]()
    member = Run(optimizer=OPTIMIZERS["adam"](), start=ground.starts[0])
    experiment = Experiment(landscape=ground, runs=[member], n_steps=70)
    axes = (Axis("learning_rate", 1e-2, 1e2, 4), Axis("start_y", *ground.domain.y, 3))
    check_each_cell(Sweep(experiment=experiment, axes=axes))


@pytest.mark.parametrize(
    "axis",
    [
        Axis("n_steps", 1, 60, 4),
        Axis("budget", 0, 40, 3),
        Axis("seed", 0, 4, 5),
        Axis("scale", 0, 2, 3),
        Axis("tail", 0, 1, 3),
        Axis("condition_number", 1, 500, 3),
        Axis("period", 1, 9, 4),
        Axis("every", 0.1, 1, 3),
        Axis("pull", 0, 1, 3),
    ],
)
def test_any_number_of_a_run_can_be_an_axis(axis: Axis) -> None:
    optimizer = MODIFIERS["lookahead"](inner=OPTIMIZERS["rmsprop"]())
    member = replace(OPENING.runs[0], optimizer=optimizer, schedule=SCHEDULES["step"]())
    experiment = replace(RMSPROP, runs=[member], noise=Noise(scale=0.3))
    check_each_cell(Sweep(experiment=experiment, axes=(axis, Axis("learning_rate", 1e-3, 1, 2))))


@dataclass(frozen=True)
class Bowl(Formula):
    """A bowl with a parameter that is called like one of an optimizer."""

    about = About("Bowl", 2026, "–", idea="A bowl.", source="–")
    formula = "momentum*x**2 + y**2"
    momentum: float = parameter(1.0, symbol="m", bounds=(0, 10), help="How steep it is.")
    domain = Domain(x=(-2, 2), y=(-2, 2))
    starts = ((1.0, 1.0),)


def test_a_name_that_two_owners_use_gets_the_key_of_the_second_in_front() -> None:
    member = Run(optimizer=OPTIMIZERS["heavy_ball"](), start=(1.0, 1.0))
    experiment = Experiment(landscape=Bowl(), runs=[member], n_steps=20)
    axes = (Axis("momentum", 0, 0.9, 3), Axis("test_sweep_momentum", 1, 5, 3))
    check_each_cell(Sweep(experiment=experiment, axes=axes))
    cell = Sweep(experiment=experiment, axes=axes).cell(0, 2)
    assert cell.landscape == Bowl(momentum=5.0)
    assert cell.runs[0].optimizer == OPTIMIZERS["heavy_ball"](momentum=0.0)  # type: ignore[call-arg]  # the key says the class


def test_a_typed_landscape_can_be_swept_over_its_letters() -> None:
    member = Run(optimizer=OPTIMIZERS["sgd"](), start=(1.0, 1.0))
    experiment = Experiment(landscape=read("a*x^2 + y^2 + log(x + 2)"), runs=[member], n_steps=40)
    check_each_cell(Sweep(experiment=experiment, axes=(Axis("a", -1, 3, 3), Axis("learning_rate", 1e-2, 10, 3))))


def test_the_first_axis_runs_along_the_columns() -> None:
    grid = sweep(Sweep(experiment=RMSPROP, axes=(RATE, DECAY)))
    assert all(getattr(grid, name).shape == (4, 6) for name in FIELDS)
    turned = sweep(Sweep(experiment=RMSPROP, axes=(DECAY, RATE)))
    assert alike(turned, Grid(*(getattr(grid, name).T for name in FIELDS)))


def test_one_axis_gives_one_row() -> None:
    grid = sweep(Sweep(experiment=RMSPROP, axes=[RATE]))
    both = sweep(Sweep(experiment=RMSPROP, axes=(RATE, Axis("decay_rate", 0.9, 0.9, 1))))
    assert alike(grid, Grid(*(getattr(both, name)[0] for name in FIELDS)))


@pytest.mark.parametrize("most", [1, 2, 5, 23, 24, 25])
def test_it_does_not_matter_where_tiles_end(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Sweep(experiment=replace(RMSPROP, noise=Noise(scale=1.0)), axes=(RATE, DECAY))
    whole = sweep(asked)
    monkeypatch.setattr(tiles, "MOST_RUNS", most)
    assert alike(sweep(asked), whole)


class Backwards(Executor):
    """Does the last work first."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any, Any]] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = _Lazy(self)
        self.waiting.append((future, work, args))
        return future

    def finish(self) -> None:
        while self.waiting:
            future, work, args = self.waiting.pop()
            future.set_result(work(*args))


class _Lazy(Future[Any]):
    def __init__(self, executor: Backwards) -> None:
        super().__init__()
        self.executor = executor

    def result(self, timeout: float | None = None) -> Any:
        self.executor.finish()
        return super().result(timeout)


def test_any_executor_does_and_the_order_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Sweep(experiment=RMSPROP, axes=(RATE, Axis("condition_number", 1, 100, 3)))
    monkeypatch.setattr(tiles, "MOST_RUNS", 4)
    assert alike(sweep(asked, executor=Backwards()), sweep(asked))
    with ThreadPoolExecutor(2) as threads:
        assert alike(sweep(asked, executor=threads), sweep(asked))


def test_a_seed_as_an_axis_is_the_run_with_that_seed() -> None:
    noisy = replace(RMSPROP, noise=Noise(scale=1.0, tail=0.5))
    grid = sweep(Sweep(experiment=noisy, axes=(Axis("seed", 3, 12, 10),), run=2))
    alone = [run(replace(noisy, seed=seed))[2].losses[-1] for seed in range(3, 13)]
    assert grid.final_losses.tolist() == alone
    assert len(set(alone)) == 10


def test_no_run_is_made_for_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Sweep(experiment=RMSPROP, axes=(Axis("learning_rate", 1e-3, 1, 50), Axis("start_x", -4, 4, 40)))
    made = []

    def count(self: Run) -> None:
        made.append(self)

    monkeypatch.setattr(Run, "__post_init__", count)
    sweep(asked)
    assert len(made) < 10


def test_gradient_descent_on_a_bowl_diverges_just_past_the_limit_of_theory() -> None:
    """λ = 10 along y: past 2/λ the loss grows by (1 − 10η)² a step, and at 2/λ it swings for ever."""
    member = Run(optimizer=OPTIMIZERS["sgd"](), start=(0.0, 1.0))
    bowl = Experiment(landscape=LANDSCAPES["quadratic"](), runs=[member], n_steps=400)
    asked = Sweep(experiment=bowl, axes=(Axis("learning_rate", 0.05, 0.8, 5),))
    assert asked.axes[0].values == pytest.approx([0.05, 0.1, 0.2, 0.4, 0.8])
    grid = sweep(asked)
    # |1 − 4| = 3, and 5·9ᵏ > 1e12·5 first for k = 13; |1 − 8| = 7, and 49ᵏ > 1e12 first for k = 8.
    assert grid.broke_at.tolist() == [-1, -1, -1, 13, 8]
    assert grid.settled_at[:3].tolist() == [7, 1, -1]  # 0.5ᵏ ≤ 0.01 first for k = 7
    assert grid.outcomes[0] is Outcome.REACHED_MINIMUM
    assert grid.outcomes[4] is Outcome.DIVERGED
    assert grid.nearest_minimum.tolist() == [0] * 5


def test_the_nearest_minimum_is_the_basin() -> None:
    member = Run(optimizer=OPTIMIZERS["sgd"](learning_rate=0.01), start=(0.0, 0.0))  # type: ignore[call-arg]
    ground = LANDSCAPES["himmelblau"]()
    asked = Sweep(
        experiment=Experiment(landscape=ground, runs=[member]),
        axes=(Axis("start_x", -4, 4, 2), Axis("start_y", -3, 3, 2)),
    )
    found = np.array(ground.minima())[sweep(asked).nearest_minimum]
    assert np.sign(found[..., 0]).tolist() == [[-1, 1], [-1, 1]]
    assert np.sign(found[..., 1]).tolist() == [[-1, -1], [1, 1]]


def test_a_sweep_is_a_value() -> None:
    one, other = (Sweep(experiment=RMSPROP, axes=[RATE, DECAY]) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Sweep(experiment=RMSPROP, axes=[DECAY, RATE])
    assert one.axes == (RATE, DECAY)


REFUSED: list[tuple[str, dict[str, Any]]] = [
    (
        r"^Axis: this run has no number called 'learning_rat'\. Did you mean 'learning_rate'\?",
        {"axes": [replace(RATE, name="learning_rat")]},
    ),
    (r"^Axis: this run has no number called 'momentun'", {"axes": [replace(RATE, name="momentun")], "run": 2}),
    (r"^Axis: this run has no number called 'centered'", {"axes": [Axis("centered", 0, 1, 2)]}),
    (
        r"^Axis learning_rate: each value must lie in \[0, 1 · 10⁶\], got 2000000\.0",
        {"axes": [Axis("learning_rate", 1, 2e6, 3)]},
    ),
    (r"^Axis decay_rate: each value must lie in \[0, 1\), got 1\.0", {"axes": [Axis("decay_rate", 0.5, 1.0, 3)]}),
    (r"^Axis start_x: each value must lie in .*, got nan", {"axes": [Axis("start_x", float("nan"), 1.0, 3)]}),
    (r"^Axis seed: each value must be a whole number in .*, got 0\.5", {"axes": [Axis("seed", 0.5, 3, 3)]}),
    (
        r"^Axis learning_rate: it is spaced by its logarithm, so low must be above 0, got 0",
        {"axes": [Axis("learning_rate", 0, 1, 3)]},
    ),
    (r"^Axis start_x: low must be below high, got 1 and -1", {"axes": [Axis("start_x", 1, -1, 3)]}),
    (r"^Axis start_x: low must be below high, got 1 and 1", {"axes": [Axis("start_x", 1, 1, 3)]}),
    (r"^Sweep: run must be a whole number in \[0, 2\], got 3", {"axes": [RATE], "run": 3}),
    (r"^Sweep: run must be a whole number in \[0, 2\], got -1", {"axes": [RATE], "run": -1}),
    (r"^Sweep: there must be one or two axes, got 0", {"axes": []}),
    (r"^Sweep: there must be one or two axes, got 3", {"axes": [RATE, DECAY, Axis("start_x", 0, 1, 2)]}),
    (r"^Sweep: the two axes must differ, got 'learning_rate' twice", {"axes": [RATE, RATE]}),
    (r"^Sweep: experiment must be an Experiment", {"axes": [RATE], "experiment": "ravine"}),
    (r"^Sweep: axes must be a sequence of Axis", {"axes": ["learning_rate"]}),
]


@pytest.mark.parametrize(("message", "changes"), REFUSED)
def test_what_cannot_be_swept_is_refused_in_a_sentence(message: str, changes: dict[str, Any]) -> None:
    with pytest.raises((ExperimentError, ParameterError), match=message):
        Sweep(**{"experiment": RMSPROP, **changes})


@pytest.mark.parametrize("n", [0, -3, 2.5, 5000, True, None, "3", float("nan")])
def test_a_count_that_is_none_is_refused(n: Any) -> None:
    with pytest.raises(ExperimentError, match=r"^Axis start_x: n must be a whole number in \[1, 4096\], got "):
        Axis("start_x", 0, 1, n)


def test_a_run_that_is_not_the_first_is_swept_by_its_own_numbers() -> None:
    asked = Sweep(experiment=RMSPROP, axes=(Axis("beta1", 0.5, 0.99, 3),), run=2)
    check_each_cell(asked)
    assert asked.cell(1).runs == (
        replace(RMSPROP.runs[2], optimizer=changed(RMSPROP.runs[2].optimizer, {"beta1": asked.axes[0].values[1]})),
    )
