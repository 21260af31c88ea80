"""What the arithmetic costs, beside bare loops and other libraries: one table a budget."""

import os
from functools import partial

import numpy as np

from benchmarks import bare, lab, libraries
from benchmarks.timing import Contestants, seconds
from catalog import Array

N_STEPS = 500
N_RUNS = 10_000
N_KEPT, N_MAP_STEPS, MAP = 1000, 300, (64, 48)


def single_runs() -> None:
    """One run of each optimizer, beside a bare NumPy loop and beside torch."""
    print(
        f"\nOne run of {N_STEPS} steps on Rosenbrock (budget: at most 2 bare loops, at least 6 times faster than torch)\n"
    )
    print(f"{'':12}{'lab':>9}{'bare':>9}{'torch':>9}{'lab/bare':>11}{'torch/lab':>11}")
    absent = libraries.missing("torch")
    torch_paths = {} if absent else libraries.torch_paths(N_STEPS)
    for key in bare.LOOPS:
        contestants: Contestants = {"lab": lab.experiment([key], N_STEPS), "bare": partial(bare.path, key, N_STEPS)}
        taken = seconds({**contestants, **({"torch": torch_paths[key]} if key in torch_paths else {})})
        ours, theirs, torchs = taken["lab"], taken["bare"], taken.get("torch", np.nan)
        print(f"{key:12}{_ms(ours)}{_ms(theirs)}{_ms(torchs)}{ours / theirs:11.2f}{torchs / ours:11.1f}")
    if absent:
        print(absent)


def several_runs() -> None:
    """The experiment that one move of a slider asks for."""
    keys = list(bare.LOOPS)
    taken = seconds({"lab": lab.experiment(keys, N_STEPS), "bare": lambda: [bare.path(key, N_STEPS) for key in keys]})
    print(f"\n{len(keys)} optimizers × {N_STEPS} steps (budget: at most 40 ms, with the picture)\n")
    print(
        f"{'lab':12}{_ms(taken['lab'])}\n{'bare':12}{_ms(taken['bare'])}\n{'lab/bare':12}{_ratio(taken, 'lab', 'bare')}"
    )


def batches() -> None:
    """Many runs of Adam at once, beside optax."""
    starts = scattered(N_RUNS)
    contestants = {"lab": lab.batch(starts, N_STEPS)}
    absent = libraries.missing("optax")
    if not absent:
        contestants["optax"] = libraries.optax_batch(starts, N_STEPS)
    taken = seconds(contestants, repeats=5)
    print(f"\n{N_RUNS:,} runs × {N_STEPS} steps of Adam on Rosenbrock (budget: at most 0.03 µs a run and step)\n")
    for name, spent in taken.items():
        print(f"{name:12}{spent / N_RUNS / N_STEPS * 1e6:9.4f} µs a run and step")
    print(absent or f"{'lab/optax':12}{_ratio(taken, 'lab', 'optax')}")


def two_numbers_a_run() -> None:
    """What bookkeeping costs, beside the march alone."""
    starts = scattered(N_KEPT)
    taken = seconds(
        {"march alone": lambda: lab.ends(starts, N_MAP_STEPS), "two numbers kept": lab.kept(starts, N_MAP_STEPS)}
    )
    print(f"\n{N_KEPT:,} runs × {N_MAP_STEPS} steps of Adam on Rosenbrock (budget: at most 2 marches)\n")
    for name, spent in taken.items():
        print(f"{name:18}{_ms(spent)}")
    print(f"{'kept/alone':18}{_ratio(taken, 'two numbers kept', 'march alone')}")


def live_map() -> None:
    """A map that follows the hand, judged and all."""
    columns, rows = MAP
    taken = seconds({"map": lab.basin_map(columns, rows, N_MAP_STEPS)})
    print(f"\n{columns} × {rows} starts × {N_MAP_STEPS} steps of Adam on Rosenbrock (budget: 25 a second)\n")
    print(f"{'maps a second':18}{1 / taken['map']:9.1f}")


def scattered(n_runs: int) -> Array:
    """Starts all over the map of Rosenbrock, shape `(2, n_runs)`."""
    rng = np.random.default_rng(0)
    return np.array([rng.uniform(-2, 2, n_runs), rng.uniform(-1, 3, n_runs)])


def _ms(taken: float) -> str:
    return f"{taken * 1e3:6.1f} ms" if np.isfinite(taken) else f"{'–':>9}"


def _ratio(taken: dict[str, float], ours: str, theirs: str) -> str:
    return f"{taken[ours] / taken[theirs]:9.2f}"


def stay_on_one_core() -> None:
    """Let nobody win by taking a second core; only Linux can promise that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def report() -> None:
    """Print every table."""
    stay_on_one_core()
    single_runs()
    several_runs()
    batches()
    two_numbers_a_run()
    live_map()


if __name__ == "__main__":
    report()
