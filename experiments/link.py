"""The link format: an experiment as a short, readable query string, and back.

    v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=300&seed=0&run=sgd+learning_rate+0.01&run=…&runs=2

Every value is written, so that a link never changes its meaning when a default does; floats come back exactly. Only this
file and its `…words.py` know the format. `decode` never raises, whatever it is given: it opens what can be read and says
what could not.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias, TypeVar
from urllib.parse import parse_qsl, urlencode

from catalog import Point, key_of, parameters
from experiments.compare import ComparisonTerms
from experiments.experiment import Experiment, Run
from experiments.landscape_words import read_landscape, spell_landscape
from experiments.noise import NO_NOISE, Noise
from experiments.opening import OPENING
from experiments.run_words import read_point, read_run, spell_point, spell_run
from experiments.view_state import MOST_RUNS, VIEWS, ViewState
from experiments.words import Remarks, number, quote, read_value, spell, spell_entry, with_values
from landscapes import Landscape

VERSION = 1
RACES = {race.value: race for race in ComparisonTerms}
LONGEST_LINK = 20_000
MOST_STEPS = int(parameters(Experiment)["n_steps"].slider[1])
NEEDED = ("v", "landscape", "start", "steps", "seed", "run", "runs")
KEYS = (*NEEDED, "formula", "domain", "noise", "budget", "selected", "colours", "view", "race")
Choice = TypeVar("Choice")
Words: TypeAlias = Mapping[str, Sequence[str]]
"""What stands behind each key of a link, once for each time that the key stands there."""


def encode(experiment: Experiment, view_state: ViewState | None = None) -> str:
    """The query string, without a question mark, that `decode` reads back as an equal experiment."""
    start = experiment.runs[0].start
    pairs = [
        ("v", str(VERSION)),
        *spell_landscape(experiment.landscape),
        ("start", spell_point(start)),
        ("steps", spell(experiment.n_steps)),
        ("seed", spell(experiment.seed)),
        *([] if experiment.noise == NO_NOISE else [("noise", spell_entry(experiment.noise))]),
        *([("budget", spell(experiment.budget))] if experiment.budget else []),
        *(("run", spell_run(member, start, before)) for before, member in pairwise((None, *experiment.runs)) if member),
        *_spell_view_state(view_state, len(experiment.runs)),
        ("runs", str(len(experiment.runs))),  # last, so that a link that was cut off is known by its absence
    ]
    return urlencode(pairs)


def decode(query: str) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment that `query` spells, and one sentence for each thing in it that could not be read."""
    remarks = Remarks()
    words = _split(query, remarks)
    if not words:
        return OPENING, tuple(remarks.sentences)
    _check_version(words, remarks)
    _check_completeness(words, remarks)
    landscape = read_landscape({key: texts[0] for key, texts in words.items()}, remarks)
    start = _read_start(words, landscape, remarks)
    experiment = Experiment(
        landscape=landscape,
        runs=_read_runs(words, start, remarks),
        n_steps=min(_read_whole(words, "steps", "n_steps", remarks), MOST_STEPS),
        noise=_read_noise(words, remarks),
        seed=_read_whole(words, "seed", "seed", remarks),
        budget=_read_whole(words, "budget", "budget", remarks),
    )
    _read_view_state(words, len(experiment.runs), remarks)
    return experiment, tuple(remarks.sentences)


def decode_view_state(query: str, n_runs: int) -> ViewState:
    """What `query` says is in the light, made to fit `n_runs` runs; `decode` remarks upon what cannot be read."""
    return _read_view_state(_split(query, Remarks()), n_runs, Remarks())


def _spell_view_state(view_state: ViewState | None, n_runs: int) -> list[tuple[str, str]]:
    if view_state is None:
        return []
    fitted, natural = view_state.fitted(n_runs), ViewState().fitted(n_runs)
    selected = [("selected", spell(fitted.selected))] if fitted.selected != natural.selected else []
    colours = [("colours", " ".join(map(spell, fitted.colours)))] if fitted.colours != natural.colours else []
    view = [("view", fitted.view)] if fitted.view != natural.view else []
    race = [("race", fitted.terms.value)] if fitted.terms != natural.terms else []
    return selected + colours + view + race


def _read_view_state(words: Words, n_runs: int, remarks: Remarks) -> ViewState:
    """What is in the light; what cannot be read is remarked upon and shown in its natural order."""
    selected = _read_whole_numbers(words, "selected", n_runs, remarks)
    colours = _read_whole_numbers(words, "colours", MOST_RUNS, remarks)
    view = _read_choice(words, "view", {view: view for view in VIEWS}, ViewState.view, remarks)
    race = _read_choice(words, "race", RACES, ViewState.terms, remarks)
    return ViewState(selected[0] if selected else 0, colours, view, race).fitted(n_runs)


