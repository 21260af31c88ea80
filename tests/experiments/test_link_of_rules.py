"""Rules in links: told like a modifier, in any order with those, and refused in words where they cannot be."""

from typing import Any

import pytest

from catalog import key_of, layers, parameters, values
from experiments import Experiment, Run
from experiments.link import decode, encode
from experiments.remark import Remark
from landscapes import LANDSCAPES
from optimizers import RULES

HEAD, TAIL = "v=1&landscape=ravine+condition_number+100&start=-4+0.8&steps=30&seed=0&run=", "&runs=1"
RAVINE = LANDSCAPES["ravine"]()


def opened(run: str) -> tuple[Any, tuple[Remark, ...]]:
    """The optimizer of the one run that is written so, and the remarks."""
    asked, remarks = decode(HEAD + run.replace(" ", "+") + TAIL)
    assert isinstance(asked, Experiment)
    (member,) = asked.runs
    return member.optimizer, remarks


def written(rule: str) -> str:
    named = (f"{name} {declared.default}" for name, declared in parameters(RULES[rule]).items())
    return " ".join((rule, *named))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_told_like_a_modifier_in_any_order_with_those(rule: str) -> None:
    for wrappers in ([written(rule)], [written(rule), "sam rho 0.1 epsilon 0"], ["clip_value limit 2", written(rule)]):
        optimizer, remarks = opened(" with ".join(("sgd learning_rate 0.01", *wrappers)))
        assert not remarks
        assert [key_of(layer) for layer in layers(optimizer)] == ["sgd", *(words.split()[0] for words in wrappers)]
        assert dict(values(optimizer)).items() >= values(RULES[rule](inner=layers(optimizer)[0])).items()
        again, remarks = decode(encode(Experiment(landscape=RAVINE, runs=[Run(optimizer=optimizer, start=(1.0, 2.0))])))
        assert isinstance(again, Experiment)
        assert not remarks
        assert again.runs[0].optimizer == optimizer


def test_a_rule_within_a_rule_is_refused_and_the_first_is_kept() -> None:
    optimizer, remarks = opened("sgd learning_rate 0.01 with cyclic count 1 with uniform")
    assert [key_of(layer) for layer in layers(optimizer)] == ["sgd", "cyclic"]
    (remark,) = remarks
    assert remark.code == "refused"
    assert "Uniform: inner must not share its steps by a rule already" in dict(remark.facts)["reason"]  # type: ignore[operator]


def test_a_misspelt_rule_is_guessed_beside_the_modifiers() -> None:
    _, remarks = opened("sgd learning_rate 0.01 with gaus_southwel count 1")
    assert [(remark.code, dict(remark.facts)["closest"]) for remark in remarks] == [
        ("unknown_modifier_like", "gauss_southwell")
    ]


def test_the_number_of_wrappers_is_counted_with_the_rule_among_them() -> None:
    _, remarks = opened(
        " with ".join(["sgd learning_rate 0.01", "cyclic count 1", *["lookahead period 5 pull 0.5"] * 4])
    )
    assert "too_many_modifiers" in {remark.code for remark in remarks}
