"""Each client reads amounts as Decimals and times as datetimes, and refuses an amount that is not exact at the call."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
from client_fixtures import Caller
from orderkit import (
    AsyncEPages,
    AsyncNocnoc,
    AsyncNocnocStore,
    AsyncNoventiq,
    AsyncSendcloud,
    DecodeError,
    EPages,
    Nocnoc,
    NocnocStore,
    Noventiq,
    Sendcloud,
    to_json,
)
from orderkit.contract import Contract
from orderkit.nocnoc import CreateOrderPickup

CLIENTS: dict[str, tuple[Any, Any, dict[str, Any]]] = {
    "nocnoc": (Nocnoc, AsyncNocnoc, {"api_key": "key"}),
    "nocnoc_store": (NocnocStore, AsyncNocnocStore, {"api_key": "key"}),
    "sendcloud": (Sendcloud, AsyncSendcloud, {"public_key": "key", "secret_key": "secret"}),
    "epages": (EPages, AsyncEPages, {"shop_id": "DemoShop", "token": "token"}),
    "noventiq": (Noventiq, AsyncNoventiq, {"username": "user", "password": "secret"}),
}
ADDRESSES = {"epages": "https://shop.test/rs/shops"}
Calls = Callable[..., Caller]


@pytest.fixture
def calls(mode: str, loop: Any) -> Any:
    """Make a client of a provider that gets one response to every request."""
    callers: list[Caller] = []

    def make(provider: str, content: str = "{}") -> Caller:
        sync, tasks, keys = CLIENTS[provider]
        sent: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            if provider == "noventiq" and len(sent) == 1:
                return httpx.Response(200, json=example("noventiq", "TokenIssued"))
            return httpx.Response(200, content=content, headers={"Content-Type": "application/json"})

        kind = sync if mode == "sync" else tasks
        http_client = httpx.MockTransport(answer)
        client = kind(**keys, base_url=ADDRESSES.get(provider, "https://shop.test"), http_client=http_client)
        callers.append(Caller(client, loop, None, sent))
        return callers[-1]

    yield make
    for caller in callers:
        caller.close()


def example(provider: str, name: str) -> Any:
    return Contract.load(provider).document["components"]["examples"][name]["value"]


def test_nocnoc_reads_every_digit_of_an_amount(calls: Calls) -> None:
    text = '{"amount_usd":57.50,"shipping_usd":16,"tax_handling_usd":46.04,"total_amount_usd":119.54,'
    text += '"total_weight":700,"total_volume":6000,"customer":{"full_name":"G","country":"AR","tax_id":"1"},'
    text += '"address":{"zipcode":"1009","country":"AR"},"products":[]}'
    quote = calls("nocnoc", text).call("quote_order", {})
    assert [str(quote.amount_usd), str(quote.shipping_usd)] == ["57.50", "16"]
    assert quote.amount_usd + quote.shipping_usd + quote.tax_handling_usd == quote.total_amount_usd


@pytest.mark.parametrize("amount", [19.99, "19.99", Decimal("19.99")], ids=repr)
def test_nocnoc_is_sent_an_exact_amount(calls: Calls, amount: Any) -> None:
    caller = calls("nocnoc")
    with pytest.raises(DecodeError):  # the response is no quote
        caller.call("quote_order", {"products": [{"amount_usd": amount}]})
    assert caller.sent[0].content == b'{"products":[{"amount_usd":19.99}]}'


REFUSED = [
    ("nocnoc", "create_order", {"products": [{"amount_usd": 19.999}]}, "body.products[0].amount_usd"),
    ("nocnoc_store", "create_product", {"price": 19.999}, "body.price"),
    (
        "sendcloud",
        "create_or_update_orders",
        [{"payment_details": {"total_price": {"value": 0.1 + 0.2}}}],
        "",
    ),
]


@pytest.mark.parametrize(("provider", "method", "body", "path"), REFUSED)
def test_an_amount_that_is_not_exact_is_refused_at_the_call(
    calls: Calls, provider: str, method: str, body: Any, path: str
) -> None:
    caller = calls(provider)
    with pytest.raises(ValueError, match="must") as caught:
        getattr(caller.client, method)(body)
    assert path in str(caught.value)
    assert caller.sent == []


def test_the_store_reads_a_price_and_the_time_of_a_text(calls: Calls) -> None:
    (product, *_) = example("nocnoc_store", "ProductListTwo")["products"]
    text = to_json({"products": [{**product, "price": Decimal("49.90")}]})
    found = calls("nocnoc_store", text)
    (read, *_) = found.gather(found.client.list_products(limit=1))
    assert str(read.price) == "49.90"
    assert read.created_at_datetime.tzinfo is UTC


def test_sendcloud_reads_times_and_writes_them_as_they_came(calls: Calls) -> None:
    page = example("sendcloud", "OrderList")
    caller = calls("sendcloud", httpx.Response(200, json=page).text)
    (order, *_) = caller.gather(caller.client.list_orders(limit=1))
    told = page["data"][0]
    assert order.created_at == datetime.fromisoformat(told["created_at"])
    assert order.to_dict()["created_at"] == told["created_at"]
    assert isinstance(order.payment_details.total_price.value, Decimal)


def test_noventiq_reads_times_and_the_text_of_one(calls: Calls) -> None:
    text = '{"order_id":1,"order_name":"A1","status":"paid","create_date":"2022-01-26T17:53:45+03:00","pay_date":""}'
    order = calls("noventiq", text).call("get_order", 1)
    assert order.create_date == datetime(2022, 1, 26, 14, 53, 45, tzinfo=UTC)
    assert (order.pay_date, order.pay_date_datetime) == ("", None)
    assert order.to_dict()["create_date"] == "2022-01-26T17:53:45+03:00"


def test_epages_reads_totals_and_times(calls: Calls) -> None:
    caller = calls("epages", httpx.Response(200, json=example("epages", "OrderListThree")).text)
    orders = caller.gather(caller.client.list_orders(created_after="2024-07-04T00:00:00z"))
    assert caller.sent[0].url.params["createdAfter"] == "2024-07-04T00:00:00.000Z"
    assert orders[0].grand_total == Decimal("250.94")
    assert orders[0].creation_date == datetime(2024, 7, 4, 8, 42, 49, tzinfo=UTC)
    assert orders[0].to_dict()["creationDate"] == "2024-07-04T08:42:49.000Z"


NAIVE = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - that is the mistake
DAY = datetime(2026, 3, 29, tzinfo=UTC).date()
ORDER = {"order_id": "1", "order_number": "1"}


def new_order(details: Any) -> list[Any]:
    return [ORDER, {**ORDER, "order_details": details}]


UNSENDABLE: dict[str, tuple[str, tuple[Any, ...], str]] = {
    "naive time": (
        "create_or_update_orders",
        (new_order({"order_created_at": NAIVE}),),
        r"orders\[1\]\.order_details\.order_created_at must have a time zone",
    ),
    "naive time in a nested list": (
        "create_or_update_orders",
        (new_order({"order_items": [{}, {"delivery_dates": {"deliver_at": NAIVE}}]}),),
        r"orders\[1\]\.order_details\.order_items\[1\]\.delivery_dates\.deliver_at must have a time zone",
    ),
    "naive time in a text": (
        "update_order",
        (1, {"order_details": {"notes": NAIVE}}),
        r"body\.order_details\.notes must have a time zone",
    ),
    "naive time in an unknown member": (
        "update_order",
        (1, {"extra": [{"at": NAIVE}]}),
        r"body\.extra\[0\]\.at must have a time zone",
    ),
    "date for a time": (
        "update_order",
        (1, {"order_details": {"order_updated_at": DAY}}),
        r"changes\.order_details\.order_updated_at must be a datetime with a time zone",
    ),
    "set": (
        "update_order",
        (1, {"order_details": {"tags": {"a"}}}),
        r"body\.order_details\.tags must be .* \(got set\)",
    ),
    "NaN": (
        "update_order",
        (1, {"extra": {"a": float("nan")}}),
        r"body\.extra\.a must be finite \(got nan\)",
    ),
}


@pytest.mark.parametrize("case", UNSENDABLE)
def test_what_cannot_be_sent_is_refused_by_its_path_and_nothing_is_sent(calls: Calls, case: str) -> None:
    operation, arguments, message = UNSENDABLE[case]
    caller = calls("sendcloud")
    with pytest.raises((TypeError, ValueError), match=f"^{message}"):
        caller.call(operation, *arguments)
    assert caller.sent == []


@pytest.mark.parametrize("value", [datetime(2026, 3, 29, tzinfo=UTC), NAIVE], ids=["aware", "naive"])
def test_a_time_is_no_date(calls: Calls, value: datetime) -> None:
    caller = calls("nocnoc")
    with pytest.raises(
        ValueError, match=r"^body\.products\[1\]\.pickup\.date must be a date \(got the datetime"
    ):
        caller.call("create_order", {"products": [{}, {"pickup": {"date": value}}]})
    with pytest.raises(ValueError, match=r"^patch\[0\]\.value\.birthday must be a date"):
        calls("epages").call(
            "update_order", "1", [{"op": "add", "path": "/billingAddress", "value": {"birthday": value}}]
        )
    assert caller.sent == []


def test_a_date_is_sent_as_its_text(calls: Calls) -> None:
    caller = calls("nocnoc", json.dumps(example("nocnoc", "OrderCreated")))
    caller.call("create_order", {"expiration_date": DAY})
    assert json.loads(caller.sent[0].content) == {"expiration_date": "2026-03-29"}


def test_a_model_with_a_time_for_a_date_is_not_written() -> None:
    noon = datetime(2026, 3, 29, 12, tzinfo=UTC)
    with pytest.raises(ValueError, match=r"^CreateOrderPickup\.date must be a date \(got the datetime"):
        CreateOrderPickup(date=noon).to_dict()
