"""Amounts and times in bodies are checked before anything is sent, and sent exactly."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from orderkit.runtime.client.bodies import as_body, body_keys
from orderkit.runtime.client.exact_values import Exact, amount_to_send, preparation_of, prepare_values
from orderkit.runtime.protocol.json_codec import dumps

NUMBER = {"as_number": True, "as_text": False}
TEXT = {"as_number": False, "as_text": True}
EITHER = {"as_number": True, "as_text": True}
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (Decimal("19.99"), b"19.99"),
        (Decimal("16.00"), b"16.00"),
        (Decimal("19.990"), b"19.990"),
        (Decimal("1E+2"), b"100"),
        (Decimal("-0.01"), b"-0.01"),
        (16, b"16"),
        (19.99, b"19.99"),
        (0.1, b"0.1"),
        ("19.99", b"19.99"),
        ("16.00", b"16.00"),
        (10**400, str(10**400).encode()),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_an_amount_is_sent_as_a_number_with_its_digits(value: Any, sent: bytes) -> None:
    assert dumps(amount_to_send(value, 2, **NUMBER)) == sent


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (19.999, r"at most 2 decimals \(got 19.999\): round it first"),
        (Decimal("19.999"), r"at most 2 decimals \(got 19.999\)"),
        ("19.999", r"at most 2 decimals \(got 19.999\)"),
        (0.1 + 0.2, "at most 2 decimals"),
        (float("nan"), r"finite \(got nan\)"),
        (Decimal("NaN"), r"finite \(got NaN\)"),
        (Decimal("-Infinity"), "finite"),
        (Decimal("1E+400"), "exponent"),
        ("NaN", r"a decimal number \(got 'NaN'\)"),
        ("1e2", "write it in digits with a point, such as 19.99"),
        ("1,50", "a decimal number"),
        ("1_0", "a decimal number"),
        (" 1", "a decimal number"),
        ("٣", "a decimal number"),
        ("", "a decimal number"),
    ],
    ids=repr,
)
def test_an_amount_that_is_not_exact_is_refused(value: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        amount_to_send(value, 2, **NUMBER)


def test_a_float_without_documented_decimals_has_at_most_fifteen_digits() -> None:
    assert amount_to_send(0.123456789012345, None, **NUMBER) == Decimal("0.123456789012345")
    with pytest.raises(
        ValueError, match=r"must be exact \(got the float 0\.30000000000000004\): pass a Decimal"
    ):
        amount_to_send(0.1 + 0.2, None, **NUMBER)
    with pytest.raises(ValueError, match=r"must be exact \(got the float 0\.1234567890123456\)"):
        amount_to_send(0.1234567890123456, None, **NUMBER)


@pytest.mark.parametrize("value", [None, True, [], {}], ids=repr)
def test_what_is_no_amount_is_left_to_the_provider(value: Any) -> None:
    assert amount_to_send(value, 2, **NUMBER) is value


def test_an_amount_that_is_a_text_in_the_spec_is_sent_as_one() -> None:
    given = (Decimal("3.90"), 3, 3.9, "3.90")
    assert [amount_to_send(value, 2, **TEXT) for value in given] == ["3.90", "3", "3.9", "3.90"]


def test_an_amount_that_may_be_either_is_sent_as_it_is_given() -> None:
    given = (Decimal("3.90"), 3, "3.90")
    assert [amount_to_send(value, None, **EITHER) for value in given] == list(given)


def test_the_path_of_an_amount_is_named_and_the_body_stays_as_it_was() -> None:
    keys = body_keys("nocnoc", "createOrder")
    body = {"products": [{"amount_usd": "1.50"}, {"amount_usd": 19.999}]}
    with pytest.raises(ValueError, match=r"^order\.products\[1\]\.amount_usd must have at most 2 decimals"):
        as_body("order", body, keys)
    assert body["products"][0] == {"amount_usd": "1.50"}


def test_a_time_needs_a_zone_and_is_sent_as_text() -> None:
    keys = body_keys("sendcloud", "updateOrder")
    aware = {"order_details": {"order_created_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC)}}
    sent = as_body("changes", aware, keys).to_dict()
    assert sent == {"order_details": {"order_created_at": "2026-11-22T09:30:00+00:00"}}
    naive = {"order_details": {"order_created_at": datetime(2026, 11, 22)}}  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match=r"changes\.order_details\.order_created_at must have a time zone"):
        as_body("changes", naive, keys)


def test_amounts_of_any_mapping_are_checked() -> None:
    exact = Exact(below={"price": Exact(prepare=lambda value: amount_to_send(value, 2, **NUMBER))})
    assert prepare_values("body", MappingProxyType({"price": "1.50"}), exact) == {"price": Decimal("1.50")}
    with pytest.raises(ValueError, match=r"^body\.price must have at most 2 decimals"):
        prepare_values("body", MappingProxyType({"price": 19.999}), exact)
    assert prepare_values("body", ["price"], exact) == ["price"]


@pytest.mark.parametrize(
    ("forms", "value", "sent"),
    [
        ([{"type": "number", "format": "decimal", "x-decimals": 2}], Decimal("16.00"), b"16.00"),
        ([{"type": "string", "format": "decimal"}], Decimal("16.00"), b'"16.00"'),
        ([{"type": ["string", "null"], "format": "decimal"}], Decimal("16.00"), b'"16.00"'),
        ([{"type": "null"}, {"type": "string", "format": "date-time"}], NOON, b'"2026-11-29T12:00:00+00:00"'),
        ([{"type": "string", "format": "date"}], NOON.date(), b'"2026-11-29"'),
    ],
)
def test_a_schema_says_how_its_values_are_prepared(forms: Any, value: Any, sent: bytes) -> None:
    prepare = preparation_of(forms)
    assert prepare is not None
    assert dumps(prepare(value)) == sent


def test_a_schema_of_other_values_prepares_nothing() -> None:
    assert preparation_of([{"type": "number", "format": "double"}, {"type": "string"}]) is None
