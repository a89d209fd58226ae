"""The client of Sendcloud: how it is made, what each operation puts on the wire, what its errors mean."""

from __future__ import annotations

import base64
import importlib
import inspect
import json
from datetime import UTC, date, datetime
from typing import Any, get_args
from uuid import UUID

import httpx
import pytest
from orderkit import (
    ApiError,
    AsyncSendcloud,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    Sendcloud,
    ServerError,
    UnauthorizedError,
    UnsupportedMediaTypeError,
    to_json,
)
from orderkit.contract import Contract
from orderkit.sendcloud import SortKey
from orderkit_clients.sendcloud import facts, models

KINDS = {"sync": Sendcloud, "async": AsyncSendcloud}
CONTRACT = Contract.load("sendcloud")
EXAMPLES = CONTRACT.document["components"]["examples"]
LIVE = "https://panel.sendcloud.sc/api/v3"
PARTNER = "5c4b3a29-1807-4f6e-9d5c-4b3a29180716"
CALLS = ("list_orders", "create_or_update_orders", "retrieve_order", "update_order", "delete_order")
NOTHING: dict[str, Any] = {"data": []}


@pytest.fixture
def kind(mode: str) -> Any:
    return KINDS[mode]


@pytest.fixture
def list_request(sendcloud: Any) -> Any:
    """The parameters of the first request of a listing."""

    def ask(**filters: Any) -> dict[str, str]:
        caller = sendcloud(httpx.Response(200, json=NOTHING))
        assert caller.gather(caller.client.list_orders(**filters)) == []
        return dict(caller.sent[0].url.params)

    return ask


@pytest.mark.parametrize("base_url", [None, LIVE, f"{LIVE}/"])
def test_the_address_is_sendclouds_unless_another_is_given(kind: Any, base_url: str | None) -> None:
    assert kind("public", "secret", base_url=base_url).base_url == LIVE
    assert kind("public", "secret", base_url="https://a.test/x/").base_url == "https://a.test/x"


