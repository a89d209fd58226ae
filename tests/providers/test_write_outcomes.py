"""Writes: the outcome that is reported is the one that the provider's answer shows, for every operation that writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from orderkit import BadRequestError, ConflictError, DecodeError, OrderkitError, Retry, to_json
from orderkit.contract import Contract


def example(provider: str, name: str) -> Any:
    return Contract.load(provider).document["components"]["examples"][name]["value"]


@dataclass(frozen=True)
class Write:
    """An operation that writes, and its arguments."""

    fixture: str
    method: str
    arguments: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.fixture} {self.method}"


ORDER_ID = "5639C509-092F-7704-77D3-D5809AB321D8"
WRITES = (
    Write("client", "create_order", (example("nocnoc", "CreateOrderRequestTabletAndDrones"),)),
    Write("client", "place_order", (1,)),
    Write("client", "cancel_order", (1,)),
    Write("store", "cancel_order", ("NC1",)),
    Write("store", "create_product", (example("nocnoc_store", "CreateProductRequestFull"),)),
    Write("store", "create_product_from_asin", (example("nocnoc_store", "CreateProductFromAsinRequestOne"),)),
    Write("store", "update_product", ("S1", {"available_quantity": 1})),
    Write("store", "create_package", (example("nocnoc_store", "SonPackageRequest"),)),
    Write("sendcloud", "create_or_update_orders", (example("sendcloud", "NewOrdersComplete"),)),
    Write("sendcloud", "update_order", (1, example("sendcloud", "OrderChangesItem"))),
    Write("sendcloud", "delete_order", (1,)),
    Write("noventiq", "create_refund", (1, {"email": "orders@example.com"})),
    Write("shop", "update_order", (ORDER_ID, example("epages", "PatchUnpaid"))),
)
READS = (
    Write("client", "get_order", (1,)),
    Write("store", "get_product", ("S1",)),
    Write("sendcloud", "retrieve_order", (1,)),
    Write("noventiq", "get_order", (1,)),
    Write("shop", "get_order", (ORDER_ID,)),
)
# An error of each provider in its own form, with a status of success, and its class.
ERRORS: dict[str, tuple[Any, type[OrderkitError], str]] = {
    "client": ({"code": 311, "message": "Too late", "key": "k"}, ConflictError, "Too late"),
    "store": ({"code": 400, "message": "Sku already exists."}, ConflictError, "Sku already exists."),
    "sendcloud": (
        {"errors": [{"status": "400", "code": "invalid", "detail": "Field required"}]},
        BadRequestError,
        "Field required",
    ),
    "noventiq": (
        {"errors": [{"error": 15010, "message": "Invalid field value: email"}]},
        BadRequestError,
        "Invalid field value: email",
    ),
    "shop": ({"message": "In edit mode", "status": "409"}, ConflictError, "In edit mode"),
}


@pytest.fixture
def answered(request: pytest.FixtureRequest, opener: Any) -> Callable[..., Any]:
    """Opens the client of an operation, which gets one answer."""

    def open_client(write: Write, answer: httpx.Response) -> Any:
        token = [httpx.Response(200, json={"token": "t", "refresh_token": "r"})]
        answers = [*(token if write.fixture == "noventiq" else []), answer]
        return request.getfixturevalue(write.fixture)(*answers, retry=Retry.off())

    return open_client


def leaves_of(value: Any) -> list[Any]:
    """The values of JSON that are neither objects nor lists."""
    if isinstance(value, dict):
        return leaves_of(list(value.values()))
    return [leaf for each in value for leaf in leaves_of(each)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("write", WRITES, ids=str)
@pytest.mark.parametrize(("status", "content"), [(204, b""), (200, b""), (201, b""), (200, b" \n")])
def test_a_success_without_a_body_is_a_success(
    answered: Callable[..., Any], write: Write, status: int, content: bytes
) -> None:
    made = answered(write, httpx.Response(status, content=content)).call(write.method, *write.arguments)
    assert made is None or leaves_of(json.loads(to_json(made))) == []


@pytest.mark.parametrize("write", WRITES, ids=str)
@pytest.mark.parametrize("content", [b"null", b"[]", b'""', b" null\n"])
def test_so_is_one_whose_body_writes_that_there_is_nothing(
    answered: Callable[..., Any], write: Write, content: bytes
) -> None:
    caller = answered(write, httpx.Response(200, content=content))
    made = caller.call(write.method, *write.arguments)
    assert made is None or leaves_of(json.loads(to_json(made))) == []
    assert set(caller.client.drift.values()) <= {1}


@pytest.mark.parametrize("write", WRITES[:10], ids=str)
@pytest.mark.parametrize("content", [b"null", b"[]", b'""'])
def test_where_drift_is_raised_it_is_an_error(
    answered: Callable[..., Any], write: Write, content: bytes
) -> None:
    caller = answered(write, httpx.Response(200, content=content))
    caller.client = caller.client.with_options(on_drift="raise")
    with pytest.raises(DecodeError) as caught:
        caller.call(write.method, *write.arguments)
    assert caught.value.may_have_succeeded


@pytest.mark.parametrize("read", READS, ids=str)
@pytest.mark.parametrize("content", [b"null", b"[]", b'""'])
def test_a_read_of_nothing_is_an_error(answered: Callable[..., Any], read: Write, content: bytes) -> None:
    with pytest.raises(DecodeError):
        answered(read, httpx.Response(200, content=content)).call(read.method, *read.arguments)


@pytest.mark.parametrize("read", READS, ids=str)
@pytest.mark.parametrize("status", [200, 204])
def test_a_read_without_a_body_is_an_error(answered: Callable[..., Any], read: Write, status: int) -> None:
    with pytest.raises(DecodeError):
        answered(read, httpx.Response(status)).call(read.method, *read.arguments)


@pytest.mark.parametrize("write", [*WRITES, *READS], ids=str)
def test_an_error_under_a_status_of_success_is_that_error(answered: Callable[..., Any], write: Write) -> None:
    body, kind, message = ERRORS[write.fixture]
    with pytest.raises(kind, match=message) as caught:
        answered(write, httpx.Response(200, json=body)).call(write.method, *write.arguments)
    assert type(caught.value) is kind
    assert not caught.value.may_have_succeeded


@pytest.mark.parametrize("write", [WRITES[10], WRITES[11]], ids=str)
@pytest.mark.parametrize("content", [b"{}", b"[]", b"null", b'{"errors": []}', b"OK", b'{"message": "done"}'])
def test_a_body_that_nobody_asked_for_and_that_is_no_error_changes_nothing(
    answered: Callable[..., Any], write: Write, content: bytes
) -> None:
    assert answered(write, httpx.Response(200, content=content)).call(write.method, *write.arguments) is None


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (None, "saved"),
        (ERRORS["sendcloud"][0], "refused"),
        ({"data": []}, "unknown"),
        ({"data": [{"id": "1", "order_id": "a", "order_number": "b"}]}, "saved"),
    ],
)
def test_a_batch_reports_what_the_answer_shows(
    sendcloud: Callable[..., Any], answer: Any, outcome: str
) -> None:
    (new, *_) = example("sendcloud", "NewOrdersComplete")
    response = httpx.Response(201) if answer is None else httpx.Response(201, json=answer)
    batch = sendcloud(response, retry=Retry.off()).call("save_orders", [new])
    assert [part.outcome for part in batch.parts] == [outcome]
    assert len(batch.saved) == (1 if answer is not None and outcome == "saved" else 0)


def test_an_order_created_once_whose_response_is_empty_is_created(
    answered: Callable[..., Any],
) -> None:
    made = answered(WRITES[0], httpx.Response(200)).call("create_order_once", *WRITES[0].arguments)
    assert made.key == WRITES[0].arguments[0]["merchant_invoice_id"]
    assert made.order.to_dict() == {}
