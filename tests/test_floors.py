"""Imports run downhill only: this reads them all and says where one runs uphill, sideways or in a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"catalog": 0, "landscapes": 1, "optimizers": 1, "experiments": 2, "figures": 3, "views": 4, "app": 5}
FLOORS_OF_GUESTS = {"plotly": 3, "streamlit": 4}
"""The lowest floor on which a library of the screen may be seen."""


def modules() -> dict[str, Path]:
    """Every module that stands on a floor, by dotted name."""
    paths = [path for top in FLOORS for path in (*ROOT.glob(f"{top}.py"), *ROOT.glob(f"{top}/**/*.py"))]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


MODULES = modules()


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every name that the file imports, wherever in the file it does so, as a dotted path."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by dots; whole names show the floor."
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def top(name: str) -> str:
    return name.partition(".")[0]


def is_downhill(importer: str, imported: str) -> bool:
    """Whether what stands at `importer` may import `imported`."""
    here, there = top(importer), top(imported)
    if here == "app" and there in FLOORS:
        return there == "views"
    if there in FLOORS_OF_GUESTS:
        return FLOORS[here] >= FLOORS_OF_GUESTS[there]
    return there not in FLOORS or here == there or FLOORS[there] < FLOORS[here]


@pytest.mark.parametrize("name", MODULES)
def test_imports_run_downhill_only(name: str) -> None:
    for node, imported in imports(MODULES[name]):
        assert is_downhill(name, imported), f"{MODULES[name]}:{node.lineno} may not import {imported}."


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        name: {module_of(imported) for _, imported in imports(path)} & set(MODULES) for name, path in MODULES.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def module_of(imported: str) -> str:
    """The module that an imported name stands in: the name itself, or what is before its last dot."""
    return imported if imported in MODULES else imported.rpartition(".")[0]


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("catalog", "landscapes"),
        ("landscapes.formula", "optimizers"),
        ("optimizers.optimizer", "landscapes.landscape"),
        ("landscapes.formula", "experiments"),
        ("experiments.runner", "plotly.graph_objects"),
        ("figures.contour", "streamlit"),
        ("app", "experiments"),
    ],
)
def test_an_import_that_runs_uphill_would_be_seen(importer: str, imported: str) -> None:
    assert not is_downhill(importer, imported)
