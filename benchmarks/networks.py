"""What networks cost beside their bare gradients, and what they are here to show, over ten seeds."""

from collections.abc import Callable, Sequence
from functools import partial
from time import process_time
from typing import Any

import numpy as np

from benchmarks.timing import seconds
from catalog import Array, changed
from experiments import Member, Training, learn
from experiments.crew import Crew
from experiments.minibatches import batches
from experiments.praise import METHODS, RATES
from landscapes.networks import NETWORKS, Network
from landscapes.networks.cnn import CNN
from landscapes.networks.mlp import MLP
from landscapes.networks.plane import Plane
from landscapes.networks.planes import barrier, filter_normalized, losses_between
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES

N_SEEDS, N_STEPS, N_STEPS_OF_MANY, SIDE = 10, 1500, 200, 64
SIZES = {"logistic_regression": 64, "mlp": 64, "cnn": 32, "rnn_adding": 32, "rnn_sine": 32}
"""The batch on which each network is timed."""
COSINE = SCHEDULES["cosine"]()
DEEP_SIGMOID = MLP(**MLP.presets["Deep sigmoid"])


def members(key: str, rates: Sequence[float], schedule: Any = None) -> list[Member]:
    """The method `key` at each of `rates`."""
    optimizers = [changed(OPTIMIZERS[key](), {"learning_rate": rate}) for rate in rates]
    return [Member(optimizer=optimizer, schedule=schedule or SCHEDULES["constant"]()) for optimizer in optimizers]


def ends(network: Network, some: Sequence[Member], **values: Any) -> tuple[Array, Array]:
    """The weights and the test scores with which `some` members end."""
    *_, last = learn(Training(network=network, members=some, **values))
    return np.asarray(last.weights, dtype=np.float64), last.scores


def four_methods() -> None:
    """Four methods that train one network, beside nothing but their gradients."""
    print(f"\nFour methods × {N_STEPS} steps (budget: at most 2 times their bare gradients)\n")
    for key, size in SIZES.items():
        some = [member for method in METHODS for member in members(method, [1e-3])]
        asked = Training(network=NETWORKS[key](), members=some, n_steps=N_STEPS, batch_size=size)
        taken = seconds(
            {"learn": partial(_exhaust, asked), "bare": partial(_bare_gradients, asked)}, repeats=3, clock=process_time
        )
        print(f"{key:22}{taken['learn'] / taken['bare']:8.2f}{taken['learn']:8.2f} s")


def many_rates() -> None:
    """Twenty learning rates side by side, beside one."""
    print("\nTwenty rates of Adam at once, beside one (budget: MLP at most 8, CNN at most 18)\n")
    for key, size in SIZES.items():
        asked = {
            len(rates): Training(
                network=NETWORKS[key](), members=members("adam", rates), n_steps=N_STEPS_OF_MANY, batch_size=size
            )
            for rates in (np.geomspace(1e-4, 1e-2, 20).tolist(), [1e-3])
        }
        contestants = {"many": partial(_march, asked[20]), "one": partial(_march, asked[1])}
        taken = seconds(contestants, repeats=3, clock=process_time)
        print(f"{key:22}{taken['many'] / taken['one']:8.1f}")


def planes() -> None:
    """A plane of 64 × 64 points and 256 samples, beside a loop over its points."""
    print(f"\nA plane of {SIDE} × {SIDE} points (budget of the MLP: at most 0.5 of a loop over the points)\n")
    for key in SIZES:
        network = NETWORKS[key]()
        plane = filter_normalized(network, network.init(0), seed=0)
        points = np.array(np.meshgrid(*[np.linspace(-1, 1, SIDE)] * 2)).reshape(2, -1)
        taken = seconds(
            {"plane": partial(plane.loss, points), "loop": partial(_one_by_one, plane, points)},
            repeats=3,
            clock=process_time,
        )
        print(f"{key:22}{taken['plane'] / taken['loop']:8.2f}{taken['plane']:8.2f} s")


