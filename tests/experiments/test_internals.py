from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Array, parameters
from experiments import Experiment, Run, run
from experiments.internals import RunInternals
from experiments.noise import Noise
from experiments.oracle import Oracle
from landscapes import LANDSCAPES, Landscape
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES, Optimizer
from optimizers.adaptive.adadelta import Adadelta
from optimizers.adaptive.adam import Adam
from optimizers.adaptive.adamw import AdamW
from optimizers.adaptive.rmsprop import RMSProp
from optimizers.first_order.heavy_ball import HeavyBall
from optimizers.first_order.nesterov import Nesterov
from optimizers.first_order.nesterov_original import NesterovOriginal
from optimizers.first_order.sgd import SGD
from optimizers.modifiers.lookahead import Lookahead
from tests.draw import numbers
from tests.experiments.derived import angles, corrections, effective_learning_rates, lengths, limits, ruled

N_STEPS = 60
BALANCED: dict[str, Any] = {key: cls for key, cls in OPTIMIZERS.items() if cls.denominator is not Optimizer.denominator}


def look(optimizer: Optimizer, landscape: str = "rosenbrock", n_steps: int = N_STEPS, **more: Any) -> RunInternals:
    ground: Landscape = LANDSCAPES[landscape]()
    member = Run(optimizer=optimizer, start=more.pop("start", ground.starts[0]), **more)
    experiment = Experiment(landscape=ground, runs=[member], n_steps=n_steps)
    return RunInternals(experiment, 0, run(experiment)[0])


@pytest.fixture(scope="module", params=OPTIMIZERS)
def found(request: pytest.FixtureRequest) -> RunInternals:
    return look(OPTIMIZERS[request.param]())


def sound(inside: RunInternals, series: Array) -> Array:
    return series[: inside.trajectory.last_step]


def test_steps_lead_from_each_position_to_the_next(found: RunInternals) -> None:
    last = found.trajectory.last_step
    ahead = found.trajectory.positions[:last] + sound(found, found.steps)
    np.testing.assert_allclose(ahead, found.trajectory.positions[1 : last + 1], rtol=1e-12, atol=1e-12)
    assert np.isnan(found.steps[last:]).all()


def test_lengths_and_angles_are_those_of_plain_trigonometry(found: RunInternals) -> None:
    steps, downhill = sound(found, found.steps), -sound(found, found.gradients)
    np.testing.assert_allclose(sound(found, lengths(found)), np.linalg.norm(steps, axis=1), rtol=1e-12)
    norms = np.linalg.norm(steps, axis=1) * np.linalg.norm(downhill, axis=1)
    moves = norms > 0
    cosines = (steps * downhill).sum(axis=1)[moves] / norms[moves]
    told = sound(found, angles(found))
    # The arc cosine is blunt at its ends.
    np.testing.assert_allclose(told[moves], np.degrees(np.arccos(cosines.clip(-1, 1))), atol=1e-5)
    assert np.isnan(told[~moves]).all()


def test_effective_learning_rates_times_slopes_are_the_steps(found: RunInternals) -> None:
    rates, slopes = sound(found, effective_learning_rates(found)), np.abs(sound(found, found.gradients))
    steep = slopes > 0
    np.testing.assert_allclose((rates * slopes)[steep], np.abs(sound(found, found.steps))[steep], rtol=1e-12)


def test_curvatures_and_limits_come_from_the_hessian(found: RunInternals) -> None:
    ground = found.experiment.landscape
    for k in range(0, found.trajectory.last_step, 7):
        hessian = ground.hessian(found.trajectory.positions[k])
        expected = np.linalg.eigvalsh(hessian)
        np.testing.assert_allclose(found.curvatures[k], expected, rtol=1e-9, atol=1e-9 * abs(expected).max())
        axis = np.array([np.cos(found.axes[k]), np.sin(found.axes[k])])
        np.testing.assert_allclose(hessian @ axis, expected[0] * axis, atol=1e-9 * abs(expected).max())
        assert limits(found)[k] == pytest.approx(2 / expected[1] if expected[1] > 0 else np.nan, nan_ok=True)


