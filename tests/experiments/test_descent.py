"""Descending in a bowl of many coordinates: beside reference results, and as each method does it alone."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from catalog import ParameterError, changed
from experiments import Experiment, ExperimentError, Run, run
from experiments.descent import Descender, Descent, DescentPath, descend, paths
from experiments.metrics import below_target_for_good
from experiments.noise import Noise
from experiments.oracle import Oracle
from landscapes import LANDSCAPES
from landscapes.bowls.diagonal_bowl import DiagonalBowl
from optimizers import RULES, Optimizer
from optimizers.adaptive.adam import Adam
from optimizers.first_order.sgd import SGD

BUDGET, EACH = 2000, 2000 // 50
"""So many coordinates may be moved, which are so many steps for a method that moves all 50."""
RATES = np.logspace(-2, np.log10(1.99), 24).tolist()


def ruled(rule: str, rate: float = 1.0, **numbers: Any) -> Optimizer:
    return RULES[rule](inner=SGD(rate), **numbers)


def go(*optimizers: Optimizer, n_steps: int = BUDGET, **more: Any) -> list[DescentPath]:
    told = {"bowl": DiagonalBowl(), **more}
    found = []
    for first in range(0, len(optimizers), 8):
        members = [Descender(optimizer=optimizer) for optimizer in optimizers[first : first + 8]]
        found += descend(Descent(descenders=members, n_steps=n_steps, **told))
    return found


def left(path: DescentPath) -> float:
    """The loss that is left once the budget of coordinate updates is spent."""
    return float(path.losses[np.searchsorted(path.coordinate_updates, BUDGET, side="right") - 1])


def best(rule: str, **numbers: Any) -> float:
    """The least that any rate leaves, with equally many coordinate updates."""
    return min(map(left, go(*(ruled(rule, rate, **numbers) for rate in RATES), n_steps=100)))


def test_with_unequal_coordinates_choosing_the_steepest_leaves_a_third_of_what_taking_turns_leaves() -> None:
    found = dict(zip(RULES, go(*map(ruled, RULES)), strict=True))
    assert left(found["gauss_southwell"]) == pytest.approx(1.25e-2, rel=2e-3)
    assert left(found["gauss_southwell_lipschitz"]) == pytest.approx(1.76e-2, rel=3e-3)
    assert left(found["cyclic"]) == pytest.approx(3.56e-2, rel=2e-3)
    assert left(found["uniform"]) == pytest.approx(left(found["cyclic"]), rel=1e-12)
    lots = [left(path) for seed in range(10) for path in go(ruled("random"), seed=seed)]
    assert np.mean(lots) == pytest.approx(3.56e-2, rel=0.02)
    # All of them spend 2,000 updates; who chooses has asked for 2,000 slopes, who moves all at once for 40.
    spent = {rule: int(path.evaluations[path.coordinate_updates <= BUDGET][-1]) for rule, path in found.items()}
    assert (spent["gauss_southwell"], spent["gauss_southwell_lipschitz"], spent["uniform"]) == (
        BUDGET,
        2 * BUDGET,
        EACH,
    )


def test_sharing_rules_lose_at_their_best_rate_and_break_at_the_rate_of_the_plain_method() -> None:
    chosen = left(*go(ruled("gauss_southwell")))
    assert chosen < best("uniform") < 3.0e-2
    assert chosen < best("freeze_and_audit") < 2.2e-2
    for numbers in ({"exponent": 1.0}, {"exponent": 2.0}):
        assert best("proportional", **numbers) == pytest.approx(5.7e-2, rel=0.12)
    assert best("loss_credit") == pytest.approx(6.4e-2, rel=0.05)
    for path in go(ruled("proportional"), ruled("loss_credit"), n_steps=EACH):
        assert path.last_step < EACH


def test_with_equal_energy_in_all_coordinates_there_is_nothing_to_choose() -> None:
    told: dict[str, Any] = {"bowl": DiagonalBowl(equal_energy=True)}
    (chosen,) = go(ruled("gauss_southwell"), **told)
    assert left(chosen) == pytest.approx(7.31e-2, rel=2e-3)
    plain = min(map(left, go(*(ruled("uniform", rate) for rate in RATES), n_steps=100, **told)))
    assert plain < left(chosen) < 1.05 * plain


LESSON: dict[str, tuple[tuple[float, float], dict[str, int | None]]] = {
    "ravine": ((-4.0, 0.8), {"uniform": 496, "cyclic": 495, "gauss_southwell": 282, "freeze_and_audit": 333}),
    "rotated_ravine": ((2.83, 0.64), {"uniform": 442, "cyclic": 50, "gauss_southwell": 13, "freeze_and_audit": 442}),
    "rosenbrock": ((-1.2, 1.0), {"uniform": None, "gauss_southwell": None}),
}
"""Coordinate updates until the loss is below 0.001 for good at the best of 25 rates, by the course's own code."""