@pytest.mark.parametrize("missing", ["SENDCLOUD_PUBLIC_KEY", "SENDCLOUD_SECRET_KEY"])
def test_a_missing_key_names_the_variable_to_set(
    kind: Any, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in {"SENDCLOUD_PUBLIC_KEY", "SENDCLOUD_SECRET_KEY"} - {missing}:
        monkeypatch.setenv(name, "from-the-environment")
    with pytest.raises(ValueError, match=missing):
        kind()


def test_the_keys_are_taken_from_the_environment(sendcloud: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDCLOUD_PUBLIC_KEY", "public")
    monkeypatch.setenv("SENDCLOUD_SECRET_KEY", "secret:with-a-colon")
    caller = sendcloud(httpx.Response(204), public_key=None, secret_key=None)
    caller.call("delete_order", 1)
    scheme, _, pair = caller.sent[0].headers["authorization"].partition(" ")
    assert (scheme, base64.b64decode(pair)) == ("Basic", b"public:secret:with-a-colon")


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"public_key": "public:key"}, ValueError, "must not contain a colon, which HTTP Basic cannot send"),
        ({"secret_key": "secret\n"}, ValueError, "check SENDCLOUD_SECRET_KEY"),
        ({"secret_key": 5}, TypeError, r"secret_key must be str \(got int\)"),
        ({"auth": "oauth2", "retry": 3}, TypeError, r"^retry must be a Retry \(got int\)$"),
        ({"auth": "digest"}, ValueError, "auth must be basic or oauth2 .got 'digest'"),
        ({"token_url": "https://a.test"}, ValueError, "token_url must be left out without auth='oauth2'"),
        ({"partner_id": "us"}, ValueError, "partner_id must be a UUID .got 'us'"),
        ({"partner_id": 5}, TypeError, "partner_id must be UUID, or its text \\(got int\\)"),
        ({"base_url": "http://a.test"}, ValueError, "base_url must be an https URL.*credentials in clear"),
    ],
    ids=str,
)
def test_a_wrong_option_is_refused(
    kind: Any, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        kind(**{"public_key": "public", "secret_key": "secret", **options})
    assert "public:key" not in str(caught.value)


@pytest.mark.parametrize("name", CALLS)
def test_an_operation_is_sent_as_the_contract_says(sendcloud: Any, sendcloud_call: Any, name: str) -> None:
    call = sendcloud_call(name)
    caller = sendcloud(httpx.Response(call.status, json=call.answer))
    result = call.made_by(caller)
    (sent,) = caller.sent
    assert (sent.method, sent.url.raw_path.decode(), sent.url.query) == (call.method, call.path, b"")
    assert sent.headers["accept"] == "application/json"
    assert (json.loads(sent.content) if sent.content else None) == call.body
    assert result == (None if call.answer is None else call.answer["data"])


def test_orders_may_be_models_or_mappings(sendcloud: Any, sendcloud_call: Any) -> None:
    call = sendcloud_call("create_or_update_orders")
    (order,) = call.body[:1]
    caller = sendcloud(httpx.Response(201, json=call.answer))
    caller.call("create_or_update_orders", (each for each in (models.NewOrder.from_dict(order), order)))
    assert json.loads(caller.sent[0].content) == [order, order]


def test_an_unknown_value_of_a_list_is_kept(sendcloud: Any) -> None:
    order = json.loads(json.dumps(EXAMPLES["OrderComplete"]["value"]["data"]))
    order["customs_details"]["shipment_type"] = "loan"
    order["order_details"]["order_items"][0]["measurement"]["weight"]["unit"] = "stone"
    read = sendcloud(httpx.Response(200, json={"data": order})).call("retrieve_order", 2044)
    assert (read.customs_details.shipment_type, json.loads(to_json(read))) == ("loan", order)


def test_an_order_that_is_read_is_written_back_by_its_dict(sendcloud: Any, sendcloud_call: Any) -> None:
    order = EXAMPLES["OrderComplete"]["value"]["data"]
    read = sendcloud(httpx.Response(200, json={"data": order})).call("retrieve_order", 2044)
    caller = sendcloud(httpx.Response(201, json=sendcloud_call("create_or_update_orders").answer))
    caller.call("create_or_update_orders", [models.NewOrder.from_dict(read.to_dict()), read.to_dict()])
    assert [body["shipping_address"] for body in json.loads(caller.sent[0].content)] == [
        order["shipping_address"]
    ] * 2


def test_changes_may_be_a_model(sendcloud: Any, sendcloud_call: Any) -> None:
    call = sendcloud_call("update_order")
    caller = sendcloud(httpx.Response(200, json=call.answer))
    assert caller.call("update_order", 669, models.OrderChanges.from_dict(call.body)).id == 669
    assert json.loads(caller.sent[0].content) == call.body


@pytest.mark.parametrize("count", [0, 101])
def test_too_few_and_too_many_orders_are_refused_before_anything_is_sent(sendcloud: Any, count: int) -> None:
    caller = sendcloud(httpx.Response(201))
    with pytest.raises(ValueError, match=f"orders must be 1 to 100 \\(got {count}\\): split them"):
        caller.call("create_or_update_orders", [{}] * count)


@pytest.mark.parametrize(
    ("orders", "words"),
    [
        ({}, "must be a list \\(got dict\\)"),
        ([{}, 5], r"orders\[1\] must be a NewOrder or a mapping \(got int\)"),
    ],
)
def test_what_is_no_order_is_refused(sendcloud: Any, orders: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        sendcloud(httpx.Response(201)).call("create_or_update_orders", orders)


@pytest.mark.parametrize("partner_id", [PARTNER, PARTNER.upper(), UUID(PARTNER)])
def test_the_partner_is_named_when_orders_are_created_and_nowhere_else(
    sendcloud: Any, sendcloud_call: Any, partner_id: Any
) -> None:
    calls = [sendcloud_call(name) for name in CALLS]
    answers = [httpx.Response(call.status, json=call.answer) for call in calls]
    caller = sendcloud(*answers, partner_id=partner_id)
    for call in calls:
        call.made_by(caller)
    named = {sent.method: sent.headers.get("sendcloud-partner-id") for sent in caller.sent}
    assert named == {"GET": None, "POST": PARTNER, "PATCH": None, "DELETE": None}


def test_without_a_partner_none_is_named(sendcloud: Any, sendcloud_call: Any) -> None:
    call = sendcloud_call("create_or_update_orders")
    caller = sendcloud(httpx.Response(201, json=call.answer))
    call.made_by(caller)
    assert "sendcloud-partner-id" not in caller.sent[0].headers


@pytest.mark.parametrize("key", [669, "669"])
@pytest.mark.parametrize("name", ["retrieve_order", "delete_order"])
def test_an_order_is_named_by_its_id_as_a_number_or_a_text(
    sendcloud: Any, sendcloud_call: Any, name: str, key: Any
) -> None:
    call = sendcloud_call(name)
    caller = sendcloud(httpx.Response(call.status, json=call.answer))
    caller.call(name, key)
    assert caller.sent[0].url.path == "/orders/669"


@pytest.mark.parametrize(
    ("key", "error", "words"),
    [
        ("OXSDFGHTD-12", ValueError, r"own id of an order, a number.*list_orders\(order_id="),
        ("", ValueError, "own id of an order"),
        ("669x", ValueError, "own id of an order"),
        ("٣", ValueError, "own id of an order"),
        (0, ValueError, "own id of an order"),
        (-1, ValueError, "own id of an order"),
        (True, TypeError, "order_key must be int, or its text \\(got bool\\)"),
        (None, TypeError, "order_key must be int, or its text \\(got NoneType\\)"),
    ],
)
def test_what_is_no_id_is_refused(
    sendcloud: Any, sendcloud_call: Any, key: Any, error: type[Exception], words: str
) -> None:
    for name in ("retrieve_order", "update_order", "delete_order"):
        with pytest.raises(error, match=words):
            sendcloud(httpx.Response(200)).call(name, key, *sendcloud_call(name).arguments[1:])


DAY = date(2023, 4, 28)
DAYS = [
    "order_created_at",
    "order_created_at_min",
    "order_created_at_max",
    "order_updated_at",
    "order_updated_at_min",
    "order_updated_at_max",
]


@pytest.mark.parametrize(
    ("filters", "sent"),
    [
        ({}, {}),
        ({"integration": 17}, {"integration": "17"}),
        ({"integration": (41, 68, 41, 419)}, {"integration": "41,68,419"}),
        ({"order_number": "A, B"}, {"order_number": "A, B"}),
        ({"order_id": "1896e94b"}, {"order_id": "1896e94b"}),
        ({"status": "unshipped"}, {"status": "unshipped"}),
        *[({day: DAY}, {day: "2023-04-28"}) for day in DAYS],
        ({"sort": "-order_number"}, {"sort": "-order_number"}),
        ({"sort": ["integration", "-pk"]}, {"sort": "integration,-pk"}),
        ({"page_size": 1}, {"page_size": "1"}),
        ({"page_size": 200}, {"page_size": "200"}),
        ({"limit": 5}, {}),
    ],
    ids=str,
)
def test_a_list_is_asked_for_as_the_contract_writes_it(
    list_request: Any, filters: dict[str, Any], sent: dict[str, str]
) -> None:
    assert list_request(**filters) == sent


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"integration": []}, ValueError, "integration must not be empty: leave it out"),
        ({"integration": "17"}, TypeError, "integration must be int or several \\(got str\\)"),
        ({"integration": 1.5}, TypeError, "integration must be int or several \\(got float\\)"),
        ({"integration": [17, True]}, TypeError, "integration must hold int \\(got bool\\)"),
        ({"integration": [17, 0]}, ValueError, "integration must be at least 1 \\(got 0\\)"),
        ({"status": ""}, ValueError, "status must not be empty: leave it out to list everything"),
        ({"order_id": 5}, TypeError, "order_id must be str \\(got int\\)"),
        ({"order_created_at": "2023-04-28"}, TypeError, "order_created_at must be a date \\(got str\\)"),
        ({"order_updated_at_max": datetime(2023, 4, 28, tzinfo=UTC)}, TypeError, "must be a date"),
        ({"sort": "id"}, ValueError, "sort must be one or more of integration, order_number.*got 'id'"),
        ({"sort": "pk,-integration"}, ValueError, "got 'pk,-integration'"),
        ({"sort": ["pk", "-pk"]}, ValueError, "each key once, upwards or downwards"),
        ({"sort": [5]}, TypeError, "sort must hold str \\(got int\\)"),
        ({"page_size": 0}, ValueError, "page_size must be at least 1 \\(got 0\\)"),
        ({"page_size": 201}, ValueError, "page_size must be at most 200 \\(got 201\\)"),
        ({"page_size": 10.0}, TypeError, "page_size must be int \\(got float\\)"),
        ({"limit": -1}, ValueError, "limit must be at least 0"),
        ({"cursor": "cD0xMjM="}, ValueError, "cursor must be passed exactly as it was returned"),
    ],
    ids=str,
)
def test_a_wrong_filter_is_refused_at_the_call(
    sendcloud: Any, filters: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        sendcloud(httpx.Response(200)).client.list_orders(**filters)


def test_the_sort_keys_are_those_of_the_contract() -> None:
    keys = CONTRACT.parameter("listOrders", "sort")["x-sort"]["keys"]
    assert set(get_args(SortKey)) == {*keys, *(f"-{key}" for key in keys)}


CLASSES = {
    "400": BadRequestError,
    "401": UnauthorizedError,
    "404": NotFoundError,
    "405": ApiError,
    "415": UnsupportedMediaTypeError,
    "500": ServerError,
}
REFUSALS = [name for name in EXAMPLES if name.startswith("Error") and name != "ErrorThrottled"]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_documented_error_is_sent_with_all_properties(sendcloud: Any, name: str) -> None:
    entries = EXAMPLES[name]["value"]["errors"]
    status = int(entries[0]["status"])
    with pytest.raises(ApiError) as caught:
        sendcloud(httpx.Response(status, json=EXAMPLES[name]["value"])).call("delete_order", 669)
    error = caught.value
    assert type(error) is CLASSES[entries[0]["status"]]
    assert (error.status, error.code, error.message) == (status, entries[0]["code"], entries[0]["detail"])
    assert len(error.details) == len(entries)
    for told, entry in zip(error.details, entries, strict=True):
        assert told == ": ".join([*entry.get("source", {}).values(), entry["detail"]])


def entry(**members: Any) -> dict[str, Any]:
    return {"status": "400", "code": "invalid", "detail": "Field required", **members}


@pytest.mark.parametrize(
    ("status", "body", "error", "code", "message", "details"),
    [
        (400, {"errors": entry()}, BadRequestError, "invalid", "Field required", ("Field required",)),
        (
            409,
            {"errors": [entry(status=404)]},
            ConflictError,
            "invalid",
            "Field required",
            ("Field required",),
        ),
        (400, {"errors": [{"title": "Wrong"}]}, BadRequestError, None, "Wrong", ("Wrong",)),
        (403, {"errors": [{"code": "null"}]}, ForbiddenError, "null", "Forbidden", ("null",)),
        (
            400,
            {"errors": [entry(source="x")]},
            BadRequestError,
            "invalid",
            "Field required",
            ("Field required",),
        ),
        (
            400,
            {"errors": [5, "x", entry(code=5)]},
            BadRequestError,
            None,
            "Field required",
            ("Field required",),
        ),
        (400, {"errors": []}, BadRequestError, None, "Bad Request", ()),
        (400, {"error": "x"}, BadRequestError, None, "Bad Request", ()),
        (400, [entry()], BadRequestError, None, "Bad Request", ()),
        (401, b"", UnauthorizedError, None, "Unauthorized", ()),
        (502, b"<html>", ServerError, None, "Bad Gateway", ()),
    ],
    ids=str,
)
def test_an_undocumented_error_has_the_class_of_its_status(
    sendcloud: Any, status: int, body: Any, error: type[ApiError], code: Any, message: str, details: Any
) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(error) as caught:
        sendcloud(httpx.Response(status, content=content)).call("delete_order", 1)
    told = caught.value
    assert (type(told), told.status) == (error, status)
    assert (told.code, told.message, told.details) == (code, message, details)


def test_every_operation_of_the_contract_has_its_method(kind: Any) -> None:
    names = {snake(operation) for operation in CONTRACT.operations}
    assert names == set(CALLS)
    for name in names:
        importlib.import_module(f"orderkit_clients.sendcloud.api.orders.{name}")
        assert "Source: Sendcloud" in (inspect.getdoc(getattr(kind, name)) or "")


def test_every_parameter_of_the_contract_is_an_argument(kind: Any) -> None:
    wanted = {parameter["name"] for parameter in CONTRACT.operation("listOrders").parameters}
    assert wanted <= set(inspect.signature(kind.list_orders).parameters)
    assert set(facts.OPERATIONS) == set(CONTRACT.operations)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
