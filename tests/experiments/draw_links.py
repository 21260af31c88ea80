"""Draw any experiment that can be built, with values from all that is legal, and damage to its link."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from catalog import Frozen, Parameter, ParameterError, changed, parameters
from experiments import Experiment, Run
from experiments.compare import ComparisonTerms
from experiments.experiment import COORDINATE, MAX_MODIFIERS
from experiments.link.parts import BY_KEY
from experiments.noise import NO_NOISE
from experiments.view_state import MAX_RUNS, TABS, VIEWS, ViewState
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.networks import NETWORKS
from landscapes.typed import read
from optimizers import OPTIMIZERS, SCHEDULES, WRAPPERS, Optimizer

FORMULAS = ("x^2 + a*y^2", " sin(x)*cos(y) + 0.1*(x^2+y^2)", "|x|^(3/2) + (alpha*x - b*y)^2", "exp(-x*x) + y^2 + pi")
BOXES = (None, Domain(x=(-3.0, 3.5), y=(-2.0, 0.1)), Domain(x=(-1e6, 1e6), y=(0.0, 1 / 3)))


def legal(declared: Parameter) -> SearchStrategy[Any]:
    """Any value that `declared` allows."""
    low, high = declared.bounds
    if declared.is_switch:
        return st.booleans()
    return st.integers(int(low), int(high)) if declared.is_whole else st.floats(low, high)


@st.composite
def varied(draw: st.DrawFn, entry: Frozen) -> Frozen:
    """`entry`, and whatever it wraps, with any legal values."""
    strategies = {name: legal(declared) for name, declared in parameters(entry).items()}
    try:
        return changed(entry, draw(st.fixed_dictionaries({}, optional=strategies)))
    except ParameterError:
        assume(False)
        raise


@st.composite
def wrapped(draw: st.DrawFn) -> Optimizer:
    """Any optimizer, in as many modifiers, and a rule, as it takes."""
    optimizer: Optimizer = OPTIMIZERS[draw(st.sampled_from(sorted(OPTIMIZERS)))]()
    for key in draw(st.lists(st.sampled_from(sorted(WRAPPERS)), max_size=MAX_MODIFIERS)):
        try:
            optimizer = WRAPPERS[key](inner=optimizer)
        except ParameterError:  # a method that SciPy runs cannot be wrapped, nor a rule in a rule
            break
    return draw(varied(optimizer))


def landscapes() -> SearchStrategy[Landscape]:
    """Any landscape of the catalogue, or a typed one."""
    built_in = st.sampled_from(sorted(LANDSCAPES)).map(lambda key: LANDSCAPES[key]())
    typed = st.builds(read, st.sampled_from(FORMULAS), st.sampled_from(BOXES))
    return (built_in | typed).flatmap(varied)


def starts() -> SearchStrategy[tuple[float, float]]:
    """Any start that is legal."""
    return st.tuples(legal(COORDINATE), legal(COORDINATE))


@st.composite
def runs(draw: st.DrawFn, max_size: int = 10) -> list[Run]:
    """Some runs, some of them like the one before."""
    common, members = draw(starts()), list[Run]()
    for _ in range(draw(st.integers(1, max_size))):
        is_like = bool(members) and draw(st.booleans())
        optimizer = draw(varied(members[-1].optimizer)) if is_like else draw(wrapped())
        schedule = draw(st.sampled_from(sorted(SCHEDULES)).map(lambda key: SCHEDULES[key]()).flatmap(varied))
        members.append(Run(optimizer=optimizer, start=draw(st.just(common) | starts()), schedule=schedule))
    return members


@st.composite
def any_experiment(draw: st.DrawFn) -> Experiment:
    """Any experiment that can be built, however long it would take to run."""
    numbers = {name: draw(legal(declared)) for name, declared in parameters(Experiment).items()}
    return Experiment(
        landscape=draw(landscapes()), runs=draw(runs()), noise=draw(st.just(NO_NOISE) | varied(NO_NOISE)), **numbers
    )


def windows() -> SearchStrategy[Domain | None]:
    """Any part of the plane that a map can show, or none."""
    pairs = st.tuples(legal(COORDINATE), legal(COORDINATE)).map(sorted).map(tuple)
    edges = pairs.filter(lambda ends: ends[0] < ends[1])
    return st.none() | st.builds(Domain, x=edges, y=edges)


@st.composite
def view_states(draw: st.DrawFn, experiment: Experiment) -> ViewState:
    """Anything that can be shown of `experiment`."""
    n_runs = len(experiment.runs)
    asked = ViewState(
        selected=draw(st.integers(-1, n_runs)),
        colours=tuple(draw(st.permutations(range(max(n_runs, MAX_RUNS))))),
        view=draw(st.sampled_from(VIEWS)),
        terms=draw(st.sampled_from(ComparisonTerms)),
        forgiving=draw(st.booleans()),
        names=tuple(draw(st.lists(st.text(max_size=60), max_size=n_runs + 1))),
        hidden=tuple(draw(st.lists(st.integers(-1, n_runs), max_size=n_runs + 1))),
        step=draw(st.none() | st.integers(-1, experiment.n_steps + 1)),
        tab=draw(st.sampled_from(TABS)),
        hides_future=draw(st.booleans()),
        presenting=draw(st.booleans()),
        equal_axes=draw(st.booleans()),
        window=draw(windows()),
    )
    return asked.fitted(n_runs, experiment.n_steps)


def keys() -> SearchStrategy[str]:
    """A key that a link has, or might have."""
    return st.sampled_from([*BY_KEY, "network", "rule"]) | st.text(max_size=5)


def words() -> SearchStrategy[str]:
    """A word that may stand in a part of a link, or may not."""
    names = [
        "again",
        "with",
        "from",
        "under",
        "learning_rate",
        "inner",
        "yes",
        "no",
        "typed",
        "noise",
        "run",
        *TABS,
        "equal",
        "-",
        "x*y",
    ]
    numbers = ["0", "-0", "1", "1e308", "1e-324", "9" * 39, "9" * 400, "nan", "inf", "٣", "0x1f", "1_0", "1e", "."]
    entries = [*OPTIMIZERS, *WRAPPERS, *SCHEDULES, *LANDSCAPES, *NETWORKS]
    return st.sampled_from([*names, *numbers]) | st.sampled_from(entries) | st.text(max_size=6)