def claims() -> None:
    """What the page says, over ten seeds: how many of them agree."""
    print(f"\nHow many of {N_SEEDS} seeds agree\n")
    for claim, holds in CLAIMS.items():
        print(f"{sum(map(holds, range(N_SEEDS))):4d}  {claim}", flush=True)


def _mlp_reads(seed: int) -> bool:
    return bool(ends(MLP(), members("adam", [0.01], COSINE), seed=seed)[1] >= 0.97)


def _cnn_reads(seed: int) -> bool:
    return bool(ends(NETWORKS["cnn"](), members("adam", [0.01], COSINE), batch_size=32, seed=seed)[1] >= 0.98)


def _wide_cnn_reads(seed: int) -> bool:
    return bool(ends(CNN(**CNN.presets["Wide"]), members("adam", [0.01], COSINE), batch_size=32, seed=seed)[1] >= 0.98)


def _adam_adds(seed: int) -> bool:
    clipped: Any = MODIFIERS["clip_norm"]
    adam = Member(optimizer=clipped(inner=changed(OPTIMIZERS["adam"](), {"learning_rate": 0.01})), schedule=COSINE)
    return bool(ends(NETWORKS["rnn_adding"](), [adam], batch_size=32, seed=seed)[1] < 0.2)


def _rmsprop_adds(seed: int) -> bool:
    rmsprop = members("rmsprop", [0.003], COSINE)
    return bool(ends(NETWORKS["rnn_adding"](), rmsprop, batch_size=32, seed=seed)[1] < 0.2)


def _sgd_is_stuck(seed: int) -> bool:
    return bool((DEEP_SIGMOID.loss(ends(DEEP_SIGMOID, members("sgd", RATES), seed=seed)[0]) > 0.5).all())


def _rmsprop_is_not(seed: int) -> bool:
    return bool(DEEP_SIGMOID.loss(ends(DEEP_SIGMOID, members("rmsprop", [0.01]), seed=seed)[0])[0] < 0.5)


def _end_of(**chance: int) -> Array:
    return ends(MLP(), members("sgd", [0.3], COSINE), **chance)[0][:, 0]


def _one_valley(seed: int) -> bool:
    return barrier(losses_between(MLP(), _end_of(seed=seed), _end_of(seed=seed, order=1))) < 0.05


def _two_valleys(seed: int) -> bool:
    return barrier(losses_between(MLP(), _end_of(seed=seed), _end_of(seed=seed + N_SEEDS))) > 0.2


CLAIMS: dict[str, Callable[[int], bool]] = {
    "The MLP reads at least 97 % of the test digits.": _mlp_reads,
    "The CNN reads at least 98 % of the test digits.": _cnn_reads,
    "The wide CNN reads at least 98 % of the test digits.": _wide_cnn_reads,
    "The RNN adds five times better than the mean, with Adam.": _adam_adds,
    "The RNN adds five times better than the mean, with RMSProp.": _rmsprop_adds,
    "SGD does not bring the deep sigmoid network to a loss of 0.5 at any of 13 rates.": _sgd_is_stuck,
    "RMSProp does, at one of them.": _rmsprop_is_not,
    "Two orders of batches lead from one start into one valley (barrier below 0.05).": _one_valley,
    "Two starts lead into two (barrier above 0.2).": _two_valleys,
}


def _exhaust(asked: Training) -> None:
    for _ in learn(asked):
        pass


def _march(asked: Training) -> None:
    """All steps, and not one look."""
    crew = Crew(asked, range(len(asked.members)))
    for _, batch in zip(range(asked.n_steps), batches(asked), strict=False):
        crew.step(batch)


def _bare_gradients(asked: Training) -> None:
    """As many gradients as `asked` takes, each method by itself, and nothing else."""
    position = asked.network.init(asked.seed)[:, None]
    for _, batch in zip(range(asked.n_steps), batches(asked), strict=False):
        for _ in asked.members:
            asked.network.gradient(position, batch)


def _one_by_one(plane: Plane, points: Array) -> None:
    for point in points.T:
        plane.network.loss(plane.weights_at(point), plane.batch)


def report() -> None:
    """Print every table."""
    four_methods()
    many_rates()
    planes()
    claims()


if __name__ == "__main__":
    report()
