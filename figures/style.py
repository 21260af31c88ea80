"""Every colour, dash and mark of the figures, declared once; the browser gets them in the headers of its buffers.

The colours of the runs were chosen by a search: under normal, protan, deutan and tritan sight (Machado et al. 2009) any two
stay apart, the first four most of all, and each stands out from every height of the contour at a contrast of 3 or more. A
run is told by its dashes and the shape of its head too, so that no one has to rely on colour.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class RunStyle:
    """How one run is drawn: its colour on a light and on a dark page, its dashes in pixels, the shape of its head."""

    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str


RUN_STYLES = (
    RunStyle("#3f4cd4", "#a0b2e6", (), "circle"),
    RunStyle("#c84a01", "#cf8d5b", (11, 4), "square"),
    RunStyle("#004d41", "#22e9aa", (3, 3.5), "diamond"),
    RunStyle("#72328b", "#ae7cf7", (11, 4, 2.5, 4), "triangle"),
    RunStyle("#3d1f00", "#f8e21a", (6, 4), "pentagon"),
    RunStyle("#915368", "#f961a5", (16, 5), "cross"),
    RunStyle("#037d9f", "#a9e2ff", (7, 3, 2, 3, 2, 3), "hexagon"),
    RunStyle("#272b36", "#f3f5fb", (2, 6), "wedge"),
)
"""The slots of the palette; a run keeps its slot when others come and go."""

CONTOUR = {
    "light": ((0.0, "#c3d2de"), (0.4, "#d4dfe6"), (0.75, "#e7ecee"), (1.0, "#f8f6f1")),
    "dark": ((0.0, "#111a24"), (0.35, "#1d2935"), (0.7, "#2c3946"), (1.0, "#3c4956")),
}
"""The contour's colours from its lowest to its highest point: calm, so that thick paths stand out even on a projector."""


def accent(slot: int) -> tuple[str, str]:
    """The colours of a slot on a light and on a dark page."""
    style = RUN_STYLES[slot % len(RUN_STYLES)]
    return style.light, style.dark


def run_style(slot: int) -> dict[str, Any]:
    """The style in a slot as plain data; slots beyond the last start over."""
    return asdict(RUN_STYLES[slot % len(RUN_STYLES)])
