"""No sentence stands in the browser parts: each code that they use is in the table, with exactly its facts."""

import re
import string
from pathlib import Path

import pytest

from experiments import Outcome
from figures.phrases.english.player import PHRASES

COMPONENTS = Path(__file__).parents[2] / "views" / "components"
MODULES = {
    path.relative_to(COMPONENTS).as_posix(): path.read_text(encoding="utf-8") for path in COMPONENTS.glob("*/*.js")
}
WRITTEN_OUT = re.compile(r'phrase\("([^"]+)"(?:, \{([^}]*)\})?\)')
BEGUN = re.compile(r"phrase\(`([a-z_]+:)\$\{")
CHOSEN = re.compile(r'"([a-z_]+)"')
LITERAL = re.compile(r"""(?:textContent|title|placeholder|ariaLabel)\s*[:=]\s*["'`][^"'`$]*[A-Za-z]{2}""")


def used() -> set[str]:
    """Every code that some module may ask for: written out, begun, or handed on as a text."""
    everything = "\n".join(MODULES.values())
    begun = {code for code in PHRASES if code.startswith(tuple(BEGUN.findall(everything)))}
    return (
        {code for code, _ in WRITTEN_OUT.findall(everything)} | begun | (set(CHOSEN.findall(everything)) & set(PHRASES))
    )


CALLS = [
    (name, code, {fact.partition(":")[0].strip() for fact in facts.split(",") if fact.strip()})
    for name, text in MODULES.items()
    for code, facts in WRITTEN_OUT.findall(text)
]


@pytest.mark.parametrize(("name", "code", "facts"), CALLS)
def test_each_code_has_a_sentence_that_tells_exactly_its_facts(name: str, code: str, facts: set[str]) -> None:
    assert code in PHRASES, name
    assert {field for _, field, _, _ in string.Formatter().parse(PHRASES[code]) if field} == facts, name


@pytest.mark.parametrize("code", PHRASES)
def test_each_sentence_is_used(code: str) -> None:
    assert code in used()


@pytest.mark.parametrize("name", MODULES)
def test_no_words_for_people_stand_in_a_module(name: str) -> None:
    assert not LITERAL.findall(MODULES[name])


@pytest.mark.parametrize("outcome", [Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.LEFT_MAP])
def test_each_way_to_break_off_is_named_on_the_map(outcome: Outcome) -> None:
    assert f"ended:{outcome.name}" in PHRASES
