"""Slopes and curvatures of the functions that formulas are made of keep all their digits, wherever they are asked."""

from collections.abc import Callable
from typing import Any

import mpmath as mp
import numpy as np
import pytest

from landscapes.compiler import compiled

EVERYWHERE = (-300.0, -40.0, -20.0, -3.0, -0.5, -1e-5, 1e-5, 0.5, 3.0, 20.0, 40.0, 300.0)
POSITIVE = tuple(x for x in EVERYWHERE if x > 0)
BETWEEN = (-1 + 1e-12, -0.999, -0.5, 1e-5, 0.5, 0.999, 1 - 1e-12)

sigmoid: Callable[[Any], Any] = lambda z: 1 / (1 + mp.exp(-z))  # noqa: E731
CASES: list[tuple[str, Callable[[Any], Any], tuple[float, ...]]] = [
    ("tanh(x)", mp.tanh, EVERYWHERE),
    ("sigmoid(x)", sigmoid, EVERYWHERE),
    ("softplus(x)", lambda z: mp.log1p(mp.exp(z)), EVERYWHERE),
    ("atan(x)", mp.atan, EVERYWHERE),
    ("exp(x)", mp.exp, EVERYWHERE),
    ("sinh(x)", mp.sinh, EVERYWHERE),
    ("cosh(x)", mp.cosh, EVERYWHERE),
    ("log(x)", mp.log, POSITIVE),
    ("log10(x)", mp.log10, POSITIVE),
    ("sqrt(x)", mp.sqrt, POSITIVE),
    ("cos(sqrt(x))", lambda z: mp.cos(mp.sqrt(z)), POSITIVE),
    ("cos(3*sqrt(x))", lambda z: mp.cos(3 * mp.sqrt(z)), POSITIVE),
    ("asin(x)", mp.asin, BETWEEN),
    ("acos(x)", mp.acos, BETWEEN),
]


@pytest.mark.parametrize(("text", "exact", "places"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("order", [1, 2])
def test_no_digit_is_lost_in_a_derivative(
    text: str, exact: Callable[[Any], Any], places: tuple[float, ...], order: int
) -> None:
    derivative = compiled(text, (), order)
    with mp.workdps(400), np.errstate(all="ignore"):
        for place in places:
            said = float(derivative(np.float64(place), np.float64(0.0))[0])
            assert said == pytest.approx(float(mp.diff(exact, mp.mpf(place), order)), rel=1e-12, abs=1e-300)


@pytest.mark.parametrize(
    ("text", "curvature"),
    [
        ("cos(sqrt(x^2 + y^2))", -1.0),
        ("cos(3*(x^2 + y^2)^0.5)", -9.0),
        ("cos(2*√(x² + y²))", -4.0),
        ("cos(|x|) + cos(y)", -1.0),
        ("|x|^2 + y^2", 2.0),
        ("sqrt(x^2 + y^2)^2", 2.0),
        ("|x|^4 + x^2 + y^2", 2.0),
    ],
)
def test_a_smooth_place_has_the_curvature_of_its_surroundings(text: str, curvature: float) -> None:
    along_x, across, along_y = compiled(text, (), 2)(np.float64(0.0), np.float64(0.0))
    assert (along_x, across, along_y) == pytest.approx((curvature, 0.0, curvature if "y" in text else 0.0), rel=1e-14)
    beside_x, *_ = compiled(text, (), 2)(np.float64(1e-9), np.float64(0.0))
    assert beside_x == pytest.approx(curvature, rel=1e-12)


def test_functions_are_computed_alike_alone_and_together() -> None:
    places = np.linspace(-30.0, 30.0, 241)
    for text in ("tanh(x)", "sigmoid(x)", "cos(sqrt(x^2))", "cos(2*sqrt(x^2 + 1))"):
        for order in (1, 2):
            together = np.broadcast_to(compiled(text, (), order)(places, 0.0 * places)[0], places.shape)
            alone = [compiled(text, (), order)(place, np.float64(0.0))[0] for place in places]
            assert np.array_equal(together, alone)
