"""A rate that a hand has set is never changed silently: what was retuned is told, and can be undone, also after a reload."""

from html import unescape

import pytest

from catalog import key_of
from experiments.opening import OPENING
from experiments.tuning import rate_of
from tests.views.lab import address, ask, experiment, is_sound, opened, words

RATES = [rate_of(run) for run in OPENING.runs]


def test_a_landscape_that_retunes_says_so_and_undoing_gives_the_rates_back() -> None:
    lab = opened()
    ask(lab, "landscape", "himmelblau")
    told = unescape("".join(words(lab, "lab-retuned")))
    retuned = experiment(lab)
    for before, now in zip(OPENING.runs, retuned.runs, strict=True):
        old, new = rate_of(before), rate_of(now)
        if old != new:
            assert (
                f"{before.optimizer.about.title}'s learning rate was retuned from {old} to {new} for Himmelblau."
                in told
            )
    lab.button(key="undo_retuning").click().run()
    assert is_sound(lab)
    assert words(lab, "lab-retuned") == []
    assert [run.optimizer for run in experiment(lab).runs] == [run.optimizer for run in OPENING.runs]
    assert key_of(experiment(lab).landscape) == "himmelblau"


def test_what_was_retuned_is_still_known_after_a_reload() -> None:
    lab = opened()
    ask(lab, "landscape", "beale")
    copy = opened(address(lab))
    assert words(copy, "lab-retuned") == words(lab, "lab-retuned") != []
    copy.button(key="undo_retuning").click().run()
    assert [run.optimizer for run in experiment(copy).runs] == [run.optimizer for run in OPENING.runs]


def test_another_optimizer_gives_the_rate_back_that_the_hand_had_set() -> None:
    lab = opened()
    ask(lab, "optimizer", "lion")
    assert words(lab, "lab-retuned")
    lab.button(key="undo_retuning").click().run()
    assert [rate_of(run) for run in experiment(lab).runs] == RATES
    assert key_of(experiment(lab).runs[0].optimizer) == "lion"


def test_retuned_rates_can_be_kept() -> None:
    lab = opened()
    ask(lab, "landscape", "beale")
    before = experiment(lab)
    lab.button(key="keep_retuned").click().run()
    assert is_sound(lab)
    assert words(lab, "lab-retuned") == []
    assert experiment(lab) == before
    assert "rates_as_set" not in address(lab)


@pytest.mark.parametrize("terms", ["Each tuned", "Same rate"])
def test_as_set_restores_the_rates_that_were_set(terms: str) -> None:
    lab = opened()
    lab.segmented_control(key="race").set_value(terms).run()
    assert is_sound(lab)
    assert words(lab, "lab-retuned")
    assert experiment(lab) != OPENING
    lab.segmented_control(key="race").set_value("As set").run()
    assert is_sound(lab)
    assert experiment(lab) == OPENING
    assert words(lab, "lab-retuned") == []
