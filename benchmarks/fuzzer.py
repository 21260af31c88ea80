"""Links that ask for as much as they can: drawn by a seed from all entries, the dear ones more often than the others."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from catalog import Frozen, Parameter, ParameterError, changed, parameters
from experiments import Experiment, Run
from experiments.experiment import MAX_MODIFIERS
from experiments.link import encode
from experiments.noise import Noise
from experiments.view_state import MAX_RUNS, ViewState
from landscapes import LANDSCAPES, Landscape
from landscapes.typed import read
from optimizers import OPTIMIZERS, SCHEDULES, WRAPPERS, Optimizer, Schedule

LONG, SHORT = (300, 5000, 5000), (20,)
"""How many steps the links ask for."""
FORMULAS = (
    "sin(x*y)*exp(-x^2) + tanh(x)^7*atan2(x, y) + log(1 + x^2*y^2)^3",
    "(x^2 + y^2)^1.3 + sin(exp(cos(x*y)))",
    "sqrt(abs(x*y)) + " + " + ".join(f"sin({k}*x + y)" for k in range(1, 25)),
    "exp(sin(x*y)^3)*cos(x^y)/(1 + x^2 + y^4)^a + tanh(x*y*sin(x + y))^5",
    "sin(sin(sin(sin(sin(x*y)))))*cos(cos(cos(x + y)))",
)
DEAR_LANDSCAPES = {"rnn_cliff": {"length": 500}, "random_mixture": {"n_wells": 50}}
DEAR_OPTIMIZERS = ("damped_newton", "powell", "nelder_mead", "nonlinear_cg", "trust_region", "sophia")
DEAR_MODIFIERS = ("sam",)


def links(seed: int, lengths: Sequence[int] = LONG) -> Iterator[str]:
    """Endlessly many links, always the same ones for one `seed`."""
    rng = Random(seed)
    while True:
        experiment = _experiment(rng, rng.choice(lengths))
        selected = rng.randrange(len(experiment.runs))
        yield encode(experiment, ViewState(forgiving=rng.random() < 0.3, selected=selected))


def damaged(seed: int) -> Iterator[str]:
    """Endlessly many short links to each of which something has happened on its way."""
    rng = Random(seed)
    for link in links(seed, SHORT):
        text = link
        for _ in range(rng.randint(1, 4)):
            text = _damage(rng, text)
        yield text


def _experiment(rng: Random, n_steps: int) -> Experiment:
    landscape = _landscape(rng)
    runs = [_run(rng, landscape) for _ in range(rng.choice((1, 3, MAX_RUNS)))]
    return Experiment(
        landscape=landscape,
        runs=runs if rng.random() < 0.7 else runs[:1] * len(runs),
        n_steps=n_steps,
        noise=Noise(scale=rng.choice((0, 1.0, 30.0)), proportion=rng.choice((0, 0.5)), tail=rng.choice((0, 0.5))),
        seed=rng.randrange(10),
    )


def _landscape(rng: Random) -> Landscape:
    if rng.random() < 0.15:
        return read(rng.choice(FORMULAS))
    key = rng.choice((*LANDSCAPES, *[*DEAR_LANDSCAPES] * 4))
    landscape = _varied(rng, LANDSCAPES[key](), 0.7)
    return changed(landscape, DEAR_LANDSCAPES[key]) if key in DEAR_LANDSCAPES and rng.random() < 0.6 else landscape


def _run(rng: Random, landscape: Landscape) -> Run:
    return Run(optimizer=_optimizer(rng), start=rng.choice(landscape.starts), schedule=_schedule(rng))


def _optimizer(rng: Random) -> Optimizer:
    optimizer: Optimizer = _varied(rng, OPTIMIZERS[rng.choice((*OPTIMIZERS, *DEAR_OPTIMIZERS * 2))](), 0.3)
    for _ in range(rng.choice((0, 0, 1, MAX_MODIFIERS))):
        try:
            optimizer = _varied(rng, WRAPPERS[rng.choice((*WRAPPERS, *DEAR_MODIFIERS * 3))](inner=optimizer), 0.3)
        except ParameterError:  # a method that SciPy runs cannot be wrapped, nor a rule in a rule
            break
    return optimizer


def _schedule(rng: Random) -> Schedule:
    return _varied(rng, SCHEDULES[rng.choice(["constant", *SCHEDULES])](), 0.3)


def _varied(rng: Random, entry: Frozen, share: float) -> Frozen:
    """`entry` with about a `share` of its values drawn."""
    drawn = {name: _value(rng, known) for name, known in parameters(entry).items() if rng.random() < share}
    return changed(entry, drawn)


def _value(rng: Random, declared: Parameter) -> Any:
    """A legal value of `declared`: most likely an end of what is legal, or one that its slider shows."""
    (low, high), instructive = declared.bounds, rng.uniform(*declared.slider)
    if declared.is_switch:
        return rng.random() < 0.5
    if declared.is_whole:
        return int(rng.choice((low, high, declared.default, instructive)))
    return float(rng.choice((low, high, declared.default, instructive, rng.uniform(*declared.slider))))


def _damage(rng: Random, text: str) -> str:
    """`text` with a piece of it lost, doubled, moved, or replaced by something else."""
    i, j = sorted(rng.choices(range(len(text) + 1), k=2))
    j = min(j, i + 40)
    strange = rng.choice(
        ("%", "%ff", "&", "+", "=", "nan", "-1", "9" * 30, "1e999", "\u0663", "turn=run+0+", "&run=", "\0")
    )
    return rng.choice((text[:i] + text[j:], text[:j] + text[i:], text[j:] + text[:j], text[:i] + strange + text[j:]))
