"""The values of an axis are spaced on the scale of their number, and both ends are exact."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog import Parameter, Scale
from experiments.grids.axis import Axis

LOG = Parameter("η", 0.1, (0, 1e6), (1e-5, 10), "log", "A rate.")
LINEAR = Parameter("x", 0.0, (-1e6, 1e6), (-10, 10), "linear", "A coordinate.")
ONE_MINUS = Parameter("β", 0.9, (0, math.nextafter(1, 0)), (0, 0.9999), "one-minus", "A decay rate.")
WHOLE = Parameter("n", 3, (1, 100_000), (10, 5000), "log", "A count.")
DECLARED: dict[Scale, Parameter] = {"log": LOG, "linear": LINEAR, "one-minus": ONE_MINUS}


def values(declared: Parameter, low: float, high: float, n: int) -> list[float]:
    bound = Axis("number", low, high, n).bound_to(declared).values.tolist()
    return list(bound)


def test_the_values_are_spaced_on_the_scale_of_their_number() -> None:
    assert values(LINEAR, -1, 1, 5) == [-1, -0.5, 0, 0.5, 1]
    assert values(LOG, 1e-3, 10, 5) == pytest.approx([1e-3, 1e-2, 0.1, 1, 10], rel=1e-14)
    assert values(ONE_MINUS, 0, 0.999, 4) == pytest.approx([0, 0.9, 0.99, 0.999], rel=1e-14)
    assert values(WHOLE, 1, 100, 3) == [1, 10, 100]
    assert values(WHOLE, 1, 3, 5) == [1, 1, 2, 2, 3]


@pytest.mark.parametrize("scale", DECLARED)
@given(data=st.data(), n=st.integers(2, 50))
def test_they_ascend_from_the_very_low_to_the_very_high(scale: Scale, data: st.DataObject, n: int) -> None:
    declared = DECLARED[scale]
    ends = st.floats(max(declared.bounds[0], 1e-12 if scale == "log" else -math.inf), declared.bounds[1])
    low, high = sorted(data.draw(st.tuples(ends, ends)))
    assume(low < high)
    found = values(declared, low, high, n)
    assert (len(found), found[0], found[-1]) == (n, low, high)
    assert found == sorted(found)
    assert all(declared.allows(value) for value in found)


@pytest.mark.parametrize(("scale", "low"), [("log", 0.0331), ("linear", 0.3), ("one-minus", 0.93)])
def test_a_box_of_a_few_last_digits_keeps_them_apart(scale: Scale, low: float) -> None:
    high = low
    for _ in range(8):
        high = math.nextafter(high, 1)
    found = np.array(values(DECLARED[scale], low, high, 5))
    assert (np.diff(found) > 0).all()
    assert np.diff(found) == pytest.approx((high - low) / 4, rel=0.51)


def test_one_value_is_the_low_one() -> None:
    assert values(LOG, 0.1, 0.1, 1) == [0.1]
    assert values(LOG, 0.1, 1.0, 1) == [0.1]


def test_there_is_no_negative_zero() -> None:
    assert all(math.copysign(1, value) == 1 for value in values(LINEAR, -0.0, 1, 3))


def test_the_values_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Axis("number", 0, 1, 3).bound_to(LINEAR).values[0] = 5
