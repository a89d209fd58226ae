"""Queries, routes, methods, media types and faults: every refusal is documented and changes nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import httpx
import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import SendcloudSettings

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud, MakeSendcloud


JSON = {"Content-Type": "application/json"}
UNREADABLE = {
    "missing": b"",
    "cut off": b'[{"order_id": ',
    "NaN": b'[{"price": NaN}]',
    "huge exponent": b"[1e400]",
    "broken UTF-8": b'["\xff"]',
    "lone surrogate": b'["\\ud800"]',
    "deep arrays": b"[" * 100_000,
    "over one MiB": b'["' + b"x" * 1024 * 1024 + b'"]',
}


def problems(response: httpx.Response) -> list[tuple[str, str, str | None]]:
    """Code, detail and the parameter of every error of a response."""
    return [
        (error["code"], error["detail"], error.get("source", {}).get("parameter"))
        for error in response.json()["errors"]
    ]


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("128", "128"),
        ("17,128,129", "128"),
        ("x", "x"),
        ("17,x", "x"),
        ("17,", ""),
        (",17", ""),
        ("0", "0"),
        ("-17", "-17"),
        ("017", "017"),
        ("17.0", "17.0"),
        ("17 41", "17 41"),
        ("17, 41", " 41"),
        ("99999999999999", "99999999999999"),
    ],
)
def test_an_integration_that_is_not_the_accounts_is_named(
    sendcloud: InProcessSendcloud, value: str, named: str
) -> None:
    response = sendcloud.call("GET", "/orders", params={"integration": value})
    detail = f"Select a valid choice. {named} is not one of the available choices."
    assert (response.status_code, problems(response)) == (400, [("invalid_choice", detail, "integration")])
    assert response.json()["errors"][0]["title"] == "Invalid Choice"


def test_the_integrations_are_those_of_the_settings(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=SendcloudSettings(integrations=(5,), rate_limits=None), orders=9)
    assert len(sendcloud.orders(integration="5")) == 9
    assert sendcloud.call("GET", "/orders?integration=17").status_code == 400


def test_more_than_a_hundred_integrations_are_refused(sendcloud: InProcessSendcloud) -> None:
    assert sendcloud.page(integration=",".join(["17"] * 100)).status_code == 200
    response = sendcloud.call("GET", "/orders", params={"integration": ",".join(["17"] * 101)})
    assert (response.status_code, problems(response)[0][2]) == (400, "integration")


@pytest.mark.parametrize(
    ("size", "detail"),
    [
        ("0", "Input should be greater than or equal to 1"),
        ("-1", "Input should be greater than or equal to 1"),
        ("201", "Input should be less than or equal to 200"),
        ("9999999999", "Input should be less than or equal to 200"),
        ("99999999999999999999", "Input should be a valid integer"),
        ("x", "Input should be a valid integer"),
        ("1.0", "Input should be a valid integer"),
        ("1_0", "Input should be a valid integer"),
        ("+1", "Input should be a valid integer"),
        (" 1", "Input should be a valid integer"),
        ("\u0661", "Input should be a valid integer"),
    ],
)
def test_a_page_size_out_of_bounds_is_refused(sendcloud: InProcessSendcloud, size: str, detail: str) -> None:
    response = sendcloud.call("GET", "/orders", params={"page_size": size})
    assert (response.status_code, problems(response)) == (400, [("invalid", detail, "page_size")])


@pytest.mark.parametrize(
    ("size", "held"),
    [("201", 200), ("99999999999999999999", 200), ("0", 100), ("-5", 100), ("x", 100), ("7", 7)],
)
def test_a_page_size_is_clamped_if_the_settings_say_so(
    make_sendcloud: MakeSendcloud, size: str, held: int
) -> None:
    clamping = SendcloudSettings(clamp_page_size=True, rate_limits=None)
    assert len(make_sendcloud(sendcloud=clamping, orders=210).ids(page_size=size)) == held


@pytest.mark.parametrize(
    "value", ["2026-02-30", "2026-2-1", "20260201", "2026-02-01T00:00:00Z", "today", "2026-02-01 ", "0"]
)
@pytest.mark.parametrize("name", ["order_created_at", "order_created_at_min", "order_updated_at_max"])
def test_what_is_no_date_is_refused(sendcloud: InProcessSendcloud, name: str, value: str) -> None:
    response = sendcloud.call("GET", "/orders", params={name: value})
    assert (response.status_code, problems(response)) == (400, [("invalid", "Enter a valid date.", name)])


# What is wrong in a body, and the error of the catalogue that says so.
FAULTS: dict[str, dict[str, object]] = {
    "FieldRequired": {"order_number": None},
    "WrongType": {"order_number": 5},
    "TextTooShort": {"order_number": ""},
    "TextTooLong": {"order_number": "n" * 1001},
    "NotListed": {"customs_details": {"shipment_type": "loan"}},
    "WrongForm": {"order_number": "n\0"},
    "TooLarge": {
        "shipping_details": {
            "ship_with": {"type": "shipping_option_code", "properties": {"contract_id": 2**31}}
        }
    },
    "TooSmall": {
        "shipping_details": {"ship_with": {"type": "shipping_option_code", "properties": {"contract_id": 0}}}
    },
    "NotPositive": {"shipping_details": {"measurement": {"weight": {"value": 0, "unit": "kg"}}}},
    "ListTooLong": {"customs_details": {"tax_numbers": {"sender": [{}] * 101}}},
    "ObjectTooLarge": {"service_point_details": {"extra_data": {str(n): n for n in range(101)}}},
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_texts_of_faults_are_those_of_the_catalogue(
    sendcloud: InProcessSendcloud, contract: Contract, minimal: Json, name: str
) -> None:
    order = {**minimal, **FAULTS[name]}
    if name == "FieldRequired":
        del order["order_number"]
    response = sendcloud.save([order])
    (row,) = [row for row in contract.schema("ErrorCode")["x-errors"] if row["name"] == name]
    text = re.sub(r"\\\{\w+\\\}", ".+", re.escape(row["message"]["en-US"]))
    errors = response.json()["errors"]
    assert (response.status_code, {error["code"] for error in errors}) == (row["http_status"], {row["code"]})
    assert any(re.fullmatch(text, error["detail"]) for error in errors), errors


def test_every_wrong_parameter_is_reported(sendcloud: InProcessSendcloud) -> None:
    query = "integration=5&page_size=0&order_updated_at=x&cursor=x"
    response = sendcloud.call("GET", f"/orders?{query}")
    assert {place for _, _, place in problems(response)} == {"integration", "page_size", "order_updated_at"}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize(("method", "path"), [("POST", "/orders"), ("PATCH", "/orders/1")])
def test_an_unreadable_body_is_refused_and_changes_nothing(
    sendcloud: InProcessSendcloud, minimal: Json, method: str, path: str, name: str
) -> None:
    sendcloud.saved([minimal])
    before = sendcloud.stored()
    response = sendcloud.call(method, path, content=UNREADABLE[name], headers=JSON)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["detail"]) == (400, "The body is missing or is not JSON.")
    assert sendcloud.stored() == before


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/json; charset=latin-1"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/orders"), ("PATCH", "/orders/1")])
def test_a_body_that_is_not_declared_as_json_is_refused(
    sendcloud: InProcessSendcloud, method: str, path: str, content_type: str | None
) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    response = sendcloud.call(method, path, content=b"[]", headers=headers)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["code"]) == (415, "unsupported_media_type")
    assert error["detail"] == f'Unsupported media type "{content_type or ""}" in request.'


@pytest.mark.parametrize(
    "path", ["", "/", "/orders//", "/orders/1/2", "/Orders", "/api/v2/orders", "//orders"]
)
def test_an_unknown_route_is_not_found(sendcloud: InProcessSendcloud, path: str) -> None:
    response = sendcloud.call("GET", path)
    error = {"status": "404", "code": "not_found", "title": "Not found", "detail": "Not found."}
    assert (response.status_code, response.json()) == (404, {"errors": [error]})


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/orders", "GET, POST"),
        ("HEAD", "/orders/", "GET, POST"),
        ("OPTIONS", "/orders/1", "DELETE, GET, PATCH"),
        ("POST", "/orders/1", "DELETE, GET, PATCH"),
    ],
)
def test_a_wrong_method_is_refused_with_the_allowed_ones(
    sendcloud: InProcessSendcloud, method: str, path: str, allow: str
) -> None:
    response = sendcloud.call(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)
    if method != "HEAD":
        assert response.json()["errors"][0]["detail"] == f'Method "{method}" not allowed.'


@pytest.mark.parametrize("status", [400, 401, 404, 405, 415, 429, 500])
def test_a_documented_failure_can_be_asked_for(sendcloud: InProcessSendcloud, status: int) -> None:
    sendcloud.control.inject_fault(status, operation="listOrders", provider="sendcloud")
    response = sendcloud.call("GET", "/orders")
    assert response.status_code == status
    assert response.headers.get("retry-after") == ("12" if status == 429 else None)
    assert sendcloud.call("GET", "/orders").status_code == 200


def test_an_order_that_is_still_being_stored_is_a_fault_that_can_be_asked_for(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    sendcloud.control.inject_fault(400, operation="createOrUpdateOrders", provider="sendcloud")
    response = sendcloud.save([minimal])
    text = "We are still processing a previous request. Please try again in a moment."
    error = {"status": "400", "code": "invalid", "detail": text, "source": {"pointer": "/data"}}
    assert (response.status_code, response.json()) == (400, {"errors": [error]})
    assert sendcloud.orders() == []


def test_another_failure_comes_as_from_a_gateway(sendcloud: InProcessSendcloud) -> None:
    sendcloud.control.inject_fault(503, provider="sendcloud")
    response = sendcloud.call("GET", "/orders")
    assert (response.status_code, response.headers["content-type"]) == (503, "text/plain; charset=utf-8")


def test_a_failure_of_the_mock_is_a_documented_500(
    sendcloud: InProcessSendcloud, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    provider = sendcloud.app._state.providers["sendcloud"]
    monkeypatch.setitem(provider.handlers, "listOrders", lambda *_: 1 / 0)
    response = sendcloud.call("GET", "/orders")
    assert response.json()["errors"][0]["detail"] == "A server error occurred."


def test_every_operation_of_the_contract_is_served(sendcloud: InProcessSendcloud, contract: Contract) -> None:
    assert set(sendcloud.app._state.providers["sendcloud"].handlers) == set(contract.operations)


@pytest.mark.parametrize("name", ["NewOrdersMinimal", "NewOrdersComplete"])
def test_the_documented_bodies_are_accepted(sendcloud: InProcessSendcloud, examples: Json, name: str) -> None:
    for order in examples[name]:
        order.pop("id", None)
    assert len(sendcloud.saved(examples[name])) == len(examples[name])


def test_an_error_has_a_text_for_its_status(sendcloud: InProcessSendcloud) -> None:
    errors = json.loads(sendcloud.call("GET", "/orders/7").text)["errors"]
    assert [error["status"] for error in errors] == ["404"]
