"""While what comes is hidden, nothing on the page tells of it, until the last step is reached."""

from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import expect

from catalog import changed, number_in_field
from experiments import Experiment, run
from experiments.judging.outcome_facts import outcome_facts
from experiments.link import encode
from experiments.opening import OPENING
from figures.labels import labels
from figures.phrases import phrase
from figures.sentences import in_short, sentence_of
from optimizers import SCHEDULES
from tests.browser.lab import Lab
from tests.browser.served import PHONE

Visit = Callable[..., Lab]
Pixels: TypeAlias = NDArray[Any]

HIDDEN = "future=hidden"
ROUNDING = 40
"""Levels of brightness out of 255 by which an edge that moves by a hundredth of a pixel may change, and then some."""
A_FEW = 10
"""Pixels that may change more, for a dash that ends a hair further."""
SHEETS = """() => ["lab-map", "lab-curves", "lab-tiles"].flatMap((name) =>
    [...document.querySelectorAll(`[data-testid=${name}] canvas.lab-overlay`)].map((sheet) => sheet.toDataURL()))"""
EVERY_WORD = """() => {
    const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
        ["aria-label", "aria-valuetext", "title", "value"].map((name) => element.getAttribute(name) ?? ""));
    return [document.body.textContent, ...attributes].join(" \\n ");
}"""


def with_drop(drop: float) -> Experiment:
    """The opening, but that half-way the learning rate of each run is multiplied by `drop`."""
    values = {"drop": drop, "first": 0.5, "second": 1.0, "third": 1.0}
    schedule = changed(SCHEDULES["multistep"](), values)
    return replace(OPENING, runs=[replace(member, schedule=schedule) for member in OPENING.runs])


@pytest.mark.parametrize("view", ["map", "tiles"])
def test_two_stories_that_agree_so_far_are_drawn_alike(visit: Visit, view: str) -> None:
    lab = visit(reduced_motion="reduce")
    drawn = {}
    for state in (HIDDEN, "future=shown"):
        for drop in (0.1, 0.9):
            lab.open(f"{encode(with_drop(drop))}&{state}&step=100")
            lab.page.keyboard.press(view[0])
            lab.part(f"lab-{view}").locator("canvas.lab-overlay").nth(1).wait_for()
            lab.wait_until_quiet()
            lab.stand(100)
            drawn[state, drop] = [pixels(sheet) for sheet in lab.page.evaluate(SHEETS)]
    assert unlike(drawn[HIDDEN, 0.1], drawn[HIDDEN, 0.9]) <= A_FEW
    assert unlike(drawn["future=shown", 0.1], drawn["future=shown", 0.9]) > 20 * A_FEW


def pixels(url: str) -> Pixels:
    """What a sheet looks like on white paper, from its address as data."""
    sheet = Image.open(BytesIO(b64decode(url.partition(",")[2]))).convert("RGBA")
    paper = Image.new("RGBA", sheet.size, "white")
    return np.asarray(Image.alpha_composite(paper, sheet)).astype(int)


def unlike(one: Sequence[Pixels], other: Sequence[Pixels]) -> int:
    """How many pixels differ by more than the rounding of positions, which are told as offsets from the end, explains."""
    return sum(int((np.abs(a - b).max(axis=-1) > ROUNDING).sum()) for a, b in zip(one, other, strict=True))


def test_no_word_tells_how_the_runs_end_before_they_do(visit: Visit) -> None:
    lab = visit().open(f"{encode(OPENING)}&{HIDDEN}")
    told = outcomes(OPENING)
    sentence, description = (lab.page.locator(name) for name in (".lab-sentence", ".lab-description"))
    for tab in ("knobs", "inside", "compare", "setup"):
        lab.part(f"lab-tab-{tab}").click()
        for step in (0, 100, 200):
            lab.stand(step)
            expect(sentence).to_have_text(phrase("outcome_hidden"))
            words = lab.page.evaluate(EVERY_WORD)
            assert [fact for fact in told if fact in words] == [], (tab, step)
    lab.stand(300)
    for part in (sentence, description):
        expect(part).to_contain_text(told[0])
    lab.stand(100)
    for part in (sentence, description):
        expect(part).to_have_text(phrase("outcome_hidden"))


def outcomes(experiment: Experiment) -> list[str]:
    """Whatever the page says of how the runs ended: sentences, what a table says in short, and the last losses."""
    landscape, found = experiment.landscape, run(experiment)
    facts = [outcome_facts(landscape, trajectory) for trajectory in found]
    sentences = [sentence_of(name, fact) for name, fact in zip(labels(experiment.runs), facts, strict=True)]
    losses = [number_in_field(float(trajectory.losses[-1])) for trajectory in found]
    return [*sentences, *(in_short(fact) for fact in facts), *losses]


def test_a_story_to_be_predicted_waits_at_its_start(visit: Visit) -> None:
    for motion in ("reduce", "no-preference"):
        lab = visit(reduced_motion=motion).open(f"{encode(OPENING)}&{HIDDEN}")
        assert (lab.stage("step"), lab.stage("playing")) == (0, False)
    lab.part("lab-play").click()
    lab.wait("stage.playing && stage.step > 0")


def test_the_toggle_hides_from_the_start_on_and_is_part_of_the_link(lab: Lab) -> None:
    lab.stand(200)
    toggle = lab.part("lab-hide-future")
    toggle.click()
    lab.wait("!stage.playing && stage.step === 0")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    lab.wait_for_address(HIDDEN)
    lab.page.keyboard.press("h")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    lab.page.wait_for_url(lambda url: HIDDEN not in url)


def test_on_a_phone_nothing_is_told_either(visit: Visit) -> None:
    lab = visit(viewport=PHONE, has_touch=True, is_mobile=True).open(f"{encode(OPENING)}&{HIDDEN}")
    words = lab.page.evaluate(EVERY_WORD)
    assert [fact for fact in outcomes(OPENING) if fact in words] == []
