"""Amounts and times of generated models: read exactly, and written back as they came."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import attrs
import pytest
from orderkit import to_json
from orderkit.contract import Contract
from orderkit.runtime.protocol.json_codec import loads_exact
from orderkit_clients.nocnoc.models import HistoricStatus, Order, OrderStatus
from orderkit_clients.noventiq.models import Order as NoventiqOrder
from orderkit_clients.runtime import exact
from orderkit_clients.sendcloud.models import Costs, Price

CREATED = "2022-01-26T17:53:45+03:00"


def noventiq_order(**changes: Any) -> NoventiqOrder:
    order = {"order_id": 1, "order_name": "A1", "status": "paid", "create_date": CREATED}
    return NoventiqOrder.from_dict({**order, **changes})


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Decimal("16.00"), "16.00"),
        (16, "16"),
        (259.15, "259.15"),
        ("250.94", "250.94"),
        ("007.10", "7.10"),
        (Decimal("1E+5"), "1E+5"),
    ],
    ids=repr,
)
def test_an_amount_is_a_decimal_of_the_digits_that_came(value: Any, read: str) -> None:
    assert str(exact.amount(value, "Quote.amount_usd")) == read


@pytest.mark.parametrize("value", ["NaN", "1e5", "", " 1", None, True, [], float("inf")], ids=repr)
def test_what_is_no_amount_is_an_error_where_it_is_read(value: Any) -> None:
    with pytest.raises(ValueError, match=r"Quote\.amount_usd must be a decimal number such as 19\.99 \(got"):
        exact.amount(value, "Quote.amount_usd")


@pytest.mark.parametrize("value", ["007.10", "3.99", Decimal("3.90"), 3, None], ids=repr)
def test_an_amount_that_may_be_a_text_or_a_number_is_written_as_it_came(value: Any) -> None:
    costs = Costs.from_dict({"value": value, "currency": "EUR"})
    assert costs.to_dict() == {"value": value, "currency": "EUR"}


def test_an_amount_of_a_model_that_is_made_by_hand_may_be_of_any_type() -> None:
    made = [Price(value=value, currency="EUR") for value in (Decimal("3.90"), "3.90", 3.9, 4)]
    assert [price.value for price in made] == [Decimal("3.9"), Decimal("3.9"), Decimal("3.9"), Decimal(4)]
    assert [to_json(price)[:13] for price in made] == [
        '{"value":3.90',
        '{"value":3.90',
        '{"value":3.9,',
        '{"value":4,"c',
    ]


def test_an_attribute_can_be_set_and_evolve_keeps_the_others() -> None:
    order = noventiq_order(create_date="2022-01-26T17:53:45.1234567z")
    renamed = attrs.evolve(order, order_name="A2")
    assert renamed.to_dict()["create_date"] == "2022-01-26T17:53:45.1234567z"
    order.create_date = datetime(2026, 1, 1, tzinfo=UTC)
    assert order.to_dict()["create_date"] == "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-26T17:53:45Z",
        "2022-01-26t17:53:45z",
        "2022-01-26T17:53:45.000+00:00",
        "2022-01-26T17:53:45.000000000Z",
        "2022-01-26T20:53:45+03:00",
    ],
)
def test_a_time_is_aware_and_is_written_back_as_it_came(text: str) -> None:
    order = noventiq_order(create_date=text)
    assert order.create_date == datetime(2022, 1, 26, 17, 53, 45, tzinfo=UTC)
    for twin in (order, copy.deepcopy(order), pickle.loads(pickle.dumps(order))):
        assert twin.to_dict()["create_date"] == text
    assert order == noventiq_order(create_date="2022-01-26T17:53:45Z")


@pytest.mark.parametrize("text", ["yesterday", "2022-01-26", "2022-01-26T17:53:45", "2022-02-30T00:00:00Z"])
def test_a_text_that_is_no_time_is_an_error_where_it_is_read(text: str) -> None:
    order = noventiq_order(create_date=text)
    with pytest.raises(ValueError, match=r"Order\.create_date must be a time of the form RFC 3339 \(got"):
        _ = order.create_date
    assert (text in repr(order), order.to_dict()["create_date"]) == (True, text)


def test_a_time_without_a_zone_is_not_written() -> None:
    order = noventiq_order()
    order.create_date = datetime(2026, 1, 1)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match=r"Order\.create_date must have a time zone"):
        order.to_dict()


def test_a_text_of_another_form_is_kept_and_has_a_reading() -> None:
    days = HistoricStatus(status=OrderStatus.CREATED, date="2017-04-08", description="")
    times = HistoricStatus(status=OrderStatus.CREATED, date="2017-04-08 07:25:23", description="")
    assert (type(days.date_datetime), days.date_datetime) == (date, date(2017, 4, 8))
    assert times.date_datetime == datetime(2017, 4, 8, 7, 25, 23, tzinfo=UTC)
    with pytest.raises(
        ValueError, match=r"HistoricStatus\.date must be a time of the form YYYY-MM-DD hh:mm:ss"
    ):
        _ = HistoricStatus(
            status=OrderStatus.CREATED, date="2017-04-08 216:03:14", description=""
        ).date_datetime


def test_a_text_that_is_absent_or_empty_reads_as_none() -> None:
    paid = noventiq_order(pay_date=CREATED)
    assert paid.pay_date_datetime == datetime(2022, 1, 26, 17, 53, 45, tzinfo=timezone(timedelta(hours=3)))
    assert (noventiq_order().pay_date_datetime, noventiq_order(pay_date="").pay_date_datetime) == (None, None)


def test_the_amounts_of_an_order_add_up() -> None:
    example = Contract.load("nocnoc").document["components"]["examples"]["OrderCreated"]["value"]
    order = Order.from_dict(loads_exact(json.dumps(example)))
    assert (order.amount_usd, order.shipping_usd) == (Decimal("259.15"), Decimal(16))
    assert order.amount_usd is not None
    assert order.shipping_usd is not None
    assert order.tax_handling_usd is not None
    assert order.amount_usd + order.shipping_usd + order.tax_handling_usd == order.total_amount_usd
    assert order.amount_usd + 16 + order.tax_handling_usd == Decimal("392.29")
