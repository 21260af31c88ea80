"""What people read stands in one table, and each code that is used has its sentence there."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import figures.phrases
from catalog import family_of, key_of, labels_of, own_parameters, parameters
from experiments.noise import Noise
from experiments.outcome import BREAKDOWNS
from experiments.remark import Remark, remark
from figures.phrases import browser_phrases, phrase, sentence, sentences
from figures.phrases.declared import declared_words
from figures.phrases.english import PHRASES, page, player, remarks
from figures.rule import rule
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from views.assets import phrases_module

ROOT = Path(__file__).parents[2]
PACKAGES = ("experiments", "lessons", "figures", "views")
SPEAKERS = {"remark", "phrase", "note"}
"""The functions that take a code and, by name, the facts of its sentence."""
TABLE = ROOT / "figures" / "phrases" / "english"


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Each place where a code is written out: where, the code, the names of its facts."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(ast.Name(name) | ast.Attribute(attr=name), [ast.Constant(str(code))], keywords) if (
                        name in SPEAKERS and all(keyword.arg for keyword in keywords)
                    ):
                        facts = {keyword.arg for keyword in keywords}
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", code, {fact for fact in facts if fact}


CALLS = list(calls())


def is_written_out(code: str) -> bool:
    """Whether `code` stands in a file of ours beside the tables."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if TABLE not in path.parents)
    return any(re.search(f"[\"']{code}[\"']", path.read_text(encoding="utf-8")) for path in files)


def placeholders(code: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(PHRASES[code]) if name is not None}


@pytest.mark.parametrize(("place", "code", "facts"), CALLS, ids=[f"{place} {code}" for place, code, _ in CALLS])
def test_each_code_has_a_sentence_that_tells_exactly_its_facts(place: str, code: str, facts: set[str]) -> None:
    assert code in PHRASES, place
    assert placeholders(code) == facts, place


@pytest.mark.parametrize("code", [*page.PHRASES, *remarks.PHRASES])
def test_no_sentence_is_left_that_nobody_says(code: str) -> None:
    assert is_written_out(code)


@pytest.mark.parametrize("code", PHRASES)
def test_a_placeholder_is_a_name(code: str) -> None:
    assert all(name.isidentifier() for name in placeholders(code))


def test_equal_facts_make_equal_remarks_in_any_order() -> None:
    one = remark("rate_retuned", run="SGD", before=0.1, now=0.2, landscape="Beale")
    other = remark("rate_retuned", landscape="Beale", now=0.2, before=0.1, run="SGD")
    assert one == other
    assert hash(one) == hash(other)
    assert one != remark("rate_retuned", run="SGD", before=0.1, now=0.3, landscape="Beale")
    assert Remark("undo") == remark("undo")


def test_a_remark_is_told_in_one_whole_sentence() -> None:
    told = remark("rate_retuned", run="RMSProp", before=0.05, now=0.1, landscape="Himmelblau")
    assert sentence(told) == "RMSProp's learning rate was retuned from 0.05 to 0.1 for Himmelblau."
    assert sentences([told, told]) == f"{sentence(told)} {sentence(told)}"


def test_several_names_are_told_as_a_list() -> None:
    assert phrase("parts_left_out", parts=("seed", "runs")).startswith("The link leaves out seed, runs;")


def test_the_map_has_words_for_every_way_in_which_a_run_breaks() -> None:
    assert {f"ended:{outcome.name}" for outcome, _ in BREAKDOWNS} <= set(PHRASES)


def test_the_browser_gets_its_part_of_the_table_whatever_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {code: f"<{text}>" for code, text in PHRASES.items()}
    monkeypatch.setattr(figures.phrases, "PHRASES", table)
    assert phrase("play") == "<Play>"
    assert browser_phrases() == {code: table[code] for code in player.PHRASES}
    assert b'"play": "<Play>"' in phrases_module()


def test_every_text_of_a_declaration_is_there_for_a_translator() -> None:
    words = declared_words()
    assert words["adaptive.adam.beta1.label"] == "β₁"
    assert words["valleys.ravine.title"] == "Ravine"
    assert words["experiments.noise.tail.help"] == parameters(Noise)["tail"].help
    assert all(text and text == text.strip() for text in words.values())
    entries: list[Any] = [*OPTIMIZERS.values(), *MODIFIERS.values(), *SCHEDULES.values(), *LANDSCAPES.values()]
    for cls in entries:
        said = {cls.about.title, cls.about.idea, getattr(cls, "hazards", "") or cls.about.title}
        said |= {declared.help for declared in own_parameters(cls).values()} | set(labels_of(cls).values())
        own = [text for key, text in words.items() if key.startswith(f"{family_of(cls)}.{key_of(cls)}.")]
        assert said <= set(own), cls
    for optimizer in (cls() for cls in OPTIMIZERS.values()):
        assert rule(optimizer)["state"] in {*words.values(), ""}
