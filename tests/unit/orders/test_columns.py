"""Amounts that fit into a column, and those that would lose a digit; never an error, however many digits there are."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.orders.columns import DECIMALS, DIGITS, fits, storable, storable_json
from orderkit.runtime.protocol.raw_numbers import loads_with_raw_numbers


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


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("plain", "plain"),
        ("Größe \U0001f4e6", "Größe \U0001f4e6"),
        ("a\0b", "a\ufffdb"),
        ("\ud83dx", "\ufffdx"),
        (5, 5),
    ],
)
def test_a_text_is_stored_without_what_no_database_can_hold(text: Any, stored: Any) -> None:
    assert storable(text) == stored


def test_the_json_of_a_model_is_json_for_every_database() -> None:
    text = r'{"a\u0000": ["NaN", "\ud83d", {"b": NaN}], "c": 1e999, "d": 1.50, "e": "\ud83d\udce6"}'
    stored = storable_json(Extras(text))
    assert json.loads(stored, parse_float=str, parse_constant=str) == {
        "a\ufffd": ["NaN", "\ufffd", {"b": "NaN"}],
        "c": "1e999",
        "d": "1.50",
        "e": "\U0001f4e6",
    }


class Extras:
    """A model that holds JSON that came."""

    def __init__(self, text: str) -> None:
        self._text = text

    def to_dict(self) -> Any:
        return loads_with_raw_numbers(self._text)