def _read_whole_numbers(words: Words, key: str, end: int, remarks: Remarks) -> tuple[int, ...]:
    """The different whole numbers from 0 up to `end`, exclusive, behind `key`; none if any is something else."""
    said = _said(words, key)
    numbers = [number(text) for text in (said or "").split()]
    whole = tuple(int(n) for n in numbers if n is not None and n.is_integer() and 0 <= n < end)
    if said is not None and not (len(numbers) == len(set(whole)) > 0):
        remarks.add(f"The link's {key} must be different whole numbers below {end}, got {quote(said)}.")
        return ()
    return whole


def _read_choice(words: Words, key: str, choices: Mapping[str, Choice], usual: Choice, remarks: Remarks) -> Choice:
    said = _said(words, key)
    if said is not None and said not in choices:
        remarks.add(f"The link's {key} must be one of {', '.join(choices)}, got {quote(said)}.")
    return choices.get(said or "", usual)


def _split(query: str, remarks: Remarks) -> dict[str, list[str]]:
    """What stands behind each key of `query`; a key that may come once keeps its first text."""
    if len(query) > LONGEST_LINK:
        remarks.add(f"The link is longer than {LONGEST_LINK} characters; the rest was left unread.")
    found: dict[str, list[str]] = {}
    for key, text in parse_qsl(query[:LONGEST_LINK].removeprefix("?"), keep_blank_values=True, errors="replace"):
        if key not in KEYS:
            remarks.add(f"The link has an unknown part {quote(key)}.")
        elif key in found and key != "run":
            remarks.add(f"The link says {key} twice; the first is used.")
        else:
            found.setdefault(key, []).append(text)
    return found


def _check_completeness(words: Words, remarks: Remarks) -> None:
    missing = [key for key in NEEDED if key not in words]
    if missing:
        remarks.add(f"The link leaves out {', '.join(missing)}; what is usual is shown.")


def _check_version(words: Words, remarks: Remarks) -> None:
    said = _said(words, "v")
    if said is None or said == str(VERSION):
        return
    version = number(said)
    if version is not None and version > VERSION:
        remarks.add("The link was made by a newer version of the lab; what could be read is shown.")
    else:
        remarks.add(f"The link has no readable version, got {quote(said)}; it is read as version {VERSION}.")


def _said(words: Words, key: str) -> str | None:
    """What stands behind `key`, or `None` if the link leaves it out."""
    return words[key][0].strip() if key in words else None


def _read_start(words: Words, landscape: Landscape, remarks: Remarks) -> Point:
    usual = landscape.starts[0]
    return read_point(words["start"][0].split(), usual, remarks) if "start" in words else usual


def _read_whole(words: Words, key: str, name: str, remarks: Remarks) -> int:
    declared, said = parameters(Experiment)[name], _said(words, key)
    if said is None:
        return int(declared.default)
    value = read_value(declared, said)
    if value is None:
        remarks.add(f"The link's {key} must {declared.legal}, got {quote(said)}; {declared.default} is used.")
    elif key == "steps" and value > MOST_STEPS:
        remarks.add(f"The link asks for {value} steps; {MOST_STEPS} are shown.")
    return int(declared.default if value is None else value)


def _read_noise(words: Words, remarks: Remarks) -> Noise:
    if "noise" not in words:
        return NO_NOISE
    spelled = words["noise"][0].split()
    if spelled[:1] != [key_of(NO_NOISE)]:
        remarks.add(
            f"The link's noise must begin with {key_of(NO_NOISE)}, got {quote(words['noise'][0])}; there is none."
        )
        return NO_NOISE
    return with_values(NO_NOISE, spelled[1:], remarks)


def _read_runs(words: Words, start: Point, remarks: Remarks) -> tuple[Run, ...]:
    spelled = words.get("run", [])
    if (count := _said(words, "runs")) is not None and count != str(len(spelled)):
        remarks.add(f"The link should have {quote(count)} runs, but has {len(spelled)}; it was damaged on its way.")
    if len(spelled) > MOST_RUNS:
        remarks.add(f"The link has {len(spelled)} runs; the first {MOST_RUNS} are shown.")
    runs: list[Run | None] = []
    for text in spelled[:MOST_RUNS]:
        runs.append(read_run(text.split(), start, runs[-1] if runs else None, remarks))
    readable = tuple(member for member in runs if member is not None)
    if spelled and not readable:
        remarks.add("The link has no run that can be read; the opening ones are shown.")
    return readable or tuple(Run(optimizer=member.optimizer, start=start) for member in OPENING.runs)