def test_the_whole_state_is_told_and_nothing_else(found: RunInternals) -> None:
    blank = found.optimizer.init(found.trajectory.positions.T)
    assert set(found.state) <= set(blank._fields)
    for name, history in found.state.items():
        assert history.shape in {(N_STEPS + 1,), (N_STEPS + 1, 2)}
        np.testing.assert_array_equal(np.broadcast_to(history.T, (2, N_STEPS + 1)).T, found.trajectory.internals[name])


def test_a_meaning_speaks_of_fields_that_exist(found: RunInternals) -> None:
    meaning, names = found.optimizer.state_display, found.optimizer.init(np.zeros((2, 1)))._fields
    humanize = {*meaning.symbols, *meaning.corners, *filter(None, (meaning.momentum, meaning.circle))}
    assert humanize <= set(names)


def test_corrections_follow_their_closed_form(found: RunInternals) -> None:
    values, steps = found.values, np.minimum(np.arange(N_STEPS + 1), found.trajectory.last_step)
    for name, correction in corrections(found).items():
        decay = values.get(name.removesuffix("_power"), values.get("decay_rate"))
        if decay is not None:
            np.testing.assert_allclose(correction, 1 - decay**steps, atol=1e-12)


def test_a_decay_rate_remembers_the_inverse_of_what_it_lets_go(found: RunInternals) -> None:
    declared: Mapping[str, Any] = parameters(found.optimizer)
    assert set(found.memories) == {name for name in declared if declared[name].scale == "one-minus"}
    assert all(found.memories[name] == pytest.approx(1 / (1 - found.values[name])) for name in found.memories)


@pytest.mark.parametrize("key", [key for key in OPTIMIZERS if OPTIMIZERS[key]().base_rate is not None])
def test_the_scheduled_rate_is_the_one_of_the_step_ahead(key: str) -> None:
    schedule = SCHEDULES["cosine"]()
    inside = look(OPTIMIZERS[key](), schedule=schedule)
    expected = inside.values["learning_rate"] * np.array([schedule.factor(k / N_STEPS) for k in range(N_STEPS)])
    np.testing.assert_allclose(sound(inside, inside.learning_rates), expected[: inside.trajectory.last_step])


@pytest.mark.parametrize("key", BALANCED)
@pytest.mark.parametrize("option", ["epsilon_inside", "epsilon_hat", None])
def test_what_is_weighed_is_what_the_step_divides_by(key: str, option: str | None) -> None:
    """A step is a + b / divisor; three values of ε tell whether root and ε make up that divisor."""
    kind = BALANCED[key]
    if option not in {None, *(field.name for field in fields(kind))} or key == "adadelta":  # whose ε stands above, too
        return
    base: Any = kind(**({option: True} if option else {}))
    oracle, position = Oracle(LANDSCAPES["quadratic"]()), np.array([[1.0], [-2.0]])
    state = base.init(position)
    for _ in range(8):  # until every method trusts its averages
        position, state = base.step(position, state, oracle)
    moves, shares = [], []
    for epsilon in (0.01, 0.1, 1.0):
        changed = replace(base, epsilon=epsilon)
        ahead, after = changed.step(position, state, oracle)
        moves.append(ahead - position)
        shares.append(1 / changed.denominator(after).total)
    found = (moves[0] - moves[2]) / (moves[1] - moves[2])
    np.testing.assert_allclose(found, (shares[0] - shares[2]) / (shares[1] - shares[2]), rtol=1e-6)


@pytest.mark.parametrize("key", BALANCED)
def test_a_tiny_epsilon_rules_nowhere(key: str) -> None:
    assert not ruled(look(BALANCED[key](epsilon=1e-300))).any()


def test_rmsprop_begins_with_a_long_step_and_ends_in_a_two_cycle() -> None:
    rate, beta = 0.05, 0.9
    inside = look(RMSProp(learning_rate=rate, decay_rate=beta), "ravine", n_steps=1500)
    np.testing.assert_allclose(np.abs(inside.steps[0]), rate / np.sqrt(1 - beta), rtol=1e-6)
    ending = inside.trajectory.positions[-3:]
    np.testing.assert_allclose(np.abs(ending), rate / 2, rtol=1e-3)
    np.testing.assert_allclose(np.abs(inside.steps[-3:-1]), rate, rtol=1e-3)


