"""Rules that share one budget: laws for each of them around every optimizer that steps, and first steps worked by hand."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from catalog import Array, ParameterError, changed, family_of, key_of, layers, parameters, values
from experiments import Experiment, Run, Trajectory, run
from experiments.histories import coordinate_updates, internals
from experiments.march import Moment, march, stack
from experiments.noise import Noise
from experiments.oracle import Oracle
from figures.labels import labels
from landscapes import LANDSCAPES
from landscapes.bowls.diagonal_bowl import DiagonalBowl
from landscapes.bowls.quadratic import Quadratic
from optimizers import MODIFIERS, OPTIMIZERS, RULES, WRAPPERS, Optimizer
from optimizers.adaptive.adam import Adam
from optimizers.first_order.heavy_ball import HeavyBall
from optimizers.first_order.sgd import SGD
from optimizers.rule import Rule, SelectingRule, SharingRule
from optimizers.weights import in_proportion, largest
from optimizers.whole_run import WholeRun
from tests.optimizers.grounds import bowl

STEPPING = [key for key, cls in OPTIMIZERS.items() if not issubclass(cls, WholeRun)]
SHARING = [key for key, cls in RULES.items() if issubclass(cls, SharingRule)]
SELECTING = [key for key, cls in RULES.items() if issubclass(cls, SelectingRule)]
COUNTING = [key for key in SELECTING if "count" in parameters(RULES[key])]
SIZES = (2, 3, 50)
STEEP_Y = Quadratic(condition_number=100)
"""Curvatures 1 and 100: from (3, 0.2) the slopes are 3 and 20, and 4.5 and 2 are to be gained."""
every_rule = pytest.mark.parametrize("rule", RULES)


def sizes(key: str) -> Sequence[int]:
    """The methods that everybody uses are tried with 2, 3 and 50 coordinates, the others with 3."""
    return SIZES if OPTIMIZERS[key].well_known else (3,)


def uneven(n: int) -> Any:
    """A bowl of `n` coordinates with random axes, and curvatures from 1 to 10."""
    return bowl(n)


def ruled(rule: str, inner: Optimizer | None = None, **numbers: Any) -> Any:
    return RULES[rule](inner=inner or SGD(0.1), **numbers)


def go(optimizer: Optimizer, n: int, n_steps: int = 12, seed: int = 0, noise: float = 0.0) -> list[Moment]:
    """Three runs side by side over a bowl of `n` coordinates."""
    start = np.random.default_rng(n).normal(size=(n, 3))
    with np.errstate(all="ignore"):
        return list(march(optimizer, start, Oracle(uneven(n), Noise(scale=noise), seed), n_steps))


def alike(one: Sequence[Moment], other: Sequence[Moment]) -> bool:
    """Whether two marches are the same, bit for bit, in all positions and all that is remembered."""
    pairs = zip(leaves(one), leaves(other), strict=True)
    return all(a is b is None or np.array_equal(a, b, equal_nan=True) for a, b in pairs)


def leaves(value: Any) -> Iterator[Any]:
    """Every number and every array in nested tuples and lists."""
    if isinstance(value, tuple | list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def path(optimizer: Optimizer, n_steps: int, start: tuple[float, float] = (3.0, 0.2), on: Any = STEEP_Y) -> Trajectory:
    (walked,) = run(Experiment(landscape=on, runs=[Run(optimizer=optimizer, start=start)], n_steps=n_steps))
    return walked


def test_the_catalogues_do_not_overlap_and_every_rule_has_its_card() -> None:
    assert set(WRAPPERS) == {*MODIFIERS, *RULES}
    assert not set(RULES) & {*MODIFIERS, *OPTIMIZERS}
    titles = [cls.about.title for cls in RULES.values()]
    assert len(set(titles)) == len(titles)
    for key, cls in RULES.items():
        assert key_of(cls) == key
        assert family_of(cls) == "reallocation"
        assert cls.about.idea.endswith(".")
        assert cls.about.formula
        assert cls.about.source
        for declared in parameters(cls).values():
            assert declared.slider[0] <= declared.default <= declared.slider[1]
            assert declared.allows(declared.default)
            assert declared.help.endswith(".")


# By hand


def test_the_steepest_coordinate_moves_and_the_other_waits() -> None:
    walked = path(ruled("gauss_southwell", SGD(0.005)), 2)
    # y first: 0.2 − 0.005 · 20 = 0.1, then its slope of 10 is still above 3.
    np.testing.assert_allclose(walked.positions, [(3, 0.2), (3, 0.1), (3, 0.05)], rtol=1e-14)
    assert walked.internals["weights"].tolist() == [[0, 0], [0, 1], [0, 1]]
    assert walked.coordinate_updates.tolist() == [0, 1, 2]
    assert walked.evaluations.tolist() == [0, 1, 2]


def test_with_the_curvature_in_it_the_coordinate_moves_that_has_most_to_gain() -> None:
    walked = path(ruled("gauss_southwell_lipschitz", SGD(0.5)), 2)
    # 3 / √1 against 20 / √100; then 1.5 against 2.
    np.testing.assert_allclose(walked.positions, [(3, 0.2), (1.5, 0.2), (1.5, -9.8)], rtol=1e-14)
    assert walked.evaluations.tolist() == [0, 2, 4]


def test_the_coordinates_move_in_turn() -> None:
    walked = path(ruled("cyclic", SGD(0.01)), 3)
    np.testing.assert_allclose(walked.positions, [(3, 0.2), (2.97, 0.2), (2.97, 0), (2.9403, 0)], atol=1e-15)
    assert walked.internals["weights"].tolist() == [[0, 0], [1, 0], [0, 1], [1, 0]]


def test_shares_are_in_proportion_to_the_averaged_slopes() -> None:
    walked = path(ruled("proportional", SGD(0.01), floor=0.0, memory=0.5), 2)
    # Slopes 3 and 20 give 6/23 and 40/23, so that the steps are 0.03 · 6/23 and 0.2 · 40/23.
    x, y = 3 - 0.03 * 6 / 23, 0.2 - 0.2 * 40 / 23
    np.testing.assert_allclose(walked.positions[1], (x, y), rtol=1e-9)
    # Averages 0.75 + x/2 and 5 + 50 |y|.
    first, second = 0.75 + x / 2, 5 + 50 * abs(y)
    weights = 2 * np.array((first, second)) / (first + second)
    np.testing.assert_allclose(walked.internals["weights"][2], weights, rtol=1e-9)
    np.testing.assert_allclose(walked.positions[2], (x, y) - 0.01 * weights * (x, 100 * y), rtol=1e-9)


def test_an_exponent_of_zero_is_the_plain_method_and_a_large_one_chooses_the_steepest() -> None:
    plain, flat, sharp = (
        path(Adam(0.1), 40),
        path(ruled("proportional", Adam(0.1), exponent=0.0), 40),
        ruled("proportional", SGD(0.0025), exponent=100.0, floor=0.0, memory=0.0),
    )
    np.testing.assert_array_equal(flat.positions, plain.positions)
    np.testing.assert_allclose(
        path(sharp, 2).positions, path(ruled("gauss_southwell", SGD(0.005)), 2).positions, atol=1e-9
    )


def test_credit_is_given_for_the_loss_that_a_move_took_away() -> None:
    walked = path(ruled("loss_credit", SGD(0.005), memory=0.0, floor=0.2), 2)
    # The first step is plain: to (2.985, 0.1). It took −(3 + 2.985)/2 · −0.015 and −(20 + 10)/2 · −0.1 away: all of the loss.
    credit = np.array((0.0448875, 1.5))
    np.testing.assert_allclose(walked.internals["credit"][2], credit, rtol=1e-12)
    assert math.isclose(credit.sum(), walked.losses[0] - walked.losses[1], rel_tol=1e-12)
    weights = 0.2 + 0.8 * 2 * credit / credit.sum()
    np.testing.assert_allclose(walked.internals["weights"], [(1, 1), (1, 1), weights], rtol=1e-9)
    np.testing.assert_allclose(walked.positions[2], (2.985, 0.1) - weights * (2.985 * 0.005, 10 * 0.005), rtol=1e-9)


def test_a_move_that_raised_the_loss_earns_nothing() -> None:
    walked = path(ruled("loss_credit", SGD(0.021), memory=0.0, floor=0.0), 2)
    np.testing.assert_array_equal(walked.internals["weights"][2], (2, 0))


def test_a_quiet_coordinate_is_frozen_until_the_audit() -> None:
    rule = ruled("freeze_and_audit", SGD(1e-4), patience=2, period=4, threshold=0.2)
    walked = path(rule, 8)
    # The slopes are about 3 and 20 all along: the first is quiet, is frozen at the 2nd step, and is looked at again at the 5th.
    assert walked.internals["weights"][1:, 0].tolist() == [1, 0, 0, 0, 1, 0, 0, 0]
    assert walked.internals["weights"][1:, 1].tolist() == [1] * 8
    assert walked.coordinate_updates.tolist() == [0, 2, 3, 4, 5, 7, 8, 9, 10]
    assert (np.diff(walked.positions[:, 0]) != 0).tolist() == [True, False, False, False, True, False, False, False]


def test_the_steepest_that_is_awake_is_never_frozen() -> None:
    rule = ruled("freeze_and_audit", SGD(0.02), patience=1, period=100, threshold=1.0)
    weights = np.array([moment.state.weights for moment in go(rule, 50, 30)[1:]])
    assert (weights.sum(axis=1) >= 1).all()
    assert (weights.sum(axis=1) < 50).all()


def test_lots_are_fair() -> None:
    rule = ruled("random", SGD(0.0), count=2)
    weights = np.array([moment.state.weights[:, 0] for moment in go(rule, 5, 2000, seed=4)[1:]])
    # Each of 5 is chosen with the chance 2/5: 800 times, give or take 22.
    assert (np.abs(weights.sum(axis=0) - 800) < 4 * math.sqrt(2000 * 0.4 * 0.6)).all()


def test_of_equals_the_first_is_chosen_and_what_is_no_number_comes_last() -> None:
    scores = np.array([[1.0, np.nan, 0.0], [1.0, 2.0, np.inf], [0.5, 3.0, -1.0]])
    assert largest(scores, 1).T.tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert largest(scores, 2).T.tolist() == [[1, 1, 0], [0, 1, 1], [1, 1, 0]]
    assert largest(scores, 9).tolist() == np.ones((3, 3)).tolist()


def test_level_ground_gives_all_the_same() -> None:
    for rule in SHARING:
        (*_, last) = march(ruled(rule), np.zeros((50, 2)), Oracle(DiagonalBowl()), 5)
        np.testing.assert_array_equal(last.state.weights, 1)


# Laws


@pytest.mark.parametrize("key", STEPPING)
def test_uniform_is_the_plain_method_to_the_last_bit(key: str) -> None:
    plain = OPTIMIZERS[key]()
    for n in sizes(key):
        shared, alone = (go(optimizer, n, noise=0.1, seed=5) for optimizer in (ruled("uniform", plain), plain))
        assert [moment.evaluations for moment in shared] == [moment.evaluations for moment in alone]
        assert alike([m._replace(state=m.state.inner) for m in shared], alone)


@every_rule
def test_the_budget_is_conserved_exactly(rule: str) -> None:
    for n in SIZES:
        for numbers in ({}, {"floor": 0.3}, {"count": 2}, {"exponent": 3.7, "memory": 0.5}):
            optimizer = ruled(
                rule, HeavyBall(0.02), **{k: v for k, v in numbers.items() if k in parameters(RULES[rule])}
            )
            for moment in go(optimizer, n, 25, noise=0.3)[1:]:
                sums = moment.state.weights.sum(axis=0)
                if rule in SHARING:
                    assert sums.tolist() == [math.fsum(column) for column in moment.state.weights.T] == [n] * 3
                    assert (moment.state.weights >= values(optimizer).get("floor", 0.0) - 1e-9).all()
                else:
                    assert set(np.unique(moment.state.weights)) <= {0.0, 1.0}
                if rule in COUNTING:
                    assert sums.tolist() == [min(optimizer.count, n)] * 3


def test_weights_add_up_exactly_over_many_coordinates_and_equal_amounts_weigh_one() -> None:
    rng = np.random.default_rng(3)
    for n in (1, 2, 3, 49, 98, 2410, 17_024):
        amounts = rng.lognormal(0, 4, size=(n, 4))
        amounts[:, 1], amounts[:, 2], amounts[:, 3] = 0.1, 0, np.inf
        with np.errstate(invalid="ignore"):
            weights = in_proportion(amounts, 0.05)
        assert weights[:, 0].sum() == weights[::-1, 0].sum() == n
        np.testing.assert_allclose(
            weights[:, 0], 0.05 + 0.95 * n * amounts[:, 0] / amounts[:, 0].sum(), rtol=1e-9, atol=1e-7
        )
        assert (weights[:, 1:] == 1).all()


@every_rule
def test_a_first_step_is_the_plain_one_where_it_is_chosen_and_none_elsewhere(rule: str) -> None:
    for key in STEPPING:
        for n in sizes(key):
            before, after = go(ruled(rule, OPTIMIZERS[key]()), n, 1)
            plain = go(OPTIMIZERS[key](), n, 1)[1].position
            weights = after.state.weights
            np.testing.assert_array_equal(after.position[weights == 1], plain[weights == 1])
            np.testing.assert_array_equal(after.position[weights == 0], before.position[weights == 0])
            whole = before.position + weights * (plain - before.position)
            np.testing.assert_allclose(after.position, whole, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("rule", SELECTING)
def test_a_coordinate_that_is_not_chosen_stays_as_it_is_with_all_that_is_remembered_of_it(rule: str) -> None:
    for key in STEPPING:
        for n in sizes(key):
            moments = go(ruled(rule, OPTIMIZERS[key]()), n, n_steps=8, noise=0.1)
            for before, after in pairwise(moments):
                waits = after.state.weights == 0
                np.testing.assert_array_equal(before.position[waits], after.position[waits])
                for old, new in zip(leaves(before.state.inner), leaves(after.state.inner), strict=True):
                    if np.shape(new) == waits.shape:
                        np.testing.assert_array_equal(np.broadcast_to(old, waits.shape)[waits], new[waits])


def test_where_coordinates_do_not_depend_on_each_other_taking_turns_is_the_plain_way_at_a_slower_clock() -> None:
    ground, n_rounds = DiagonalBowl(n_coordinates=3, curvature_decay=1.0), 15
    start, n_compared = ground.start[:, None], 0
    for key in STEPPING:
        plain = [m.position for m in march(OPTIMIZERS[key](), start, Oracle(ground), n_rounds)]
        if not _knows_no_other_coordinate(OPTIMIZERS[key](), ground, plain):
            continue
        n_compared += 1
        turns = [m.position for m in march(ruled("cyclic", OPTIMIZERS[key]()), start, Oracle(ground), 3 * n_rounds)]
        np.testing.assert_array_equal(turns[::3], plain, err_msg=key)
    assert n_compared >= 20


def _knows_no_other_coordinate(optimizer: Optimizer, ground: DiagonalBowl, plain: list[Array]) -> bool:
    """Whether the path of the last coordinate is the same if the others stand in their minimum."""
    if family_of(optimizer) not in {"first_order", "adaptive"}:
        return False
    alone = ground.start[:, None] * [[0], [0], [1]]
    return np.array_equal([m.position[2] for m in march(optimizer, alone, Oracle(ground), 15)], [p[2] for p in plain])


@every_rule
def test_the_same_seed_makes_the_same_choices_and_chance_another_one_with_another(rule: str) -> None:
    asks_chance = rule == "random"
    for n in SIZES:
        one, same, other = (go(ruled(rule), n, 20, seed=seed) for seed in (1, 1, 2))
        assert alike(one, same)
        assert alike(one, other) is not asks_chance


@every_rule
def test_stacked_is_alone_and_what_is_no_number_stays_in_its_column(rule: str) -> None:
    for key in STEPPING:
        for n in sizes(key):
            ground = DiagonalBowl(n_coordinates=n)
            members = [_varied(ruled(rule, OPTIMIZERS[key]()), factor) for factor in (1.0, 0.5, 0.7)]
            start = np.random.default_rng(n).normal(size=(n, 3))
            start[:, 1] = np.nan
            if not all(layer.constant_cost for layer in layers(members[0])):
                members, start = members[:1], start[:, :1]
            with np.errstate(all="ignore"):
                together = list(march(stack(members), start, Oracle(ground), 8))
                for index, member in enumerate(members):
                    alone = list(march(member, start[:, [index]], Oracle(ground), 8))
                    for stacked, single in zip(together, alone, strict=True):
                        np.testing.assert_array_equal(stacked.position[:, [index]], single.position)
                        np.testing.assert_array_equal(stacked.state.weights[:, [index]], single.state.weights)


def _varied(optimizer: Optimizer, factor: float) -> Optimizer:
    """`optimizer` with all its numbers times `factor`; what chooses a branch stays."""
    declared = parameters(optimizer)
    numbers = {k: v for k, v in values(optimizer).items() if not (declared[k].is_switch or declared[k].is_whole)}
    return changed(optimizer, {name: value * factor for name, value in numbers.items()})


@every_rule
def test_nothing_changes_in_place_and_a_step_gives_the_same_answer_twice(rule: str) -> None:
    for key in STEPPING:
        optimizer, position = ruled(rule, OPTIMIZERS[key]()), np.random.default_rng(1).normal(size=(3, 2))
        state = optimizer.init(position)
        for _ in range(6):
            for array in (position, *leaves(state)):
                if isinstance(array, np.ndarray):
                    array.flags.writeable = False
            ahead, then = optimizer.step(position, state, Oracle(uneven(3)))
            again, thereafter = optimizer.step(position, state, Oracle(uneven(3)))
            np.testing.assert_array_equal(ahead, again)
            assert all(np.array_equal(a, b) for a, b in zip(leaves(then), leaves(thereafter), strict=True))
            position, state = ahead, then


class Counting(Oracle):
    """Counts the slopes that are asked for."""

    gradients = 0

    def gradient(self, position: Array) -> Array:
        self.gradients += 1
        return super().gradient(position)


@every_rule
def test_the_slope_is_asked_for_once(rule: str) -> None:
    for key in STEPPING:
        ruled_one, plain = Counting(uneven(3)), Counting(uneven(3))
        start = np.random.default_rng(1).normal(size=(3, 2))
        ruled(rule, OPTIMIZERS[key]()).step(start, ruled(rule, OPTIMIZERS[key]()).init(start), ruled_one)
        OPTIMIZERS[key]().step(start, OPTIMIZERS[key]().init(start), plain)
        asks = rule not in {"uniform", "cyclic", "random"}
        assert ruled_one.gradients == max(plain.gradients, int(asks)), key


@every_rule
def test_rules_stand_in_any_order_with_modifiers_and_a_run_does_not_see_its_neighbours(rule: str) -> None:
    ground, start = LANDSCAPES["beale"](), (1.1, -0.7)
    for modifier in MODIFIERS:
        for inner in (SGD(0.002), Adam()):
            for nested in (ruled(rule, MODIFIERS[modifier](inner)), MODIFIERS[modifier](ruled(rule, inner))):
                others = [changed(nested, {"learning_rate": share * inner.learning_rate}) for share in (1.0, 0.5)]
                runs = [Run(optimizer=optimizer, start=start) for optimizer in others]
                among, _ = run(Experiment(landscape=ground, runs=runs, n_steps=8))
                (alone,) = run(Experiment(landscape=ground, runs=runs[:1], n_steps=8))
                np.testing.assert_array_equal(alone.positions, among.positions)
                np.testing.assert_array_equal(alone.internals["weights"], among.internals["weights"])
                assert alone.last_step == 8
                assert RULES[rule].about.title.casefold() in labels(runs[:1])[0].casefold()


@every_rule
def test_a_schedule_reaches_through_a_rule(rule: str) -> None:
    halved = ruled(rule, SGD(0.2)).with_scaled_rate(0.5)
    assert halved == ruled(rule, SGD(0.1))
    assert halved.base_rate == 0.1


@every_rule
def test_what_is_remembered_is_recorded_and_what_is_moved_is_counted(rule: str) -> None:
    for n in SIZES:
        optimizer = ruled(rule, Adam())
        moments = go(optimizer, n, 10)
        remembered, counted = internals(moments), coordinate_updates(optimizer, moments)
        assert list(remembered)[:5] == ["m", "v", "beta1_power", "beta2_power", "weights"]
        assert all(history.shape == (11, n, 3) for history in remembered.values())
        np.testing.assert_array_equal(counted[1:], (remembered["weights"][1:] != 0).sum(axis=1).cumsum(axis=0))
        assert (counted[0] == 0).all()


def test_a_plain_method_moves_every_coordinate_and_a_pull_beside_the_step_does_too() -> None:
    for optimizer, per_step in (
        (Adam(), 2),
        (MODIFIERS["weight_decay"](ruled("cyclic")), 2),
        (changed(MODIFIERS["weight_decay"](ruled("cyclic")), {"decoupled": False}), 1),
        (MODIFIERS["lookahead"](ruled("cyclic")), 1),
        (MODIFIERS["sam"](ruled("cyclic")), 1),
        (ruled("cyclic", MODIFIERS["weight_decay"](SGD(0.1))), 1),
    ):
        assert path(optimizer, 4, on=LANDSCAPES["sphere"]()).coordinate_updates.tolist() == [
            k * per_step for k in range(5)
        ]


def test_a_rule_is_not_put_around_another_nor_around_what_does_not_step() -> None:
    for rule, cls in RULES.items():
        with pytest.raises(
            ParameterError, match=f"^{cls.about.title}: inner must not share its steps by a rule already"
        ):
            ruled(rule, MODIFIERS["sam"](ruled("cyclic")))
        with pytest.raises(
            ParameterError, match=f"^{cls.about.title}: inner must be an optimizer that goes step by step"
        ):
            ruled(rule, OPTIMIZERS["bfgs"]())
        assert isinstance(ruled(rule), Rule)
