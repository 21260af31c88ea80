"""The parts of a link that say what is shown of its experiment; what is as usual goes without saying."""

from collections.abc import Sequence

from experiments.compare import ComparisonTerms
from experiments.link.choice import choice
from experiments.link.contents import Contents
from experiments.link.diagnostics import Diagnostics
from experiments.link.landscape import parse_box
from experiments.link.part import Part
from experiments.link.shown_runs import SHOWN_RUNS
from experiments.link.text import SWITCH, excerpt, parse_number, serialize, serialize_numbers
from experiments.view_state import TABS, VIEWS, is_window
from landscapes.landscape import LARGEST_COORDINATE

TERMS = {
    "as set": ComparisonTerms.AS_SET,
    "same learning rate": ComparisonTerms.SAME_RATE,
    "each tuned": ComparisonTerms.TUNED,
    "same budget": ComparisonTerms.SAME_BUDGET,
}
"""Words on the wire; what people read may be translated, these may not."""


def _write_step(contents: Contents) -> Sequence[str]:
    return [] if contents.shown.step is None else [serialize(contents.shown.step)]


def _read_step(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    number, end = parse_number(texts[0].strip()), contents.n_steps + 1
    if number is not None and number.is_integer() and 0 <= number < end:
        return contents.showing(step=int(number))
    diagnostics.note("no_whole_number_below", part="step", end=end, text=excerpt(texts[0]))
    return contents


def _write_window(contents: Contents) -> Sequence[str]:
    box = contents.shown.window
    return [] if box is None else [serialize_numbers(*box.x, *box.y)]


def _read_window(texts: Sequence[str], contents: Contents, diagnostics: Diagnostics) -> Contents:
    box = parse_box(texts[0])
    if box and is_window(box):
        return contents.showing(window=box)
    diagnostics.note("unreadable_window", part="window", most=LARGEST_COORDINATE, text=excerpt(texts[0]))
    return contents


WINDOW = Part("window", _write_window, _read_window)
VIEW_PARTS = (
    *SHOWN_RUNS,
    choice("view", "view", {view: view for view in VIEWS}),
    WINDOW,
    choice("axes", "equal_axes", {"equal": True, "stretched": False}),
    Part("step", _write_step, _read_step),
    choice("future", "hides_future", {"hidden": True, "shown": False}),
    choice("present", "presenting", SWITCH),
    choice("tab", "tab", {tab: tab for tab in TABS}),
    choice("race", "terms", TERMS),
    choice("forgiving", "forgiving", SWITCH),
)
