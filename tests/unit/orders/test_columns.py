"""Amounts that fit into a column, and those that would lose a digit; never an error, however many digits there are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.orders.columns import DECIMALS, DIGITS, fits


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        ("0", True),
        ("-0.000000001", True),
        ("0.0000000001", False),
        ("1.5000000000", True),
        ("0E-50", True),
        ("0E+50", True),
        ("12345678901234567890.123456789", True),
        ("99999999999999999999999999999.999999999", True),
        ("100000000000000000000000000000", False),
        ("1E+28", True),
        ("1E+29", False),
        ("NaN", False),
        ("-Infinity", False),
    ],
)
def test_an_amount_fits_if_no_digit_is_lost(amount: str, wanted: bool) -> None:
    assert fits(Decimal(amount)) == wanted


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_an_amount_that_fits_is_a_whole_number_of_the_smallest_unit(amount: Decimal) -> None:
    numerator, denominator = amount.as_integer_ratio()
    whole = numerator * 10**DECIMALS % denominator == 0
    assert fits(amount) == (whole and abs(numerator) < 10 ** (DIGITS - DECIMALS) * denominator)
