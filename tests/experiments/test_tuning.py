"""The suggested learning rate is what the stated sentence says, and it is never a wild one where a calm one does as well."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from catalog import Array, Point, parameters, values
from experiments import Experiment, Outcome, Run, Trajectory, run
from experiments.tuning import CHOICE_SENTENCE, RATES, RateScores, grid_search, rate_scores, with_rate, with_tuned_rate
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

COMMON = ("sgd", "heavy_ball", "nesterov", "adagrad", "rmsprop", "adam")


def alone(key: str, landscape: str, start: Point | None = None, n_steps: int = 300) -> Experiment:
    ground = LANDSCAPES[landscape]()
    member = Run(optimizer=OPTIMIZERS[key](), start=start or ground.starts[0])
    return Experiment(landscape=ground, runs=[member], n_steps=n_steps)


def tuned(experiment: Experiment) -> Trajectory:
    """The run at the rate that the grid suggests."""
    found = grid_search(experiment, experiment.runs[0])
    (walked,) = run(replace(experiment, runs=[with_rate(experiment.runs[0], found.rate if found else None)]))
    return walked


def rate(key: str, landscape: str, start: Point | None = None, n_steps: int = 300) -> float:
    experiment = alone(key, landscape, start, n_steps)
    found = grid_search(experiment, experiment.runs[0])
    assert found is not None
    return found.rate


@cache
def walks(experiment: Experiment) -> list[Trajectory]:
    """The run at each rate, on its own."""
    return [run(replace(experiment, runs=[with_rate(experiment.runs[0], rate)]))[0] for rate in RATES]


def chosen_by_hand(experiment: Experiment) -> float:
    """The rate that `CHOICE_SENTENCE` describes, worked out run by run."""
    assert "a tenth later" in CHOICE_SENTENCE
    landscape, n_last = experiment.landscape, max(1, experiment.n_steps // 10)
    walked = dict(zip(RATES, walks(experiment), strict=True))
    on_map = {r: w for r, w in walked.items() if w.broke_at is None and landscape.domain.contains(w.positions.T).all()}
    settled = {r: w for r, w in on_map.items() if w.settled_at is not None}
    comfortable = {r: w for r, w in settled.items() if (w.distances[-n_last:] <= landscape.domain.tolerance / 2).all()}
    if best := comfortable or settled:
        soonest = min(w.settled_at or 0 for w in best.values())
        near = {r: w for r, w in best.items() if (w.settled_at or 0) <= 1.1 * soonest}
        return min(near, key=lambda r: length(near[r].positions))
    endings = {r: w.losses[-n_last:].mean() for r, w in on_map.items()}
    lowest = min(endings.values())
    equal = [r for r in endings if endings[r] <= lowest + 1e-6 * (on_map[r].losses[0] - lowest)]
    return min(equal, key=lambda r: length(on_map[r].positions))


def length(positions: Array) -> float:
    return float(np.linalg.norm(np.diff(positions, axis=0), axis=1).sum())


def test_the_grid_has_29_rates_over_seven_decades() -> None:
    assert (len(RATES), RATES[0], RATES[-1]) == (29, 1e-5, 100)
    assert RATES[12:17] == (0.01, 0.018, 0.032, 0.056, 0.1)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_nothing_but_the_learning_rate_is_changed(key: str) -> None:
    landscape = LANDSCAPES["ravine"]()
    before = OPTIMIZERS[key]()
    after = with_tuned_rate(before, landscape, landscape.starts[0], n_steps=50)
    differing = {name for name, value in values(before).items() if values(after)[name] != value}
    assert differing <= {"learning_rate"}


@pytest.mark.parametrize("landscape", ["quadratic", "ravine", "beale", "saddle"])
@pytest.mark.parametrize("key", COMMON)
def test_the_choice_is_what_its_sentence_says(key: str, landscape: str) -> None:
    experiment = alone(key, landscape, n_steps=400)
    assert rate(key, landscape, n_steps=400) == chosen_by_hand(experiment)


@pytest.mark.parametrize("key", ["sgd", "rmsprop", "damped_newton"])
def test_the_grid_is_the_runs_of_all_rates_alone(key: str) -> None:
    experiment = alone(key, "beale", n_steps=120)
    if "learning_rate" not in parameters(OPTIMIZERS[key]):
        assert grid_search(experiment, experiment.runs[0]) is None
        return
    scores, walked = rate_scores(experiment), walks(experiment)
    domain = experiment.landscape.domain
    assert scores.settled_at.tolist() == [-1 if w.settled_at is None else w.settled_at for w in walked]
    assert scores.breaks.tolist() == [w.broke_at is not None for w in walked]
    for index in np.flatnonzero(~scores.breaks):
        assert scores.leaves_map[index] == (not domain.contains(walked[index].positions.T).all())
        assert scores.ending[index] == pytest.approx(walked[index].losses[-12:].mean(), rel=1e-12)
        assert scores.path_length[index] == pytest.approx(length(walked[index].positions), rel=1e-12)


def scores(**changes: object) -> RateScores:
    """Three rates that do equally well, but for `changes`."""
    usual = {
        "breaks": np.zeros(3, dtype=bool),
        "leaves_map": np.zeros(3, dtype=bool),
        "settled_at": np.array([100, 100, 100]),
        "is_comfortable": np.ones(3, dtype=bool),
        "ending": np.array([1e-9, 1e-9, 1e-9]),
        "start_loss": np.ones(3),
        "path_length": np.array([3.0, 2.0, 4.0]),
    }
    return RateScores(**{**usual, **changes})  # type: ignore[arg-type]  # each of the kind of the usual one


def flags(*which: bool) -> np.ndarray:
    return np.array(which)


@pytest.mark.parametrize(
    ("best", "changes"),
    [
        (1, {}),  # the shortest path
        (2, {"settled_at": np.array([111, 111, 100])}),  # a tenth is ten steps
        (1, {"settled_at": np.array([111, 110, 100])}),
        (0, {"leaves_map": flags(False, True, True)}),
        (2, {"leaves_map": flags(True, True, False), "settled_at": np.array([1, 1, -1])}),  # the map comes first
        (2, {"is_comfortable": flags(False, False, True), "settled_at": np.array([1, 1, 100])}),
        (1, {"is_comfortable": flags(False, False, False)}),
        (0, {"settled_at": np.array([-1, -1, -1]), "ending": np.array([0.5, 0.6, 0.7])}),
        (1, {"settled_at": np.array([-1, -1, -1]), "ending": np.array([0.5, 0.5 + 4e-7, 0.7])}),
        (0, {"settled_at": np.array([-1, -1, -1]), "ending": np.array([1 - 3e-7, 1 - 2e-7, 1 - 1e-7])}),  # a plateau
        (0, {"settled_at": np.array([-1, -1, -1]), "ending": np.array([1.0, 1.1, 1.2])}),
        (2, {"breaks": flags(True, True, False), "leaves_map": flags(False, False, True)}),
        (0, {"breaks": flags(True, True, True), "path_length": np.full(3, np.nan), "ending": np.full(3, np.nan)}),
    ],
)
def test_the_best_rate_is_worked_out_by_hand(best: int, changes: dict[str, object]) -> None:
    assert scores(**changes).best == best


def test_forgiveness_is_the_share_of_rates_that_settle() -> None:
    assert scores(settled_at=np.array([0, -1, 7])).forgiveness == pytest.approx(2 / 3)
    experiment = alone("sgd", "ravine", n_steps=1000)
    settled = [walked.settled_at is not None for walked in walks(experiment)]
    assert rate_scores(experiment).forgiveness == sum(settled) / len(RATES) == 2 / 29  # 0.01 and 0.018


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("key", COMMON)
def test_a_tuned_run_stays_on_the_map_if_it_does_at_any_rate(key: str, landscape: str) -> None:
    experiment = alone(key, landscape, n_steps=100)
    scores = rate_scores(experiment)
    if not (scores.breaks | scores.leaves_map).all():
        walked = tuned(experiment)
        assert walked.broke_at is None
        assert experiment.landscape.domain.contains(walked.positions.T).all()


@pytest.mark.parametrize("landscape", LANDSCAPES)
@pytest.mark.parametrize("key", sorted(set(OPTIMIZERS) - set(COMMON)))
def test_a_tuned_run_breaks_only_if_it_does_at_every_rate(key: str, landscape: str) -> None:
    experiment = alone(key, landscape, n_steps=60)
    if "learning_rate" in parameters(OPTIMIZERS[key]):
        assert tuned(experiment).broke_at is None or rate_scores(experiment).breaks.all()


def test_adam_gets_no_wild_rate_where_a_calm_one_settles_nearly_as_soon() -> None:
    assert rate("adam", "beale") == 0.56  # 3.2 settles first, off the map
    assert rate("adam", "himmelblau") == 0.1  # 1.8 settles first, at step 102 and not at 104
    assert rate("adam", "quadratic", (2.3, -1.2)) == 0.056  # 0.56 settles first, at step 100 and not at 105


def test_rmsprop_gets_a_rate_that_is_not_the_largest_to_fit_the_tolerance() -> None:
    """A constant rate η swings by η/2 along each axis, so that 0.01 fits a tolerance of 0.01, and 0.0056 fits half of it."""
    assert rate("rmsprop", "ravine", n_steps=1000) == 0.0056
    assert rate("rmsprop", "beale", n_steps=1000) == 0.0056
    assert tuned(alone("rmsprop", "ravine", n_steps=1000)).outcome is Outcome.REACHED_MINIMUM


def test_gradient_descent_gets_the_rate_that_theory_calls_best() -> None:
    assert rate("sgd", "quadratic") == 0.18  # 2/(1 + 10)
    assert rate("sgd", "sphere") == 1.0
    assert rate("sgd", "ravine", n_steps=400) == 0.018  # just below 2/100


def test_slow_ground_gets_a_rate_beyond_ten() -> None:
    assert rate("sgd", "sigmoid_neuron", (-4.3, -3.7)) == 32
