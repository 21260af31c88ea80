"""Every colour, dash and mark of the figures, declared once; the browser gets them in the headers of its buffers.

The colours of the runs were chosen by a search: under normal, protan, deutan and tritan sight (Machado et al. 2009) any two
stay apart, and each stands out from the page, on which as a bed every path lies. A run is told by its dashes and the shape
of its head too, so that no one has to rely on colour.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class RunStyle:
    """How one run is drawn: its colour on a light and on a dark page, its dashes in pixels, the shape of its head."""

    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str


RUN_STYLES = (
    RunStyle("#2634c8", "#8ca0ff", (), "circle"),
    RunStyle("#c44e0a", "#ff9650", (11, 4), "square"),
    RunStyle("#065a42", "#78e6b4", (3, 3.5), "diamond"),
    RunStyle("#6e2882", "#c850be", (11, 4, 2.5, 4), "triangle"),
    RunStyle("#3c82aa", "#dcfafa", (6, 4), "pentagon"),
    RunStyle("#a0000a", "#fa3214", (16, 5), "cross"),
    RunStyle("#f00082", "#fae600", (7, 3, 2, 3, 2, 3), "hexagon"),
    RunStyle("#8c5afa", "#a08278", (2.5, 4.5), "wedge"),
)
"""The slots of the palette; a run keeps its slot when others come and go."""

PAGE: dict[Theme, str] = {"light": "#fcfaf5", "dark": "#0f171e"}
"""The page, which is also the bed of every path."""
INK: dict[Theme, str] = {"light": "#1b2a33", "dark": "#e9e5db"}
"""What is written on it."""

RAMPS: dict[Theme, tuple[tuple[float, str], ...]] = {
    "light": ((0.0, "#2a6f8e"), (0.25, "#5f9cab"), (0.5, "#a9c6bd"), (0.75, "#e0dcc2"), (1.0, "#f7f1e1")),
    "dark": ((0.0, "#071b2b"), (0.25, "#0f3b4f"), (0.5, "#1f6172"), (0.75, "#4b8890"), (1.0, "#8fb3ab")),
}
"""The ground's colours from its lowest to its highest point: water lies low, sand lies high."""


@dataclass(frozen=True)
class LineStyle:
    """How lines of height are drawn: what colour is laid over the ground, and how much of it."""

    colour: str
    opacity: float
    strong_opacity: float


LINES: dict[Theme, LineStyle] = {"light": LineStyle("#000000", 0.2, 0.36), "dark": LineStyle("#ffffff", 0.14, 0.34)}
N_LINES = 14
"""Lines of height on a map, at equal steps of tone."""
STRONG_EVERY = 4
"""Every so many lines one is stronger, and tells its loss."""


def accent(slot: int) -> tuple[str, str]:
    """The colours of a slot on a light and on a dark page."""
    style = RUN_STYLES[slot % len(RUN_STYLES)]
    return style.light, style.dark


def run_style(slot: int) -> dict[str, Any]:
    """The style in a slot as plain data; slots beyond the last start over."""
    return asdict(RUN_STYLES[slot % len(RUN_STYLES)])


def relief_style() -> dict[str, Any]:
    """How the ground is drawn, as plain data."""
    lines = {theme: asdict(style) for theme, style in LINES.items()}
    return {"scales": RAMPS, "lines": {"count": N_LINES, "strong_every": STRONG_EVERY, **lines}}
