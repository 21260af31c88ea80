"""Every colour is told apart and read: on light and dark, with normal sight and without one kind of cone."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from catalog import Array
from figures.style import INK, PAGE, RAMPS, RUN_STYLES, Theme

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
THEMES: tuple[Theme, ...] = ("light", "dark")
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What linear RGB becomes without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1)."""
TO_CONES = np.array(
    (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
)
TO_LAB = np.array(
    (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
)
SEPARATION: dict[Theme, dict[str, float]] = {
    "light": {"normal": 13.7, "protan": 9.2, "deutan": 9.2, "tritan": 6.5},
    "dark": {"normal": 15.4, "protan": 10.9, "deutan": 10.8, "tritan": 10.0},
}
"""The least distance between the colours of two runs in 100 OKLab (Ottosson 2020), in which about 2 is just seen."""


def linear(colour: str) -> Array:
    channels = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, share: float, ground: str) -> str:
    return "#" + "".join(
        f"{round(share * int(colour[k : k + 2], 16) + (1 - share) * int(ground[k : k + 2], 16)):02x}" for k in (1, 3, 5)
    )


def seen(colour: str, sight: str) -> Array:
    """`colour` in 100 OKLab, seen with `sight`."""
    cones = TO_CONES @ (np.array(SIGHTS[sight]) @ linear(colour)).clip(0, 1)
    return np.asarray(100 * TO_LAB @ np.cbrt(cones))


@pytest.mark.parametrize("theme", THEMES)
def test_each_run_stands_out_from_its_bed_and_none_is_nearly_black(theme: Theme) -> None:
    for style in RUN_STYLES:
        colour = getattr(style, theme)
        assert contrast(colour, PAGE[theme]) >= 4.0, colour
        assert seen(colour, "normal")[0] > 40, colour


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_runs_are_mistaken_whoever_looks(theme: Theme, sight: str) -> None:
    colours = [seen(getattr(style, theme), sight) for style in RUN_STYLES]
    nearest = min(np.linalg.norm(one - other) for one, other in combinations(colours, 2))
    assert nearest >= SEPARATION[theme][sight]


@pytest.mark.parametrize("theme", THEMES)
def test_the_ground_grows_lighter_with_height_and_its_ends_stand_far_apart(theme: Theme) -> None:
    stops, colours = zip(*RAMPS[theme], strict=True)
    assert (stops[0], stops[-1]) == (0, 1)
    assert list(stops) == sorted(set(stops))
    lightness = [seen(colour, "normal")[0] for colour in colours]
    assert (np.diff(lightness) > 5).all()
    assert contrast(colours[0], colours[-1]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_that_streamlit_draws_is_the_page_of_the_figures(theme: Theme) -> None:
    colours = tomllib.loads(CONFIG.read_text())["theme"][theme]
    assert (colours["backgroundColor"], colours["textColor"]) == (PAGE[theme], INK[theme])


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_is_read_on_page_and_panel(theme: Theme) -> None:
    colours = tomllib.loads(CONFIG.read_text())["theme"][theme]
    texts = [colours[name] for name in ("textColor", "linkColor", "primaryColor")]
    for ground in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        muted = mixed(colours["textColor"], 0.68, ground)
        for text in (*texts, muted):
            assert contrast(text, ground) >= 4.5, (text, ground)
        assert contrast(colours["codeTextColor"], colours["codeBackgroundColor"]) >= 4.5