@pytest.mark.parametrize("inside_root", [False, True])
def test_where_epsilon_rules_the_effective_rate_is_the_rate_over_epsilon(inside_root: bool) -> None:
    epsilon = 900.0
    inside = look(RMSProp(learning_rate=1e-3, epsilon=epsilon, epsilon_inside=inside_root), "ravine", start=(0.1, 1e-3))
    added = np.sqrt(epsilon) if inside_root else epsilon
    assert ruled(inside)[:-1].all()
    np.testing.assert_allclose(effective_learning_rates(inside)[:-1], 1e-3 / added, rtol=2e-3)


@pytest.mark.parametrize(
    "optimizer",
    [
        SGD(),
        HeavyBall(momentum=0.5),
        HeavyBall(momentum=0.9, dampening=0.3),
        Nesterov(momentum=0.8),
        NesterovOriginal(momentum=0.8),
    ],
)
@pytest.mark.parametrize(("share", "grows"), [(0.98, False), (1.02, True)])
def test_a_method_swings_wider_just_beyond_its_own_limit(optimizer: Any, share: float, grows: bool) -> None:
    landscape = LANDSCAPES["quadratic"]()
    steepest = np.linalg.eigvalsh(landscape.hessian(np.zeros(2)))[1]
    tuned = replace(optimizer, learning_rate=share * optimizer.stability_limit / steepest)
    inside = look(tuned, "quadratic", n_steps=1000)
    loss = inside.trajectory.losses
    assert (loss[inside.trajectory.last_step] > loss[0]) == grows
    assert inside.stability_limit == optimizer.stability_limit


def test_a_run_that_broke_has_no_step_from_where_it_broke() -> None:
    inside = look(SGD(learning_rate=0.01))
    last = inside.trajectory.last_step
    assert 1 < last < N_STEPS
    for series in (inside.steps, inside.learning_rates, lengths(inside), angles(inside)):
        assert np.isfinite(series[:last]).all()
        assert np.isnan(series[last:]).all()


def test_what_the_rule_leaves_out_is_said() -> None:
    assert not any(look(RMSProp()).omissions.values())
    assert look(RMSProp(centered=True)).omissions["options"]
    assert look(RMSProp(momentum=0.5)).omissions["options"]
    wrapped = look(MODIFIERS["lookahead"](Adam()))
    assert wrapped.omissions == {"options": False, "modifiers": True, "noise": False}
    assert wrapped.rule == "adam lookahead"


PLAIN: dict[str, dict[str, Any]] = {"adam": {"beta1": 0.0}, "adadelta": {}, "rmsprop": {}, "adagrad": {}}


@st.composite
def weighed(draw: st.DrawFn) -> RunInternals:
    """A look into a run of any method with a denominator, at any values of its own, in which ε may rule."""
    key = draw(st.sampled_from(sorted(BALANCED)))
    drawn = {name: draw(numbers(declared)) for name, declared in parameters(BALANCED[key]).items()}
    drawn |= {
        "epsilon": draw(st.sampled_from([drawn["epsilon"], 1.0, 1e3])),
        "learning_rate": draw(st.floats(1e-6, 1e-3)),
    }
    still = {name: 0.0 for name in ("beta1", "momentum", "weight_decay") if name in drawn and draw(st.booleans())}
    schedule = SCHEDULES[draw(st.sampled_from(["constant", "cosine"]))]()
    return look(BALANCED[key](**(drawn | still)), "quadratic", n_steps=20, schedule=schedule, start=(0.3, -0.2))


@settings(max_examples=400)
@given(inside=weighed())
def test_where_plain_descent_is_told_the_steps_are_that_times_the_slope(inside: RunInternals) -> None:
    if inside.plain_rates is None or inside.denominator is None:
        return
    last = inside.trajectory.last_step
    root, epsilon = inside.denominator
    outweighed = (root < 1e-6 * epsilon[:, None])[:last]
    # Of the slope a step is the difference of two positions, so what is far below one of these is rounding.
    told = outweighed & (np.abs(inside.steps[:last]) > 1e-9)
    rates = effective_learning_rates(inside)[:last]
    np.testing.assert_allclose(rates[told], inside.plain_rates[:last][told], rtol=1e-5)


