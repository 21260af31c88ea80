"""No formula is cut off, however narrow its column, and brackets and roots are as tall as what they embrace."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from figures.formula import equations, typeset
from figures.rule import rule
from landscapes import LANDSCAPES
from optimizers import MODIFIERS, OPTIMIZERS, SCHEDULES
from tests.browser.lab import Lab, box
from views.assets import url

Visit = Callable[..., Lab]
RULES: dict[str, Any] = {**OPTIMIZERS, **MODIFIERS, **SCHEDULES}
FORMULAS = {
    **{key: [typeset(f"f(x, y) = {landscape().latex}")] for key, landscape in LANDSCAPES.items()},
    **{key: [typeset(part) for part in equations(cls.about.formula)] for key, cls in RULES.items()},
}
OVERHANG = """async ([modules, formulas, width]) => {
  const load = (name) => import(new URL(name, document.baseURI));
  const [{ mount, unmount }, { styles }] = await Promise.all(modules.map(load));
  await styles;
  const column = Object.assign(document.createElement("div"), { style: `width: ${width}px; font-size: 16px` });
  document.body.append(column);
  const overhang = {};
  for (const [name, lines] of Object.entries(formulas)) {
    mount({ data: { lines }, parentElement: column });
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const pieces = [...column.querySelectorAll("math")];
    const right = Math.max(...pieces.map((piece) => piece.getBoundingClientRect().right));
    if (right > column.getBoundingClientRect().right + 0.5 || !pieces.length) overhang[name] = right;
    unmount({ parentElement: column });
  }
  column.remove();
  return overhang;
}"""


@pytest.mark.parametrize("width", [375, 300])
def test_no_formula_of_the_catalogue_is_wider_than_its_column(lab: Lab, width: int) -> None:
    assert lab.page.evaluate(OVERHANG, [[url("formula/formula.js"), url("formula/styles.js")], FORMULAS, width]) == {}


def test_the_formula_of_the_landscape_fits_into_the_set_up(visit: Visit) -> None:
    lab = visit().open("landscape=beale")
    lab.part("lab-tab-setup").click()
    pieces = lab.page.locator(".st-key-lab_tab_setup .lab-formula math")
    expect(pieces.first).to_be_visible()
    column = box(lab.page.locator(".st-key-lab_tab_setup .lab-formulas"))
    for place in map(box, pieces.all()):
        assert place["x"] + place["width"] <= column["x"] + column["width"]


def test_brackets_and_roots_grow_with_a_font_that_comes_with_the_page(lab: Lab) -> None:
    lab.part("lab-tab-inside").click()
    tall = lab.page.locator(".lab-inside .lab-numbers mrow[data-name] > mo").first
    digit = lab.page.locator(".lab-inside .lab-numbers mn").first
    expect(tall).to_be_visible()
    assert box(tall)["height"] > 1.8 * box(digit)["height"]
    assert lab.page.evaluate(
        "[...document.fonts].some(({ family, status }) => /Lab Math/.test(family) && status === 'loaded')"
    )


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_rule_in_brief_says_what_comes_of_it(key: str) -> None:
    lines = rule(OPTIMIZERS[key]())["lines"]
    for line in lines:
        if "=" in line["brief"] and line["field"]:
            assert line["brief"].count("data-name") >= 2
