"""The relief says the truth about the heights: tones rise with them, lines are evenly spaced, shade comes from the slope."""

import base64
import gzip
import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from catalog import Array
from figures import thumbnail
from figures.buffer import unpack
from figures.contour import FINEST, GRID, surface
from figures.relief import KNOTS, SHADE_UNIT, SHADES, painted, shades, tone_table
from figures.style import Theme
from landscapes import LANDSCAPES, Domain
from landscapes.typed import read

LARGEST = 45_000
"""Bytes of a surface on the wire."""
SLOPE = np.add.outer(np.zeros(GRID), np.linspace(0, FINEST, GRID))
"""Heights that rise evenly to the right."""


@pytest.mark.parametrize("key", LANDSCAPES)
def test_a_surface_is_small_and_its_tones_rise_strictly_from_0_to_1(key: str) -> None:
    packed = surface(LANDSCAPES[key]())
    _, blocks = unpack(packed)
    assert len(gzip.compress(packed, compresslevel=1)) <= LARGEST
    assert (blocks["tones"][0], blocks["tones"][-1]) == (0, 1)
    assert (np.diff(blocks["tones"]) > 0).all()
    assert blocks["shades"].min() >= -SHADES


def test_the_tone_is_the_mean_of_height_and_rank() -> None:
    heights = np.array([0.0, 26.0, 51.0, 77.0, KNOTS - 1])
    tones = tone_table(heights, KNOTS - 1).at(heights)
    means = (heights / (KNOTS - 1) + (np.arange(5) + 0.5) / 5) / 2
    np.testing.assert_allclose(tones, (means - 0.05) / 0.9)


def test_even_ground_has_one_tone_and_no_shade() -> None:
    even = np.zeros((20, 30))
    tones = tone_table(even, FINEST).at(even)
    assert np.ptp(tones) == 0
    assert (shades(tones) == 0).all()
    _, blocks = unpack(surface(read("abs(x) - x"), Domain(x=(2, 3), y=(0, 1))))
    assert np.isfinite(blocks["tones"]).all()
    assert (blocks["shades"] == 0).all()


def test_a_plateau_has_one_tone_however_large_it_is() -> None:
    steps = np.repeat(np.array([0.0, 0.5, 1.0]), (5, 80, 15)) * FINEST
    tones = tone_table(steps, FINEST).at(steps)
    assert len(set(tones)) == 3
    assert 0 < tones[50] < 1


def test_the_light_comes_from_the_upper_left() -> None:
    right = 0.5 * SLOPE / FINEST
    for faces_light, slope in ((True, right), (False, -right), (False, right.T), (True, -right.T)):
        assert ((shades(slope) > 0) == faces_light).all()


def test_the_shade_of_a_slope_is_that_of_its_normal() -> None:
    slope = 0.34 * 0.6
    lit = (1.4 + slope) / np.sqrt(1 + slope**2) / 1.4 - 1
    np.testing.assert_allclose(shades(0.6 * SLOPE / FINEST) * SHADE_UNIT, 0.35 * lit, atol=SHADE_UNIT / 2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_painted_slope_grows_lighter_and_carries_its_lines(theme: Theme) -> None:
    brightness = painted(SLOPE / FINEST, theme).astype(float).mean(axis=(0, 2))
    steps = np.diff(brightness)
    lines = (steps < 0).sum() if theme == "light" else (steps > np.median(steps) + 5).sum()
    assert lines == 14
    assert brightness[-1] > brightness[0] + 80


@pytest.mark.parametrize("key", ["rosenbrock", "booth", "bukin"])
def test_a_card_shows_the_ground_the_right_way_up_with_a_ring_at_each_minimum(key: str) -> None:
    shown = LANDSCAPES[key]()
    svg = thumbnail.landscape(shown)
    assert svg.count("<circle") == 2 * len(shown.minima())
    data = re.search(r"webp;base64,([^\"]+)", svg)
    assert data is not None
    picture = np.asarray(Image.open(BytesIO(base64.b64decode(data[1]))).convert("L"), dtype=float)
    likeness, upside_down = (
        np.corrcoef(seen.ravel(), _heights(key).ravel())[0, 1] for seen in (picture, picture[::-1])
    )
    assert likeness > max(0.6, upside_down + 0.1)


def _heights(key: str) -> Array:
    """The ranks of the losses of a landscape, row by row from the top."""
    shown = LANDSCAPES[key]()
    x, y = np.linspace(*shown.domain.x, thumbnail.WIDTH), np.linspace(*shown.domain.y[::-1], thumbnail.HEIGHT)
    losses = np.asarray(shown.loss(np.array(np.meshgrid(x, y))))
    return np.argsort(np.argsort(losses, axis=None)).reshape(losses.shape).astype(float)
