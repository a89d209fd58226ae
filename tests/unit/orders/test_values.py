"""Values of providers become text, exact amounts, aware times and codes, or None."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.orders.values import as_country, as_currency, as_decimal, as_list, as_text, as_utc_time

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Decimal("19.90"), "19.90"),
        ("0.10", "0.10"),
        ("104.990", "104.990"),
        (3, "3"),
        (16.5, "16.5"),
        (0.1, "0.1"),
        ("1E+2", "1E+2"),
        ("-0.00", "-0.00"),
        ("9" * 40 + ".01", "9" * 40 + ".01"),
    ],
)
def test_a_number_keeps_its_digits(value: Any, wanted: str) -> None:
    assert str(as_decimal(value)) == wanted


@pytest.mark.parametrize(
    "value", [True, None, "", "nan", "Infinity", float("nan"), Decimal("NaN"), [], {}, "1,5"]
)
def test_anything_else_is_no_number(value: Any) -> None:
    assert as_decimal(value) is None


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2026-11-30 08:00:00", datetime(2026, 11, 30, 8, tzinfo=UTC)),
        ("2026-11-30T08:00:00z", datetime(2026, 11, 30, 8, tzinfo=UTC)),
        ("2026-11-30t08:00:00.250Z", datetime(2026, 11, 30, 8, 0, 0, 250000, tzinfo=UTC)),
        ("2026-03-29T02:30:00+02:00", datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        (datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))), datetime(2025, 12, 31, 23, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_time_is_converted_to_utc(value: Any, wanted: datetime) -> None:
    found = as_utc_time(value)
    assert found == wanted
    assert found is not None
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-30",
        "yesterday at noon",
        "2026-02-30T00:00:00Z",
        1780000000,
        None,
        [],
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_anything_else_is_no_time(value: Any) -> None:
    assert as_utc_time(value) is None


@pytest.mark.parametrize(
    ("value", "wanted"), [("de", "DE"), ("AR", "AR"), ("DEU", None), ("Germany", None), ("ß", None)]
)
def test_a_country_is_two_letters(value: str, wanted: str | None) -> None:
    assert as_country(value) == wanted


@pytest.mark.parametrize(("value", "wanted"), [("eur", "EUR"), ("€", None), ("EURO", None), (978, None)])
def test_a_currency_is_three_letters(value: Any, wanted: str | None) -> None:
    assert as_currency(value) == wanted


@given(JSON)
def test_no_value_is_an_error(value: Any) -> None:
    for convert in (as_country, as_currency, as_decimal, as_list, as_text, as_utc_time):
        convert(value)


@pytest.mark.parametrize(
    ("value", "wanted"), [("a", "a"), (10000001, "10000001"), (True, None), (1.5, None), ({}, None)]
)
def test_text_is_text_or_a_whole_number(value: Any, wanted: str | None) -> None:
    assert as_text(value) == wanted


def test_a_number_too_long_to_be_written_is_no_text() -> None:
    assert as_text(10**5000) is None
