"""No outcome claims what is false: hand-made runs first, then whatever the catalogue brings forth."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from catalog import changed
from experiments import Experiment, Outcome, Run, Trajectory, run
from experiments.judging.ending import Ending, ending_length, stay_required
from experiments.noise import NO_NOISE, Noise
from experiments.outcome import judge
from landscapes import LANDSCAPES, Landscape
from landscapes.typed import read
from optimizers import OPTIMIZERS, Optimizer
from tests.draw import experiments
from tests.experiments.claims import CLAIMS, is_true


def optimizer(key: str, **fields: float) -> Optimizer:
    return changed(OPTIMIZERS[key](), fields)


def ground(landscape: str, **fields: float) -> Landscape:
    return changed(LANDSCAPES[landscape]() if landscape in LANDSCAPES else read(landscape), fields)


def walk(
    landscape: Landscape, chosen: Optimizer, start: tuple[float, float], n_steps: int = 300, noise: float = 0.0
) -> Trajectory:
    asked = Experiment(
        landscape=landscape, runs=[Run(optimizer=chosen, start=start)], n_steps=n_steps, noise=Noise(scale=noise)
    )
    (walked,) = run(asked)
    return walked


def ending_of(walks: list[Trajectory]) -> Ending:
    """The ending of runs that did not break down and were never stopped."""
    n_steps = walks[0].n_steps
    kept = slice(-ending_length(n_steps), None)
    positions = np.stack([walked.positions for walked in walks], axis=-1)
    settled = [-1 if walked.settled_at is None else walked.settled_at for walked in walks]
    return Ending(
        positions=positions[kept],
        losses=np.stack([walked.losses for walked in walks], axis=-1)[kept],
        settled_at=np.array(settled),
        broke_at=np.full(len(walks), -1),
        broken_positions=positions[0],
        broken_losses=positions[0, 0],
        n_steps=n_steps,
        noise=NO_NOISE,
    )


def broken_at(position: tuple[float, float], loss: float) -> Ending:
    """The ending of one run that broke off with its third step, which led to `position`."""
    place = np.array(position)[:, None]
    return Ending(
        positions=np.zeros((4, 2, 1)),
        losses=np.zeros((4, 1)),
        settled_at=np.array([-1]),
        broke_at=np.array([3]),
        broken_positions=place,
        broken_losses=np.array([loss]),
        n_steps=3,
        noise=NO_NOISE,
    )


@pytest.mark.parametrize(("step", "offset", "hovers"), [(0.2, 0.0, False), (0.0, 0.0, True), (0.0, 2.0, False)])
def test_who_drifts_past_a_minimum_or_wanders_far_from_one_does_not_hover(
    step: float, offset: float, hovers: bool
) -> None:
    """A walk of noise about the bowl's minimum; the same walk carried past it; the same walk elsewhere."""
    times = np.arange(61)
    walk = np.random.default_rng(0).normal(scale=0.05, size=(2, 61)) + np.array(
        [step * (times - 30) / 6, 0 * times + offset]
    )
    ending = replace(
        broken_at((0.0, 0.0), 0.0),
        positions=walk.T[:, :, None],
        losses=ground("sphere").loss(walk)[:, None],
        broke_at=np.array([-1]),
        n_steps=600,
        noise=Noise(scale=1.0),
    )
    assert (judge(ground("sphere"), ending) == [Outcome.HOVERING]) == hovers


@pytest.mark.parametrize(("noise", "hovers"), [(0.01, False), (1.0, True)])
def test_who_is_thrown_about_by_large_steps_does_not_hover_in_noise_that_is_far_weaker(
    noise: float, hovers: bool
) -> None:
    """Steps of one length swing about the bottom by themselves; a noise of a hundredth of the slopes has no part in it."""
    steep = ground("quadratic", condition_number=100.0)
    walked = walk(steep, optimizer("sign_sgd", learning_rate=0.3), (0.011, 0.017), 300, noise)
    assert (walked.outcome is Outcome.HOVERING) == hovers