@pytest.mark.parametrize("key", PLAIN)
def test_some_methods_become_plain_descent_where_epsilon_rules(key: str) -> None:
    cls: Any = OPTIMIZERS[key]
    inside = look(cls(**PLAIN[key], learning_rate=1e-3, epsilon=1e3), "quadratic", n_steps=10)
    assert inside.plain_rates is not None
    rates = effective_learning_rates(inside)[:10]
    np.testing.assert_allclose(rates, inside.plain_rates[:10], rtol=0.05)


def test_adadelta_descends_at_its_own_rate_where_epsilon_rules() -> None:
    inside = look(Adadelta(learning_rate=1.0, epsilon=1e3), "quadratic", n_steps=2, start=(1e-3, 1e-3))
    assert inside.plain_rates is not None
    np.testing.assert_allclose(effective_learning_rates(inside)[:2], 1.0, rtol=1e-4)
    np.testing.assert_allclose(inside.plain_rates[:2], 1.0, rtol=1e-4)


@pytest.mark.parametrize(
    "optimizer",
    [
        Adam(),
        RMSProp(momentum=0.5),
        OPTIMIZERS["prodigy"](),
        AdamW(beta1=0.0),
        OPTIMIZERS["adan"](),
        OPTIMIZERS["schedule_free_adamw"](),
        MODIFIERS["sam"](RMSProp()),
        MODIFIERS["lookahead"](RMSProp()),
        MODIFIERS["clip_norm"](RMSProp()),
    ],
)
def test_what_is_no_plain_descent_is_not_called_so(optimizer: Any) -> None:
    assert look(optimizer).plain_rates is None


def test_a_noisy_run_is_no_plain_descent_along_the_true_slope() -> None:
    ground = LANDSCAPES["quadratic"]()
    noisy = Experiment(landscape=ground, runs=[Run(optimizer=RMSProp(), start=(1.0, 1.0))], noise=Noise(scale=0.1))
    assert RunInternals(noisy, 0, run(noisy)[0]).plain_rates is None


@pytest.mark.parametrize("modifier", MODIFIERS)
def test_a_modified_run_has_no_stability_limit(modifier: str) -> None:
    assert look(SGD()).stability_limit == 2
    assert look(MODIFIERS[modifier](SGD())).stability_limit is None


def test_lookahead_keeps_a_run_calm_beyond_the_limit_of_the_method_inside() -> None:
    landscape = LANDSCAPES["quadratic"]()
    steepest = np.linalg.eigvalsh(landscape.hessian(np.zeros(2)))[1]
    inside = look(Lookahead(SGD(learning_rate=2.01 / steepest), pull=0.5), "quadratic", n_steps=1000)
    assert inside.trajectory.losses[-1] < inside.trajectory.losses[0]


def test_radam_has_no_denominator_while_it_does_not_divide() -> None:
    inside = look(OPTIMIZERS["radam"](), "quadratic")
    assert inside.denominator is not None
    root, _ = inside.denominator
    assert np.isnan(root[:5]).all()
    assert np.isfinite(root[6:-1]).all()


@pytest.mark.parametrize("key", BALANCED)
def test_the_parts_of_a_denominator_add_up_to_what_the_step_divides_by(key: str) -> None:
    for chosen in BALANCED[key].dialects.values():
        optimizer = BALANCED[key](**chosen)
        inside = look(optimizer)
        assert inside.denominator is not None
        root, epsilon = (part[: inside.trajectory.last_step].T for part in inside.denominator)
        parts = np.hypot(root, epsilon) if inside.epsilon_inside else root + epsilon
        blank: Any = optimizer.init(inside.trajectory.positions.T)
        state = blank._replace(
            **{n: h[1 : inside.trajectory.last_step + 1].T for n, h in inside.trajectory.internals.items()}
        )
        denominator = optimizer.denominator(state)
        assert denominator is not None
        np.testing.assert_allclose(parts, denominator.total, rtol=1e-12)
