"""Modifiers: worked by hand, and laws for each of them around each optimizer of the catalogue."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pytest

from catalog import Array, ParameterError, Point, changed, check, layers, parameters, values
from experiments import Experiment, Outcome, Run, Trajectory, run
from experiments.oracle import Oracle
from landscapes import LANDSCAPES
from landscapes.bowls.quadratic import Quadratic
from optimizers import MODIFIERS, OPTIMIZERS, Optimizer, Schedule
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.sgd import SGD
from optimizers.modifiers.clip_norm import ClipNorm
from optimizers.modifiers.clip_value import ClipValue
from optimizers.modifiers.lookahead import Lookahead
from optimizers.modifiers.sam import SAM
from optimizers.modifiers.weight_decay import WeightDecay
from optimizers.schedules.constant import Constant
from optimizers.schedules.cosine import Cosine
from optimizers.schedules.reduce_on_plateau import ReduceOnPlateau
from optimizers.whole_run import WholeRun

ROUND = Quadratic(condition_number=1)
STEPPING = [key for key, cls in OPTIMIZERS.items() if not issubclass(cls, WholeRun)]
WHOLE = [key for key in OPTIMIZERS if key not in STEPPING]


def go(
    *optimizers: Optimizer,
    start: Point = (1.0, 0.0),
    n_steps: int = 4,
    on: Any = ROUND,
    schedule: Schedule = Constant(),  # noqa: B008
) -> list[Trajectory]:
    runs = [Run(optimizer=optimizer, start=start, schedule=schedule) for optimizer in optimizers]
    return run(Experiment(landscape=on, runs=runs, n_steps=n_steps))


def wrap(key: str, inner: Optimizer) -> Optimizer:
    cls: Any = MODIFIERS[key]
    wrapped: Optimizer = cls(inner=inner)
    return wrapped


def test_two_steps_of_sam_are_as_worked_by_hand() -> None:
    (path,) = go(SAM(inner=SGD(learning_rate=0.1), rho=0.5), n_steps=2)
    # From 1 the slope is asked at 1.5, from 0.85 at 1.35.
    np.testing.assert_allclose(path.positions[:, 0], [1, 0.85, 0.715], rtol=1e-12)
    assert path.evaluations.tolist() == [0, 2, 4]


def test_four_steps_of_lookahead_are_as_worked_by_hand() -> None:
    (path,) = go(Lookahead(inner=SGD(learning_rate=0.1), period=2, pull=0.5))
    # The scout goes 1, 0.9, 0.81; the follower stands half-way, at 0.905.
    np.testing.assert_allclose(path.positions[:, 0], [1, 0.9, 0.905, 0.8145, 0.819025], rtol=1e-14)
    np.testing.assert_allclose(path.internals["slow"][:, 0], [1, 1, 0.905, 0.905, 0.819025], rtol=1e-14)


def test_lookahead_with_all_the_pull_is_no_lookahead() -> None:
    alone, ahead = go(Adam(), Lookahead(inner=Adam(), pull=1.0), n_steps=20)
    np.testing.assert_allclose(ahead.positions, alone.positions, atol=1e-15)


def test_a_gradient_that_is_too_long_is_shortened_to_the_limit() -> None:
    (path,) = go(ClipNorm(inner=SGD(learning_rate=1.0), limit=1.0), start=(3.0, 4.0), n_steps=1)
    np.testing.assert_allclose(path.positions[1], (3 - 0.6, 4 - 0.8), rtol=1e-15)


def test_a_short_gradient_is_let_through_as_it_is() -> None:
    alone, clipped, boxed = go(*(wrapped(SGD(learning_rate=0.1)) for wrapped in (lambda o: o, _norm, _value)))
    np.testing.assert_array_equal(alone.positions, clipped.positions)
    np.testing.assert_array_equal(alone.positions, boxed.positions)


def _norm(inner: Optimizer) -> Optimizer:
    return ClipNorm(inner=inner, limit=2.0)


def _value(inner: Optimizer) -> Optimizer:
    return ClipValue(inner=inner, limit=2.0)


def test_level_ground_has_nothing_to_clip() -> None:
    (path,) = go(ClipNorm(inner=SGD()), start=(0.0, 0.0))
    assert path.positions.tolist() == [[0, 0]] * 5


def test_clipping_by_value_cuts_each_coordinate() -> None:
    (path,) = go(ClipValue(inner=SGD(learning_rate=1.0), limit=2.0), start=(3.0, -0.5), n_steps=1)
    assert path.positions[1].tolist() == [1.0, 0.0]


def test_for_plain_descent_the_two_kinds_of_weight_decay_agree() -> None:
    beside, through = go(
        *(WeightDecay(inner=SGD(learning_rate=0.1), weight_decay=0.5, decoupled=d) for d in (True, False))
    )
    np.testing.assert_allclose(beside.positions[:, 0], [(1 - 0.15) ** k for k in range(5)], rtol=1e-14)
    np.testing.assert_allclose(through.positions, beside.positions, rtol=1e-14)


def test_decoupled_decay_goes_past_the_adaptation_and_follows_the_schedule() -> None:
    (path,) = go(WeightDecay(inner=Adam(learning_rate=0.1), weight_decay=0.5), schedule=Cosine(), n_steps=2)
    # Adam's first two steps on a straight line are as long as the rate, here 0.1 and then half of that.
    np.testing.assert_allclose(path.positions[1, 0], 1 - 0.1 - 0.05, rtol=1e-6)
    pull = path.positions[2, 0] - go(Adam(learning_rate=0.1), schedule=Cosine(), n_steps=2)[0].positions[2, 0]
    assert pull < 0
    np.testing.assert_allclose(path.learning_rates, [0.1, 0.1, 0.05], rtol=1e-14)


def test_a_penalty_bends_the_hessian_too() -> None:
    newton = OPTIMIZERS["newton"]()
    (path,) = go(WeightDecay(inner=newton, weight_decay=0.5, decoupled=False), start=(2.0, 1.0), n_steps=1)
    np.testing.assert_allclose(path.positions[1], (0, 0), atol=1e-15)


@pytest.mark.parametrize("key", MODIFIERS)
def test_a_modifier_is_not_among_the_optimizers(key: str) -> None:
    assert key not in OPTIMIZERS
    assert MODIFIERS[key].about.idea.endswith(".")
    assert MODIFIERS[key].about.formula


@pytest.mark.parametrize("key", MODIFIERS)
def test_every_value_of_a_modifier_is_declared_with_a_legal_default_inside_its_slider(key: str) -> None:
    for declared in parameters(MODIFIERS[key]).values():
        low, high = declared.slider
        assert declared.allows(declared.default)
        assert low <= declared.default <= high
        assert declared.help.endswith(".")


@pytest.mark.parametrize(("outer", "inner", "key"), list(product(MODIFIERS, MODIFIERS, STEPPING)))
def test_any_two_modifiers_run_around_any_optimizer_and_a_run_does_not_see_its_neighbours(
    outer: str, inner: str, key: str
) -> None:
    nested = wrap(outer, wrap(inner, OPTIMIZERS[key]()))
    rates = [name for name in parameters(nested) if name.endswith("learning_rate")]
    others = [changed(nested, {name: 0.5 * values(nested)[name]}) for name in rates]
    (alone,) = go(nested, start=(1.1, -0.7), n_steps=8, on=LANDSCAPES["beale"]())
    among, *_ = go(nested, *others, start=(1.1, -0.7), n_steps=8, on=LANDSCAPES["beale"]())
    np.testing.assert_array_equal(alone.positions, among.positions)
    assert set(alone.internals) == set(among.internals)
    for name, history in alone.internals.items():
        assert history.shape == (9, 2)
        np.testing.assert_array_equal(history, among.internals[name])


@pytest.mark.parametrize("outer", MODIFIERS)
@pytest.mark.parametrize("key", STEPPING)
def test_modified_steps_change_nothing_in_place_and_keep_a_nan_in_its_column(outer: str, key: str) -> None:
    optimizer = wrap(outer, OPTIMIZERS[key]())
    start = np.array([[1.1, np.nan], [-0.7, 0.3]])
    start.flags.writeable = False
    with np.errstate(all="ignore"):
        both, alone = (_march(optimizer, columns) for columns in (start, start[:, :1]))
    assert np.isnan(both[:, 1]).any()
    np.testing.assert_array_equal(both[:, :1], alone)


def _march(optimizer: Optimizer, position: Array, n_steps: int = 7) -> Array:
    oracle, state = Oracle(LANDSCAPES["rosenbrock"]()), optimizer.init(position)
    for _ in range(n_steps):
        position, state = optimizer.step(position, state, oracle)
        position.flags.writeable = False
    return position


@pytest.mark.parametrize("outer", MODIFIERS)
@pytest.mark.parametrize("key", WHOLE)
def test_what_scipy_runs_whole_is_refused_with_the_name_of_the_modifier(outer: str, key: str) -> None:
    with pytest.raises(ParameterError, match=f"{MODIFIERS[outer].about.title}: inner must be an optimizer that goes"):
        wrap(outer, OPTIMIZERS[key]())


def test_parameters_reach_through_and_a_name_that_is_taken_gets_its_owner_in_front() -> None:
    nested = Lookahead(inner=Lookahead(inner=RMSProp(decay_rate=0.5), period=7), pull=0.25)
    names = list(parameters(nested))
    assert names[:2] == ["learning_rate", "decay_rate"]
    assert names[-4:] == ["period", "pull", "lookahead_period", "lookahead_pull"]
    assert values(nested)["period"] == 7
    assert values(nested)["lookahead_pull"] == 0.25
    assert list(parameters(Lookahead)) == ["period", "pull"]
    assert changed(nested, dict(values(nested))) == nested
    hotter = changed(nested, {"learning_rate": 1.0, "lookahead_period": 3})
    assert [type(layer) for layer in layers(hotter)] == [RMSProp, Lookahead, Lookahead]
    assert values(hotter) == {**values(nested), "learning_rate": 1.0, "lookahead_period": 3}


def test_a_value_out_of_bounds_is_refused_however_deep_it_lies() -> None:
    nested = SAM(inner=ClipNorm(inner=Adam(beta1=2.0)))
    with pytest.raises(ParameterError, match=r"Adam: beta1 must lie in \[0, 1\), got 2.0"):
        check(nested)
    with pytest.raises(ParameterError, match="Adam: beta1"):
        Run(optimizer=nested, start=(0.0, 0.0))


def test_numbers_of_any_kind_become_plain_however_deep_they_lie() -> None:
    rate: Any = np.float32(0.5)
    member = Run(optimizer=SAM(inner=SGD(learning_rate=rate)), start=(0.0, 0.0))
    assert type(values(member.optimizer)["learning_rate"]) is float
    assert hash(member) == hash(Run(optimizer=SAM(inner=SGD(learning_rate=0.5)), start=(0.0, 0.0)))


def test_internals_of_the_inner_optimizer_come_first_and_keep_their_names() -> None:
    (path,) = go(Lookahead(inner=SAM(inner=Lookahead(inner=RMSProp()))))
    assert list(path.internals) == ["v", "velocity", "past", "slow", "steps", "lookahead_slow", "lookahead_steps"]


def test_every_run_has_a_plateau_of_its_own() -> None:
    landscape, schedule = LANDSCAPES["rosenbrock"](), ReduceOnPlateau(drop=0.5, patience=2)
    steady, wild = SGD(learning_rate=1e-4), Lookahead(inner=Adam(learning_rate=0.5))
    both = go(steady, SGD(learning_rate=3e-3), wild, start=(-1.2, 1.0), n_steps=60, on=landscape, schedule=schedule)
    (alone,) = go(SGD(learning_rate=3e-3), start=(-1.2, 1.0), n_steps=60, on=landscape, schedule=schedule)
    np.testing.assert_array_equal(both[1].positions, alone.positions)
    np.testing.assert_array_equal(both[1].learning_rates, alone.learning_rates)
    assert both[0].learning_rates.tolist() == [1e-4] * 61
    assert alone.learning_rates[-1] < 3e-3
    assert both[2].learning_rates[-1] < 0.5
    steps = alone.positions[:-1] - alone.positions[1:]
    np.testing.assert_allclose(steps, alone.learning_rates[1:, None] * alone.gradients[:-1], rtol=1e-6, atol=1e-12)
    assert alone.evaluations[-1] == 2 * 60


@dataclass(frozen=True)
class _Refusal:
    """No optimizer at all."""


def test_what_is_no_optimizer_is_refused() -> None:
    stranger: Any = _Refusal()
    with pytest.raises(ParameterError, match="Lookahead: inner must be an optimizer"):
        Lookahead(inner=stranger)


def test_a_modified_run_is_judged_like_any_other() -> None:
    (path,) = go(Lookahead(inner=SGD(learning_rate=0.5)), n_steps=100)
    assert path.outcome is Outcome.REACHED_MINIMUM