@pytest.mark.parametrize("where", LESSON)
def test_in_two_dimensions_it_depends_on_the_ground_which_rule_is_the_soonest(where: str) -> None:
    start, references = LESSON[where]
    for rule, reference in references.items():
        assert soonest(where, start, rule) == (None if reference is None else pytest.approx(reference, rel=0.1)), rule
    if where == "rosenbrock":
        assert soonest(where, start, "cyclic") is not None


def soonest(where: str, start: tuple[float, float], rule: str) -> float | None:
    runs = [Run(optimizer=ruled(rule, rate), start=start) for rate in np.logspace(-5, 1, 25).tolist()]
    walked = run(Experiment(landscape=LANDSCAPES[where](), runs=runs, n_steps=1000))
    settled = [(path, below_target_for_good(replace(path, target_loss=1e-3))) for path in walked]
    return min((float(path.coordinate_updates[int(k)]) for path, k in settled if k is not None), default=None)


def test_a_steep_slope_is_not_always_the_greater_gain() -> None:
    ravine, start = LANDSCAPES["quadratic"](condition_number=100.0), (3.0, 0.2)  # type: ignore[call-arg]
    by_slope, by_gain = (
        run(Experiment(landscape=ravine, runs=[Run(optimizer=ruled(rule, rate), start=start)], n_steps=1))[0]
        for rule, rate in (("gauss_southwell", 0.01), ("gauss_southwell_lipschitz", 1.0))
    )
    # At the right rate for its own curvature the one takes 2 away, the other 4.5.
    assert by_slope.losses[0] - by_slope.losses[1] == pytest.approx(2.0)
    assert by_gain.losses[0] - by_gain.losses[1] == pytest.approx(4.5)


def test_nobody_sees_the_others_and_the_same_descent_gives_the_same_paths() -> None:
    optimizers = [RULES[rule](inner=inner) for rule in RULES for inner in (Adam(0.1), SGD(0.5), SGD(9.0))]
    told: dict[str, Any] = {"n_steps": 60, "noise": Noise(scale=0.1), "seed": 3}
    together, again = go(*optimizers, **told), go(*optimizers, **told)
    for optimizer, path, same in zip(optimizers, together, again, strict=True):
        (alone,) = go(optimizer, **told)
        for other in (alone, same):
            assert path.internals.keys() == other.internals.keys()
            np.testing.assert_array_equal(path.positions, other.positions)
            np.testing.assert_array_equal(path.losses, other.losses)
            np.testing.assert_array_equal(path.coordinate_updates, other.coordinate_updates)
            assert all(np.array_equal(path.internals[name], other.internals[name]) for name in path.internals)


def test_a_path_is_that_of_the_march_and_stays_where_it_was_last_sound() -> None:
    calm, wild = go(Adam(0.1), SGD(9.0), n_steps=200)
    assert calm.last_step == 200
    assert calm.positions.shape == (201, 50)
    assert calm.coordinate_updates.tolist() == list(range(0, 201 * 50, 50))
    assert wild.last_step < 200
    assert np.isfinite(wild.positions).all()
    assert (wild.positions[wild.last_step :] == wild.positions[-1]).all()
    assert wild.losses[-1] == pytest.approx(float(DiagonalBowl().loss(wild.positions[-1])))


def test_the_runner_takes_any_objective() -> None:
    beale = LANDSCAPES["beale"]()
    starts = np.array(beale.starts[:2]).T
    found = paths(beale, ruled("cyclic", 1e-3), starts, Oracle(beale), 30)
    for start, path in zip(beale.starts[:2], found, strict=True):
        (walked,) = run(
            Experiment(landscape=beale, runs=[Run(optimizer=ruled("cyclic", 1e-3), start=start)], n_steps=30)
        )
        np.testing.assert_array_equal(path.positions, walked.positions)
        np.testing.assert_array_equal(path.coordinate_updates, walked.coordinate_updates)


def test_what_cannot_be_run_is_refused_in_words() -> None:
    stranger: Any = SGD()
    with pytest.raises(ExperimentError, match=r"^Descent: descenders must be a sequence of Descender, got SGD"):
        Descent(bowl=DiagonalBowl(), descenders=[stranger])
    with pytest.raises(ExperimentError, match=r"^Descent: there must be 1 to 8 descenders, got 0"):
        Descent(bowl=DiagonalBowl(), descenders=[])
    with pytest.raises(ParameterError, match=r"^Descent: n_steps must be a whole number in"):
        Descent(bowl=DiagonalBowl(), descenders=[Descender(optimizer=SGD())], n_steps=0)
    with pytest.raises(ParameterError, match=r"^Bowl of many coordinates: curvature_decay must lie in"):
        Descent(bowl=changed(DiagonalBowl(), {"curvature_decay": -1.0}), descenders=[Descender(optimizer=SGD())])
    with pytest.raises(ParameterError, match=r"^SGD: learning_rate must lie in"):
        Descender(optimizer=ruled("cyclic", -1.0))
