"""The README tells the truth: its two example files work as they stand."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog import family_of, key_of
from experiments import Experiment, Outcome, Run, run
from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS, Optimizer
from views.readme import written

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"`((?:optimizers|landscapes)/\w+/\w+)\.py`.*?```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(params=EXAMPLES, ids=[path for path, _ in EXAMPLES])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[type[Any]]:
    """The class that an example of the README declares, imported as if its file stood where the README puts it."""
    path, code = request.param
    name, file = path.replace("/", "."), tmp_path / "example.py"
    file.write_text(code, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (found,) = (c for c in vars(module).values() if isinstance(c, type) and c.__module__ == name)
    yield found
    del sys.modules[name]


def test_the_readme_shows_an_optimizer_and_a_landscape() -> None:
    assert [path.split("/")[0] for path, _ in EXAMPLES] == ["optimizers", "landscapes"]


def test_the_readme_lists_what_the_catalogue_holds() -> None:
    assert written(README) == README, "run `python -m views.readme`"


def test_the_readme_shows_pictures_that_exist() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert pictures
    assert all((ROOT / picture).exists() for picture in pictures)


def test_every_requirement_has_its_reason_in_the_readme_once() -> None:
    pinned = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt"))
    table = README.partition("## Dependencies")[2]
    for package in re.findall(r"^([\w-]+)==", pinned, re.MULTILINE):
        assert table.count(f"`{package}`") == 1, package


def test_an_example_of_the_readme_is_an_entry_that_runs(entry: type[Any]) -> None:
    assert key_of(entry) not in {**OPTIMIZERS, **LANDSCAPES}
    assert family_of(entry) in {"first_order", "bowls"}
    landscape: Landscape = entry() if issubclass(entry, Landscape) else LANDSCAPES["quadratic"]()
    optimizer: Optimizer = entry() if issubclass(entry, Optimizer) else OPTIMIZERS["sgd"]()
    (trajectory,) = run(
        Experiment(landscape=landscape, runs=[Run(optimizer=optimizer, start=landscape.starts[0])], n_steps=500)
    )
    assert trajectory.outcome in {Outcome.REACHED_MINIMUM, Outcome.NEAR_MINIMUM}
    assert np.isfinite(trajectory.positions).all()