@pytest.mark.parametrize(("landscape", "is_valley"), [("ravine", True), ("saddle", False)])
def test_who_jumps_back_and_forth_over_a_ridge_crosses_no_valley(landscape: str, is_valley: bool) -> None:
    """y is 1 and −1 in turns while x comes nearer: in the ravine the ground between is lower, on the saddle it is higher."""
    steps = np.arange(21)
    positions = np.array([1.5 - 0.025 * steps, (-1.0) ** steps])
    ending = replace(
        broken_at((0.0, 0.0), 0.0),
        positions=positions.T[:, :, None],
        losses=ground(landscape).loss(positions)[:, None],
        broke_at=np.array([-1]),
        n_steps=20,
    )
    assert (judge(ground(landscape), ending) == [Outcome.ZIGZAG]) == is_valley


@pytest.mark.parametrize(("n_steps", "required"), [(1, 5), (250, 5), (251, 6), (300, 6), (1000, 20), (5000, 100)])
def test_a_stay_is_five_steps_or_the_last_fiftieth_of_the_run(n_steps: int, required: int) -> None:
    assert stay_required(n_steps) == required


@pytest.mark.parametrize(
    ("landscape", "chosen", "start", "n_steps", "noise", "outcome"),
    [
        # y jumps between ±0.93 at the limit 2/10 of the steepest direction, while x comes to rest.
        (ground("quadratic"), optimizer("sgd", learning_rate=0.2), (-2.7, 0.93), 300, 0.0, Outcome.TWO_CYCLE),
        # RMSProp at a constant rate ends at ±η/2 in both coordinates, however steep.
        (ground("ravine"), optimizer("rmsprop", learning_rate=0.05), (-4.0, 0.8), 1000, 0.0, Outcome.TWO_CYCLE),
        (ground("sphere"), optimizer("sgd", learning_rate=0.1), (2.5, 1.7), 600, 1.0, Outcome.HOVERING),
        (ground("bounded_saddle"), optimizer("sgd", learning_rate=0.05), (1.5, 0.0), 600, 0.0, Outcome.AT_SADDLE),
        (ground("x + 0.001*y"), optimizer("sgd", learning_rate=0.05), (0.0, 0.0), 100, 0.0, Outcome.SLIDING),
        (ground("ravine"), optimizer("sgd", learning_rate=0.019), (-4.0, 0.8), 40, 0.0, Outcome.ZIGZAG),
        (
            ground("ravine"),
            optimizer("heavy_ball", learning_rate=0.019, momentum=0.99),
            (-4.0, 0.8),
            600,
            0.0,
            Outcome.ZIGZAG,
        ),
        (
            ground("flat_vs_sharp", width=0.12),
            optimizer("sgd", learning_rate=0.2),
            (-1.71, 0.2),
            600,
            0.0,
            Outcome.LOCAL_MINIMUM,
        ),
        # The maximum of a hill is no minimum either.
        (ground("cos(x) + cos(y)"), optimizer("sgd", learning_rate=0.1), (0.0, 0.0), 300, 0.0, Outcome.AT_SADDLE),
    ],
)
def test_a_run_made_by_hand_is_judged_as_it_was_made(
    landscape: Landscape,
    chosen: Optimizer,
    start: tuple[float, float],
    n_steps: int,
    noise: float,
    outcome: Outcome,
) -> None:
    assert walk(landscape, chosen, start, n_steps, noise).outcome is outcome


def test_one_step_within_the_tolerance_is_no_stay() -> None:
    """SGD at 0.1 on the bowl is within 0.01 from step 54 on, so that 58 steps are enough to settle and 57 are not."""
    bowl, descent = ground("quadratic"), optimizer("sgd", learning_rate=0.1)
    assert walk(bowl, descent, (-2.7, 0.93), 58).settled_at == 54
    short = walk(bowl, descent, (-2.7, 0.93), 57)
    assert (short.settled_at, short.outcome) == (None, Outcome.NEAR_MINIMUM)


def test_who_is_thrown_up_before_falling_does_not_slide() -> None:
    """Near a pole the loss of one step is far lower than that of all others; what falls after it has risen before."""
    walked = walk(read("-1/(x^2+y^2)"), optimizer("rmsprop", learning_rate=0.05), (1.0, 0.5), 400)
    assert walked.losses[-1] > walked.losses[-41]
    assert walked.outcome is Outcome.RAN_OUT_OF_STEPS


