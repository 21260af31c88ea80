import json
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pytest

from catalog import About, Array
from figures.buffer import unpack
from figures.contour import FINEST, GRID, surface, surface_key
from landscapes import LANDSCAPES, Domain, Landscape
from landscapes.typed import read
from landscapes.valleys.rosenbrock import Rosenbrock


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_landscape_has_a_surface_that_reaches_from_lowest_to_highest(key: str) -> None:
    header, blocks = unpack(surface(LANDSCAPES[key]()))
    assert blocks["heights"].shape == (GRID, GRID)
    assert (blocks["heights"].min(), blocks["heights"].max()) == (0, FINEST)
    assert header["low"] < header["high"]
    assert json.loads(json.dumps(header, allow_nan=False)) == header


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_loss_can_be_read_back_from_the_heights(key: str) -> None:
    landscape = LANDSCAPES[key]()
    header, blocks = unpack(surface(landscape))
    heights = header["low"] + blocks["heights"] / FINEST * (header["high"] - header["low"])
    losses = 10**heights + header["lowest"] - header["small"] if header["logarithmic"] else heights
    x, y = (np.linspace(*ends, GRID) for ends in (landscape.domain.x, landscape.domain.y))
    true = landscape.loss(np.array(np.meshgrid(x, y)))
    np.testing.assert_allclose(losses, true, rtol=1e-3, atol=1e-4 * np.ptp(true))


def test_equal_landscapes_share_a_key_and_others_do_not() -> None:
    kinds = [LANDSCAPES[key]() for key in LANDSCAPES]
    other = Rosenbrock(b=7.0)
    assert surface_key(other) == surface_key(replace(other))
    assert len({surface_key(landscape) for landscape in (*kinds, other)}) == len(kinds) + 1


def test_a_window_shows_its_part_of_the_plane() -> None:
    rosenbrock, window = Rosenbrock(), Domain(x=(0.9, 1.1), y=(3.0, 40.0))
    header, blocks = unpack(surface(rosenbrock, window))
    assert (tuple(header["x"]), tuple(header["y"])) == (window.x, window.y)
    assert header["range"][1] == rosenbrock.loss(np.array((0.9, 40.0)))
    assert (blocks["heights"][-1, 0], header["key"]) == (FINEST, surface_key(rosenbrock, window))
    assert surface_key(rosenbrock, window) != surface_key(rosenbrock) == surface_key(rosenbrock, rosenbrock.domain)


def test_any_window_of_any_ground_can_be_drawn() -> None:
    grounds = [*(LANDSCAPES[key]() for key in LANDSCAPES), read("x^51*y^3"), read("sinh(x) + y"), read("log(x) + y")]
    windows = [Domain(x=(-1e6, 1e6), y=(-1e6, 1e6)), Domain(x=(1.0, 1.0000000000000002), y=(-0.3, 0.1))]
    for ground in grounds:
        for window in windows:
            assert unpack(surface(ground, window))[1]["heights"].shape == (GRID, GRID)


@dataclass(frozen=True)
class Hole(Landscape):
    about: ClassVar[About] = About("Hole", 2000, "nobody", idea="", source="")
    domain: ClassVar[Domain] = Domain(x=(-1, 1), y=(-1, 1))
    starts = ((0.0, 0.0),)
    latex = ""

    def loss(self, position: Array) -> Array:
        return np.asarray(np.log(position[0]))

    def gradient(self, position: Array) -> Array:
        return position

    def hessian(self, position: Array) -> Array:
        return position


def test_where_the_loss_is_no_number_the_map_is_as_high_as_its_highest_point() -> None:
    _, blocks = unpack(surface(Hole()))
    assert (blocks["heights"][:, : GRID // 2] == FINEST).all()
    assert (blocks["heights"][:, -1] == FINEST).all()
