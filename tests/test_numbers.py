"""One way of writing numbers: powers of ten with a raised exponent in sentences, behind an e in fields."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.numbers import number_in_field, number_in_sentence


@pytest.mark.parametrize(
    ("value", "sentence", "field"),
    [
        (8.2e-13, "8.2 · 10⁻¹³", "8.2e−13"),
        (-4.5678e20, "−4.57 · 10²⁰", "−4.57e20"),
        (0.05, "0.05", "0.05"),
        (-1.8512, "−1.85", "−1.85"),
        (0.00012345, "0.000123", "0.000123"),
        (1e-5, "1 · 10⁻⁵", "1e−5"),
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (300, "300", "300"),
        (123456, "123456", "123456"),
        (1234567, "1.23 · 10⁶", "1.23e6"),
        (1234.5, "1230", "1230"),
        (0.99999, "1", "1"),
        (math.inf, "∞", "∞"),
        (-math.inf, "−∞", "−∞"),
        (math.nan, "–", "–"),
    ],
)
def test_a_number_is_written_in_the_way_of_its_place(value: float, sentence: str, field: str) -> None:
    assert number_in_sentence(value) == sentence
    assert number_in_field(value) == field


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_with_all_its_digits_a_number_reads_back_exactly(value: float) -> None:
    assert float(number_in_field(value, None).replace("−", "-")) == value


@given(st.floats(min_value=-1e300, max_value=1e300))
def test_with_three_digits_a_number_is_off_by_half_a_percent_at_most(value: float) -> None:
    assert float(number_in_field(value).replace("−", "-")) == pytest.approx(value, rel=5.1e-3, abs=5e-324)
