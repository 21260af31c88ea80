"""What a declaration allows, what it says when it refuses, and how entries are found."""

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from catalog import (
    JUST_BELOW_ONE,
    About,
    Parameter,
    ParameterError,
    check,
    closest_key,
    discover,
    family_of,
    key_of,
    parameter,
    parameters,
    switch,
    values,
)
from optimizers import Optimizer

ENTRY = """
from dataclasses import dataclass
from catalog import About, parameter
from optimizers import Optimizer

@dataclass(frozen=True)
class {name}(Optimizer):
    about = About("{name}", {year}, "A. Nonymous", idea="An idea.", source="A source.")

    def init(self, position):
        return None

    def step(self, position, state, oracle):
        return position, state
"""


@dataclass(frozen=True)
class Kettle:
    about = About("Kettle", 1894, "R. E. B. Crompton", idea="Boils.", source="Chelmsford.")
    heat: float = parameter(1.0, symbol="h", bounds=(0, 10), slider=(0.1, 5), scale="log", help="How hot it is.")
    keep: float = parameter(0.9, symbol="k", bounds=(0, JUST_BELOW_ONE), help="How much warmth is kept.")
    cups: int = parameter(2, symbol="n", bounds=(1, 9), help="How many cups are boiled.")
    whistle: bool = switch(True, symbol="w", help="Whether it whistles.")
    colour: str = "black"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package of optimizers, on the path for this test only."""
    root = tmp_path / "shelves"
    root.mkdir()
    (root / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield root
    for name in [name for name in sys.modules if name.partition(".")[0] == root.name]:
        del sys.modules[name]


def write(root: Path, shelf: str, key: str, name: str, year: int = 2000) -> None:
    (root / shelf).mkdir(exist_ok=True)
    (root / shelf / "__init__.py").touch()
    (root / shelf / f"{key}.py").write_text(ENTRY.format(name=name, year=year), encoding="utf-8")


@pytest.mark.parametrize("value", [0, 10, 0.5, np.float64(3.0), np.int64(3), Fraction(1, 3)])
def test_any_real_number_within_the_bounds_is_legal(value: object) -> None:
    assert parameters(Kettle)["heat"].allows(value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1e-9, 10.1, True, "1", None, 1j, [1.0], np.ones(2)])
def test_whatever_is_no_number_within_the_bounds_is_not(value: object) -> None:
    assert not parameters(Kettle)["heat"].allows(value)


@pytest.mark.parametrize(("value", "legal"), [(3, True), (3.0, True), (3.5, False), (True, False), (math.nan, False)])
def test_a_whole_number_is_whole(value: object, legal: bool) -> None:
    assert parameters(Kettle)["cups"].allows(value) is legal


@pytest.mark.parametrize(("value", "legal"), [(True, True), (False, True), (1, False), (0.0, False), ("yes", False)])
def test_a_switch_is_on_or_off(value: object, legal: bool) -> None:
    assert parameters(Kettle)["whistle"].allows(value) is legal


def test_a_decay_rate_stays_below_one() -> None:
    assert parameters(Kettle)["keep"].allows(JUST_BELOW_ONE)
    assert not parameters(Kettle)["keep"].allows(1.0)


@pytest.mark.parametrize(
    ("kettle", "message"),
    [
        (Kettle(heat=11.0), "Kettle: heat must lie in [0, 10], got 11.0."),
        (Kettle(heat=math.nan), "Kettle: heat must lie in [0, 10], got nan."),
        (Kettle(keep=1.0), "Kettle: keep must lie in [0, 1), got 1.0."),
        (Kettle(cups=2.5), "Kettle: cups must be a whole number in [1, 9], got 2.5."),  # type: ignore[arg-type]
        (Kettle(whistle=1), "Kettle: whistle must be yes or no, got 1."),  # type: ignore[arg-type]
    ],
)
def test_a_refusal_says_whose_value_what_was_expected_and_what_came(kettle: Kettle, message: str) -> None:
    with pytest.raises(ParameterError) as refusal:
        check(kettle)
    assert str(refusal.value) == message


def test_only_declared_fields_are_parameters() -> None:
    assert list(parameters(Kettle)) == ["heat", "keep", "cups", "whistle"]
    assert values(Kettle(cups=3)) == {"heat": 1.0, "keep": 0.9, "cups": 3, "whistle": True}


def test_a_slider_spans_the_bounds_unless_told_otherwise() -> None:
    assert parameters(Kettle)["cups"].slider == (1, 9)
    assert parameters(Kettle)["heat"] == Parameter("h", 1.0, (0, 10), (0.1, 5), "log", "How hot it is.")


def test_a_new_file_is_all_that_a_new_entry_needs(package: Path) -> None:
    write(package, "warm", "young", "Young", 1990)
    write(package, "warm", "old", "Old", 1960)
    write(package, "cold", "late", "Late", 2020)
    found = discover("shelves", Optimizer)
    assert list(found) == ["late", "old", "young"], "by folder, then year"
    assert [family_of(cls) for cls in found.values()] == ["cold", "warm", "warm"]
    assert [key_of(cls) for cls in found.values()] == list(found)
    assert key_of(found["old"]()) == "old"


def test_a_file_with_an_underscore_and_an_imported_class_are_no_entries(package: Path) -> None:
    write(package, "warm", "real", "Real")
    write(package, "warm", "_draft", "Draft")
    (package / "warm" / "borrower.py").write_text("from shelves.warm.real import Real\n", encoding="utf-8")
    assert list(discover("shelves", Optimizer)) == ["real"]


def test_two_files_of_one_name_are_refused(package: Path) -> None:
    write(package, "warm", "same", "Same")
    write(package, "cold", "same", "Same")
    with pytest.raises(AssertionError, match=r"two files are called same\.py"):
        discover("shelves", Optimizer)


def test_the_key_that_is_closest_to_a_misspelt_one_is_suggested() -> None:
    assert closest_key({"kettle": Kettle}, "ketle") == "kettle"


def test_nothing_is_suggested_when_nothing_is_close() -> None:
    assert closest_key({"kettle": Kettle}, "zzz") is None
