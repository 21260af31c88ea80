"""How heights become a relief that reads from the last row: tones for the colours, and the shade of the slopes.

A tone, from 0 (lowest) to 1 (highest), is the mean of a point's scaled height and of its rank among all points of the map.
Rank alone would flatten the ground, height alone would waste the ramp on one corner. Light falls from the upper left on a
relief of the tones (hill-shading after B. K. P. Horn, "Hill shading and the reflectance map", Proceedings of the IEEE, 1981).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ImageColor

from catalog import Array
from figures.style import LINES, N_LINES, RAMPS, Theme

KNOTS = 257
"""A tone is told at so many heights; between them it is a straight line, or the least unevenness of a plateau would stand out."""
RISE = 0.34
"""How high the relief's highest tone stands, in widths of the map."""
LIGHT = np.array((-1.0, 1.0, 1.4)) / np.sqrt(3.96)
"""Where the light comes from: from the left, from the top of the map, from above."""
SHADE_STRENGTH = 0.35
"""How much of the brightness of flat ground a slope in full shade loses."""
SHADES = 40
"""A shade is sent as a whole number: minus so many is full shade."""
SHADE_UNIT = SHADE_STRENGTH / SHADES
"""How much brighter than flat ground a shade of 1 is."""


class ToneTable(NamedTuple):
    """The tone as a strictly rising function of the height: its values at `KNOTS` evenly spaced heights from 0 to `highest`."""

    highest: float
    tones: Array

    def at(self, heights: Array) -> Array:
        """The tones of `heights`."""
        return np.interp(heights, np.linspace(0, self.highest, KNOTS), self.tones)


def tone_table(heights: Array, highest: float) -> ToneTable:
    """The tones of a map with these `heights`, which lie between 0 and `highest`.

    At a knot the tone is (height / highest + rank) / 2, stretched to reach from 0 to 1. The rank is the share of points that lie
    lower, and half of those that lie exactly there, so that a plateau has one tone.
    """
    ordered, knots = np.sort(heights, axis=None), np.linspace(0, highest, KNOTS)
    ranks = (np.searchsorted(ordered, knots, "left") + np.searchsorted(ordered, knots, "right")) / (2 * len(ordered))
    means = (knots / highest + ranks) / 2
    return ToneTable(highest, (means - means[0]) / (means[-1] - means[0]))


def shades(tones: Array) -> NDArray[np.int8]:
    r"""How much brighter or darker than flat ground each point is, in units of `SHADE_UNIT`; shape `(down, across)` as `tones`.

    With the normal $n$ of the relief and the light $l$, a shade is $(\max(n \cdot l, 0) - l_z) / l_z$; rows run upwards. Each
    slope is the mean over three neighbouring rows or columns, or narrow valleys that run aslant would look like saws.
    """
    up, right = np.gradient(RISE * (tones.shape[1] - 1) * tones)
    up, right = _smoothed(up.T).T, _smoothed(right)
    lit = (LIGHT[2] - LIGHT[0] * right - LIGHT[1] * up) / np.sqrt(1 + right**2 + up**2)
    return np.asarray(np.rint((np.maximum(lit, 0.0) / LIGHT[2] - 1) * SHADES), dtype=np.int8)


def _smoothed(slopes: Array) -> Array:
    """The means of each row and its two neighbours, which count half."""
    around = np.pad(slopes, ((1, 1), (0, 0)), mode="edge")
    return np.asarray((around[:-2] + 2 * slopes + around[2:]) / 4)


def painted(tones: Array, theme: Theme) -> NDArray[np.uint8]:
    """The relief of `tones`, shape `(down, across)`, with its lines of height, as the colours of pixels; rows run upwards."""
    style, ramp = LINES[theme], RAMPS[theme]
    channels = np.array([ImageColor.getrgb(colour) for _, colour in ramp]).T
    ground = np.stack([np.interp(tones, [stop for stop, _ in ramp], channel) for channel in channels], axis=-1)
    ground *= 1 + SHADE_UNIT * shades(tones)[..., None]
    ink = style.opacity * _on_line(tones)[..., None]
    mixed = (1 - ink) * ground + ink * np.array(ImageColor.getrgb(style.colour))
    return np.asarray(mixed.clip(0, 255), dtype=np.uint8)


def _on_line(tones: Array) -> Array:
    """Whether a line of height runs between a point and its neighbour on the right or above."""
    bands = np.floor(tones * (N_LINES + 1)).clip(max=N_LINES)
    right = np.diff(bands, axis=1, append=bands[:, -1:]) != 0
    above = np.diff(bands, axis=0, append=bands[-1:]) != 0
    return np.asarray(right | above, dtype=float)
