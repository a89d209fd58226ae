"""Assertions about calls and webhooks: what they accept, and what they say of the nearest miss."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import httpx
import pytest
from orderkit.testing import Calls, ProviderMock, ReceivedCall, SentWebhook, Webhooks

BODY = {"name": "Tablet", "price": 19.99, "tags": ["a", "b"], "box": {"weight": 500, "fragile": True}}


def call(operation: str = "createProduct", **options: Any) -> ReceivedCall:
    known: dict[str, Any] = {
        "provider": "shop",
        "operation": operation,
        "method": "POST",
        "path": "/shop/products",
        "query": {"page": ["2"], "status": ["a", "b"], "all": ["true"]},
        "headers": {"x-trace": "7"},
        "body": BODY,
        "status": 201,
        "fault": None,
        "time": "2026-11-22T10:00:00+00:00",
    }
    return ReceivedCall(**{**known, **options})


def calls(*received: ReceivedCall) -> Calls:
    return Calls(lambda: list(received), ("createProduct", "listProducts"))


@pytest.mark.parametrize(
    "expected",
    [
        {"body": {"name": "Tablet"}},
        {"body": {"box": {"weight": 500}}},
        {"body": {"tags": ["a", ...]}},
        {"body": {"tags": ...}},
        {"body": {"name": re.compile("T.*")}},
        {"body": {"price": Decimal("19.99")}},
        {"body": {"price": lambda price: price > 10}},
        {"body": BODY},
        {"query": {"page": 2}},
        {"query": {"page": "2", "status": ["a", "b"]}},
        {"query": {"all": True}},
        {"headers": {"X-Trace": "7"}},
        {"path": "/shop/products", "status": 201},
        {"times": 1},
        {},
    ],
)
def test_a_call_is_as_expected(expected: Any) -> None:
    received = call()
    assert calls(received).assert_called("createProduct", **expected) is received


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ({"body": {"name": "Phone"}}, "body.name: expected 'Phone', got 'Tablet'"),
        ({"body": {"box": {"height": 1}}}, "body.box.height: expected 1, is missing"),
        ({"body": {"box": {"height": ...}}}, "body.box.height: expected any value, is missing"),
        ({"body": {"tags": ["a"]}}, "body.tags: expected 1 items, got 2"),
        ({"body": {"tags": ["a", "b", "c"]}}, "body.tags[2]: expected 'c', is missing"),
        ({"body": {"tags": {"a": 1}}}, "body.tags: expected an object, got ['a', 'b']"),
        ({"body": {"name": ["T"]}}, "body.name: expected a list, got 'Tablet'"),
        ({"body": {"box": {"fragile": 1}}}, "body.box.fragile: expected 1, got True"),
        ({"body": {"name": re.compile("P.*")}}, "body.name: expected a match of 'P.*', got 'Tablet'"),
        ({"query": {"page": 3}}, "query.page: expected '3', got '2'"),
        ({"query": {"size": 3}}, "query.size: expected '3', is missing"),
        ({"query": {"status": ["a"]}}, "query.status: expected 1 items, got 2"),
        ({"headers": {"X-Trace": "8"}}, "headers.x-trace: expected '8', got '7'"),
        ({"path": "/other"}, "path: expected '/other', got '/shop/products'"),
        ({"status": 200}, "status: expected 200, got 201"),
    ],
)
def test_the_place_that_differs_is_named(expected: Any, line: str) -> None:
    with pytest.raises(AssertionError) as caught:
        calls(call()).assert_called("createProduct", **expected)
    assert str(caught.value).splitlines() == [
        "expected a call of createProduct as given, got 0 of 1 calls of it",
        "nearest miss: POST /shop/products (createProduct): 201",
        f"  {line}",
    ]


def test_the_nearest_of_several_misses_is_shown() -> None:
    far, near = call(body={"name": "a", "price": 1}), call(body={"name": "Tablet", "price": 2}, status=400)
    with pytest.raises(AssertionError) as caught:
        calls(far, near).assert_called("createProduct", body={"name": "Tablet", "price": 3})
    assert str(caught.value).splitlines()[1:] == [
        "nearest miss: POST /shop/products (createProduct): 400",
        "  body.price: expected 3, got 2",
    ]


def test_calls_of_others_are_shown_where_there_is_none() -> None:
    with pytest.raises(AssertionError) as caught:
        calls(call("listProducts", method="GET", status=None)).assert_called("createProduct")
    assert str(caught.value).splitlines() == [
        "expected a call of createProduct as given, got 0 of 0 calls of it",
        "calls of others:",
        "  GET /shop/products (listProducts): no response",
    ]


def test_the_number_of_calls_counts() -> None:
    with pytest.raises(AssertionError, match="expected 1 call of createProduct as given, got 2 of 2"):
        calls(call(), call()).assert_called("createProduct", times=1)
    with pytest.raises(ValueError, match="use assert_not_called"):
        calls().assert_called("createProduct", times=0)


def test_no_call_and_a_sequence_of_calls() -> None:
    received = calls(call("listProducts"), call())
    received.assert_sequence("listProducts", "createProduct")
    calls().assert_not_called()
    calls(call()).assert_not_called("listProducts")
    with pytest.raises(
        AssertionError, match="expected calls of createProduct, got listProducts, createProduct"
    ):
        received.assert_sequence("createProduct")
    with pytest.raises(AssertionError, match="expected no call of createProduct, got 1:\n  POST /shop"):
        received.assert_not_called("createProduct")


def test_an_operation_that_does_not_exist_is_no_proof() -> None:
    for check in (calls().assert_not_called, calls().assert_called, calls().of):
        with pytest.raises(
            ValueError, match=r"operation must be one of createProduct, listProducts [(]got create"
        ):
            check("createProducts")


def test_calls_are_a_sequence() -> None:
    first, second = call(), call("listProducts")
    received = calls(first, second)
    assert (len(received), list(received), received[0], received[1:], received.last) == (
        2,
        [first, second],
        first,
        [second],
        second,
    )
    with pytest.raises(AssertionError, match="expected a call, got none"):
        _ = calls().last


WEBHOOK = SentWebhook("7", "http://127.0.0.1/hook", {"status": "placed"}, {}, "delivered", (500, 200))


def test_a_webhook_is_found_by_its_order_and_its_body() -> None:
    webhooks = Webhooks(lambda: [WEBHOOK], lambda: None)
    assert webhooks.assert_sent(7, body={"status": "placed"}, state="delivered") is WEBHOOK
    with pytest.raises(AssertionError) as caught:
        webhooks.assert_sent("7", body={"status": "shipped"})
    assert str(caught.value).splitlines() == [
        "expected a webhook as given, got 1 others",
        "nearest miss: webhook about order 7 to http://127.0.0.1/hook: delivered",
        "  body.status: expected 'shipped', got 'placed'",
    ]
    with pytest.raises(AssertionError, match="expected no webhook, got 1:"):
        webhooks.assert_none()
    Webhooks(list, lambda: None).assert_none()


def get(mock: ProviderMock) -> httpx.Request:
    url = f"http://mock/{mock.name}/api/v2/products?page=0&size=3"
    return httpx.Request("GET", url, headers={"X-Api-Key": mock.api_key})


def test_a_mock_is_called_without_a_socket(nocnoc_store_mock: ProviderMock) -> None:
    with httpx.Client(transport=nocnoc_store_mock.transport) as client:
        assert client.send(get(nocnoc_store_mock)).json()["products"]
        nocnoc_store_mock.next("listProducts").drop()
        with pytest.raises(httpx.ReadError):
            client.send(get(nocnoc_store_mock))
    nocnoc_store_mock.calls.assert_called("listProducts", times=2, query={"size": 3})


def test_a_mock_is_called_by_an_async_client(nocnoc_store_mock: ProviderMock, runner: Any) -> None:
    async def send() -> int:
        async with httpx.AsyncClient(transport=nocnoc_store_mock.async_transport) as client:
            nocnoc_store_mock.next("listProducts", call=2).html(503)
            await client.send(get(nocnoc_store_mock))
            return (await client.send(get(nocnoc_store_mock))).status_code

    assert runner.run(send()) == 503


def test_a_sync_transport_works_within_a_running_loop(nocnoc_store_mock: ProviderMock, runner: Any) -> None:
    async def send() -> int:
        with httpx.Client(transport=nocnoc_store_mock.transport) as client:
            return client.send(get(nocnoc_store_mock)).status_code  # noqa: ASYNC212 - that is the point

    assert runner.run(send()) == 200