@pytest.mark.parametrize("start", [(0.9, -2.1), (2.2, -1.8)])
def test_who_stops_on_a_shoulder_is_in_no_minimum(start: tuple[float, float]) -> None:
    """At 0 the ground x³ is level, and on the run's side it curves upwards; yet beyond it falls on."""
    walked = walk(read("x^3 + y^2"), optimizer("lbfgs"), start)
    assert walked.outcome is Outcome.STALLED


@pytest.mark.parametrize(
    ("position", "loss", "outcome"),
    [
        ((0.01, 0.0), -1e24, Outcome.SLIDING),  # a pole on the map is no way off it
        ((9.0, 0.0), -1e24, Outcome.LEFT_MAP),
        ((0.01, 0.0), 1e24, Outcome.DIVERGED),
        ((0.01, 0.0), np.nan, Outcome.UNDEFINED),
        ((np.nan, 0.0), 1.0, Outcome.UNDEFINED),
        ((-np.inf, np.inf), 1.0, Outcome.DIVERGED),
        ((np.inf, 0.0), 0.0, Outcome.DIVERGED),  # level ground without end is no fall
        ((np.inf, 0.0), -1.0, Outcome.DIVERGED),
        ((np.inf, 0.0), -np.inf, Outcome.LEFT_MAP),
    ],
)
def test_a_breakdown_is_told_by_where_the_step_led(
    position: tuple[float, float], loss: float, outcome: Outcome
) -> None:
    assert judge(ground("sphere"), broken_at(position, loss)) == [outcome]


@pytest.mark.parametrize("start", [(-1.2, 1.0), (-1.2, 2.5), (1.7, -0.6)])
@pytest.mark.parametrize("key", ["sgd", "heavy_ball", "adam"])
def test_a_floor_as_low_as_the_best_minimum_is_no_place_to_stall(key: str, start: tuple[float, float]) -> None:
    walked = walk(ground("rosenbrock", b=0.0), optimizer(key, learning_rate=0.1), start, 600)
    assert walked.losses[-1] < 1e-8
    assert walked.outcome in {Outcome.REACHED_MINIMUM, Outcome.LOCAL_MINIMUM}


@pytest.mark.parametrize("key", LANDSCAPES)
def test_runs_are_judged_alone_as_among_others(key: str) -> None:
    landscape = LANDSCAPES[key]()
    members = [
        Run(optimizer=replace(OPTIMIZERS[name](), learning_rate=rate), start=start)  # type: ignore[call-arg]
        for name in ("sgd", "rmsprop", "heavy_ball")
        for rate in (1e-3, 0.03, 0.3)
        for start in landscape.starts[:3]
    ]
    walks = [walked for walked in run(Experiment(landscape=landscape, runs=members)) if walked.broke_at is None]
    assert judge(landscape, ending_of(walks)) == [walked.outcome for walked in walks]


def test_every_outcome_makes_a_claim() -> None:
    assert set(CLAIMS) == set(Outcome)


METHODS = ("sgd", "heavy_ball", "rmsprop", "adam", "rprop")


@pytest.mark.parametrize("noise", [0.0, 0.3])
@pytest.mark.parametrize("key", LANDSCAPES)
def test_no_outcome_claims_what_is_false(key: str, noise: float) -> None:
    landscape = LANDSCAPES[key]()
    members = [
        Run(optimizer=changed(OPTIMIZERS[name](), {"learning_rate": rate}), start=start)
        for name in METHODS
        for rate in (1e-8, 1e-3, 0.03, 0.3)
        for start in landscape.starts
    ]
    asked = Experiment(landscape=landscape, runs=members, n_steps=200, noise=Noise(scale=noise))
    for member, walked in zip(members, run(asked), strict=True):
        assert is_true(landscape, walked, noise > 0), (walked.outcome, member)


@settings(max_examples=60)
@given(experiment=experiments(longest=150))
def test_no_outcome_of_any_experiment_claims_what_is_false(experiment: Experiment) -> None:
    for walked in run(experiment):
        assert is_true(experiment.landscape, walked, not experiment.noise.is_off), walked.outcome
